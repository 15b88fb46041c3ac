"""The organisers' rulings in words, with names; whether a run obeys them already, and whether they can be changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from babel.lists import format_list
from django.utils.translation import gettext as _

from pairloom.domain.applications.models import Application
from pairloom.domain.pairs import queries
from pairloom.domain.pairs.models import MatchRun, Ruling, Seat
from pairloom.domain.pairs.states import RulingKind
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState
from pairloom.doors.backoffice.match.finding import is_newest
from pairloom.doors.backoffice.match.weights import name_criteria
from pairloom.doors.backoffice.match.words import RULINGS
from pairloom.doors.backoffice.templatetags.office import number
from pairloom.look.locales import find_locale
from pairloom.look.templatetags.look import country_name


@dataclass(frozen=True)
class ShownRuling:
    """A ruling as a sentence; `is_obeyed` tells whether the run that is looked at was solved with it."""

    ruling: Ruling
    who: str
    words: str
    is_obeyed: bool


def list_shown(round_: Round, run: MatchRun | None) -> list[ShownRuling]:
    """List the rulings that hold, newest first."""
    obeyed = set() if run is None else set(run.rulings)
    rulings = queries.rulings_of(round_)
    criteria = name_criteria(round_) if any(one.criterion for one in rulings) else {}
    return [
        ShownRuling(
            ruling=ruling,
            who=name_people(ruling),
            words=say_ruling(ruling, criteria),
            is_obeyed=ruling.pk in obeyed or ruling.kind == RulingKind.HOLD,
        )
        for ruling in rulings
    ]


def say_rulings(round_: Round, rulings: Sequence[Ruling]) -> list[str]:
    """Say rulings as whole sentences, with names; of one that was taken back, that it was."""
    criteria = name_criteria(round_) if any(one.criterion for one in rulings) else {}
    said = []
    for one in rulings:
        sentence = f"{name_people(one)} {say_ruling(one, criteria)}".strip()
        said.append(sentence if one.taken_back_at is None else _("%(ruling)s (undone)") % {"ruling": sentence})
    return said


def list_rulings(run: MatchRun, seats: Sequence[Seat]) -> list[ShownRuling]:
    """List the rulings that hold about somebody who sits there."""
    numbers = {seat.application_id for seat in seats}
    named = [(shown, shown.ruling) for shown in list_shown(run.round, run)]
    return [shown for shown, one in named if numbers & {one.one_id, one.other_id, one.third_id}]


def say_ruling(ruling: Ruling, criteria: dict[str, str]) -> str:
    """Say what a ruling says, to stand after the names."""
    if ruling.kind == RulingKind.WEIGHT:
        words = {"criterion": criteria.get(ruling.criterion, ruling.criterion), "points": number(ruling.points or 0)}
        return _("%(criterion)s: %(points)s points") % words
    return str(RULINGS[ruling.kind])


def name_people(ruling: Ruling) -> str:
    """Name whom a ruling is about, each with the country."""
    named = [_name(one) for one in (ruling.one, ruling.other, ruling.third) if one is not None]
    return str(format_list(named, locale=find_locale())) if named else ""


def is_open(run: MatchRun) -> bool:
    """Tell whether something can be decided about a run: it is the newest, and the match is not confirmed."""
    return run.round.state == RoundState.CLOSED and is_newest(run)


def _name(one: Application) -> str:
    name = one.name or one.person.name or one.person.email
    return f"{name} ({country_name(one.country)})"
