"""The board of a run: the proof in a sentence, how well people are served, threads, fairness, what needs you first."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pairloom.domain.pairs import queries
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.queries import SeatKind
from pairloom.domain.pairs.states import RunState
from pairloom.domain.programs.models import Round
from pairloom.doors.backoffice.access import find_led_round
from pairloom.doors.backoffice.match.around import describe_around
from pairloom.doors.backoffice.match.changed import describe_change
from pairloom.doors.backoffice.match.fairness import describe_fairness, describe_threads
from pairloom.doors.backoffice.match.groups import ShownGroup, show_group
from pairloom.doors.backoffice.match.needs import list_board_needs
from pairloom.doors.backoffice.match.served import describe_proof, describe_served

MOST_WORST = 6


@require_safe
def show_board(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show the board of a run, an older one too."""
    round_ = find_led_round(request, slug)
    run = queries.find_run(round_, number)
    if run is None or run.state not in queries.SHOWN:
        raise Http404
    return show_run(request, round_, run)


def show_run(request: HttpRequest, round_: Round, run: MatchRun) -> HttpResponse:
    """Show the board of a run; what needs somebody only where something can still be done."""
    run.round = round_
    around = describe_around(run, "office_match")
    words, tone = describe_proof(run)
    shown = {
        **around,
        "outcome": run.outcome,
        "unplaced": run.people - run.placed,
        "proof": words,
        "proof_tone": tone,
        "is_confirmed": run.state == RunState.CONFIRMED,
        "needs": list_needs(run, is_newest=bool(around["is_newest"])),
        "worst_groups": list_worst(run),
        **describe_served(run.outcome),
        **describe_threads(run.outcome),
        **describe_fairness(run.outcome),
        **describe_change(run),
    }
    return render(request, "backoffice/match/board.html", shown)


def list_worst(run: MatchRun) -> list[ShownGroup]:
    """List the groups in which somebody is served least."""
    return [show_group(group) for group in queries.list_seats(run, kind=SeatKind.WORST, size=MOST_WORST).groups]


def list_needs(run: MatchRun, *, is_newest: bool) -> list[tuple[str, str, str]]:
    """List what needs somebody first; of an older or confirmed run nothing does."""
    if not is_newest or run.state == RunState.CONFIRMED:
        return []
    return list_board_needs(run, queries.read_staleness(run))
