"""What match day is called in words: states of runs, steps of a run, kinds of pairs, rulings, claims of a proof."""

from collections.abc import Mapping
from typing import Any

from babel.numbers import format_percent
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from pairloom.domain.pairs.queries import SeatKind
from pairloom.domain.pairs.states import MatchStep, RulingKind, RunState
from pairloom.look.locales import find_locale

RUNS: dict[str, tuple[Promise, str]] = {
    RunState.WAITING: (gettext_lazy("Begins in a moment"), "waiting"),
    RunState.SOLVING: (gettext_lazy("Under way"), "waiting"),
    RunState.DONE: (pgettext_lazy("match", "Done"), "well"),
    RunState.FAILED: (pgettext_lazy("match", "Not finished"), "trouble"),
    RunState.DROPPED: (pgettext_lazy("match", "Stopped"), ""),
    RunState.CONFIRMED: (pgettext_lazy("match", "Confirmed"), "well"),
}
STEPS: dict[str, Promise] = {
    MatchStep.GATHER: gettext_lazy("Read all answers"),
    MatchStep.SCORE: gettext_lazy("Weigh every possible pair"),
    MatchStep.PLACE: gettext_lazy("Find a partner for as many as possible"),
    MatchStep.THRESHOLD: gettext_lazy("Lift up who is served least"),
    MatchStep.TIERS: gettext_lazy("Have as few as possible served badly"),
    MatchStep.SUM: gettext_lazy("Serve everybody as well as possible"),
    MatchStep.LOT: gettext_lazy("Draw lots where pairs are equally good"),
    MatchStep.MEASURE: gettext_lazy("Measure how well everybody is served"),
    MatchStep.CHECK: gettext_lazy("Let a second program check the proof"),
    MatchStep.STORE: gettext_lazy("Keep all of it"),
}
"""What a run does, in order."""
KINDS: dict[SeatKind, Promise] = {
    SeatKind.ALL: gettext_lazy("All pairs"),
    SeatKind.WORST: gettext_lazy("Served least first"),
    SeatKind.TRIO: gettext_lazy("Groups of three"),
    SeatKind.BRIDGE: gettext_lazy("Bridges"),
    SeatKind.THIN: gettext_lazy("Little known"),
    SeatKind.UNSURE: gettext_lazy("An answer is unsure"),
    SeatKind.PINNED: gettext_lazy("Decided by you"),
    SeatKind.UNPLACED: gettext_lazy("Without a partner"),
}
MEANINGS: dict[SeatKind, Promise] = {
    SeatKind.BRIDGE: gettext_lazy(
        "One of them could take better partners, but the other has few possible ones. They make the match possible."
    ),
    SeatKind.THIN: gettext_lazy(
        "Neither answered what the match goes by. It may be a good pair; we know too little to say. They get a first "
        "question to begin with."
    ),
    SeatKind.UNSURE: gettext_lazy(
        "A time zone or a language was not told clearly. If it is otherwise, the pair may not fit. Ask before you "
        "confirm."
    ),
    SeatKind.WORST: gettext_lazy("100 % is the best partner that this round had for the person."),
}
RULINGS: dict[str, Promise] = {
    RulingKind.PIN: gettext_lazy("are partners"),
    RulingKind.FORBID: gettext_lazy("are no partners in this round"),
    RulingKind.TRIO: gettext_lazy("are a group of three"),
    RulingKind.PULL: gettext_lazy("is not matched in this round"),
    RulingKind.HOLD: gettext_lazy("Nothing is confirmed by itself."),
}
"""What a ruling says, after the names of those whom it is about."""


def say_percent(part: float, whole: float = 1000) -> str:
    """Say a part of a whole in percent, rounded to whole ones."""
    return format_percent(round(part / whole, 2) if whole else 0, locale=find_locale())


def say_claim(level: Mapping[str, Any], *, has_pins: bool = False) -> str:
    """Say what a level of the proof is about; the threshold says nothing of people whom organisers pinned."""
    at = say_percent(int(level.get("at") or 0))
    if has_pins and level["claim"] == "threshold":
        return _("what everybody whom no organiser pinned gets at least, of the own best")
    return {
        "placed": _("people with a partner"),
        "threshold": _("what everybody gets at least, of the own best"),
        "tier": _("people who get %(at)s of their best or more") % {"at": at},
        "percentile": _("people with a partner of the better half of their possible ones"),
        "sum": _("what all get together, of their best"),
        "lot": _("the lot among equals"),
    }.get(str(level["claim"]), str(level["claim"]))
