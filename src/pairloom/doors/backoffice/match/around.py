"""What stands on every page of match day: the round, the menu with what waits on each page, which run it speaks of."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pairloom.domain.pairs import queries
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.programs.models import Round
from pairloom.doors.backoffice.match.finding import is_newest

PAGES: tuple[tuple[str, Promise], ...] = (
    ("office_match", _("Board")),
    ("office_match_pairs", _("All pairs")),
    ("office_match_unplaced", _("Without a partner")),
    ("office_match_changes", _("Your changes")),
    ("office_match_confirm", _("Confirm")),
)
OF_A_RUN = frozenset({"office_match_pairs", "office_match_unplaced"})


@dataclass(frozen=True)
class MenuLine:
    """A page of match day in the menu; `number` is what waits there, 0 for nothing."""

    words: Promise
    address: str
    number: int
    is_here: bool


def describe_around(run: MatchRun, here: str) -> dict[str, object]:
    """Describe what every page about a run shows; of an older run only what can be looked at."""
    newest = is_newest(run)
    return {
        "round": run.round,
        "run": run,
        "is_newest": newest,
        "older": "" if newest else f"?run={run.number}",
        "menu": list_menu(run.round, here, run=run),
    }


def list_menu(round_: Round, here: str, *, run: MatchRun | None) -> list[MenuLine]:
    """List the pages that there are: those about pairs only once there is a run; one query."""
    unplaced = run.people - run.placed if run else 0
    waiting = {"office_match_unplaced": unplaced, "office_match_changes": len(queries.rulings_of(round_))}
    return [
        MenuLine(words, reverse(name, args=[round_.slug]), waiting.get(name, 0), name == here)
        for name, words in PAGES
        if run is not None or name not in OF_A_RUN
    ]
