"""Who has no partner in a run: each with the reason, and how many compete for the same few."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pairloom.domain.pairs import queries
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.queries import Group, SeatKind
from pairloom.domain.pairs.states import Unplaced
from pairloom.domain.pairs.wording import UNPLACED
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.states import RoundState
from pairloom.doors.backoffice.access import read_number
from pairloom.doors.backoffice.match.around import describe_around
from pairloom.doors.backoffice.match.aside import describe_aside
from pairloom.doors.backoffice.match.finding import find_run, is_newest
from pairloom.doors.backoffice.match.groups import ShownGroup, show_group
from pairloom.doors.backoffice.match.rulings import is_open

MET = (RoundState.RUNNING, RoundState.ENDED)


@dataclass(frozen=True)
class ShownLeft:
    """Somebody without a partner; `rivals` compete for so many `partners`, both 0 where nobody does."""

    line: ShownGroup
    rivals: int = 0
    partners: int = 0


@require_safe
def list_unplaced(request: HttpRequest, slug: str) -> HttpResponse:
    """List who has no partner."""
    run, before = find_run(request, slug), read_number(request, "before") or 0
    page = queries.list_seats(run, kind=SeatKind.UNPLACED, before=before)
    further = request.GET.copy()
    further["before"] = str(page.further)
    shown = {
        "lines": [show_left(group, run.outcome) for group in page.groups],
        "reasons": [(count, UNPLACED[Unplaced(why)]) for why, count in (run.outcome.get("why") or {}).items()],
        "further": f"?{further.urlencode()}" if page.further else "",
        "is_first": not before,
        "may_rule": is_open(run),
        **(describe_aside(run.round) if is_newest(run) else {}),
        **describe_told(run),
    }
    return render(request, "backoffice/match/unplaced.html", describe_around(run, "office_match_unplaced") | shown)


def show_left(group: Group, outcome: Mapping[str, Any]) -> ShownLeft:
    """Show somebody without a partner."""
    competing = find_competing(group.seats[0].application_id, outcome)
    return ShownLeft(show_group(group), len(competing.get("people", [])), len(competing.get("partners", [])))


def find_competing(application: int, outcome: Mapping[str, Any]) -> Mapping[str, Any]:
    """Find the group of people who compete for the same few partners, and those; empty where there is none."""
    return next((each for each in outcome.get("groups") or [] if application in each["people"]), {})


def describe_told(run: MatchRun) -> dict[str, object]:
    """Describe when those without a partner are told, or were, once nothing can be decided about the match any more."""
    state = run.round.state if is_newest(run) else ""
    told = {"is_confirmed": state == RoundState.MATCHED, "is_met": state in MET}
    return {**told, "times": read_round_times(run.round) if any(told.values()) else None}
