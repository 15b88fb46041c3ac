"""The first page of the match, and a run that is under way: what is done, what is left, stopping it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.applications.queries import is_decided
from pairloom.domain.core.errors import Refused
from pairloom.domain.pairs import queries, services
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.states import ACTIVE_RUNS, MatchStep, RunState
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.states import RoundState
from pairloom.doors.backoffice.access import find_led_round, read_person
from pairloom.doors.backoffice.match.board import show_run
from pairloom.doors.backoffice.match.words import RUNS, STEPS
from pairloom.look.refusals import say_refusal

LATE = timedelta(minutes=1)
"""A run that has waited so long should have begun: the worker may be off."""
EVERY = 4
"""Seconds after which the page of a run under way loads itself again."""


@dataclass(frozen=True)
class ShownStep:
    """A step of a run: done, under way, or still to come."""

    words: Promise
    is_done: bool
    is_now: bool


@require_safe
def show_match(request: HttpRequest, slug: str) -> HttpResponse:
    """Show where the match of a round is: nothing yet, a run under way, one that failed, or the board."""
    round_ = find_led_round(request, slug)
    newest, done = queries.newest_run(round_), queries.done_run(round_)
    if newest is not None and newest.state in ACTIVE_RUNS:
        return render(request, "backoffice/match/running.html", describe_running(request, newest, done))
    if newest is not None and newest.state == RunState.FAILED:
        shown = {"round": round_, "failed": newest, "done": done, "may_match": may_match(round_)}
        return render(request, "backoffice/match/failed.html", shown)
    return show_before(request, round_) if done is None else show_run(request, round_, done)


@require_POST
def order_run(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for a match now; one at a time."""
    round_ = find_led_round(request, slug)
    return press(request, round_, lambda now: services.order_match_run(round_, by=read_person(request), now=now))


@require_POST
def stop_run(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Stop a run that is under way; nothing of it is kept."""
    round_ = find_led_round(request, slug)
    run = queries.find_run(round_, number)
    if run is None:
        raise Http404
    return press(request, round_, lambda now: services.drop_match_run(run, by=read_person(request), now=now))


@require_safe
def list_runs(request: HttpRequest, slug: str) -> HttpResponse:
    """List the runs of a round, newest first."""
    round_ = find_led_round(request, slug)
    runs = [(run, *RUNS[run.state]) for run in queries.list_runs(round_)]
    return render(request, "backoffice/match/runs.html", {"round": round_, "runs": runs})


def press(request: HttpRequest, round_: Round, act: Callable[[datetime], object]) -> HttpResponse:
    """Do what was pressed, and go back to the first page of the match."""
    try:
        act(clock.now())
    except Refused as refusal:
        messages.warning(request, say_refusal(refusal))
    return redirect("office_match", round_.slug)


def show_before(request: HttpRequest, round_: Round) -> HttpResponse:
    """Show what will happen and when, and the button once places are given."""
    shown = {
        "round": round_,
        "program": round_.program,
        "times": read_round_times(round_),
        "may_match": may_match(round_),
        "is_over": round_.state in {RoundState.CANCELLED, RoundState.ENDED},
    }
    return render(request, "backoffice/match/before.html", shown)


def may_match(round_: Round) -> bool:
    """Tell whether a match can be ordered: places are given, and nothing is confirmed."""
    return round_.state == RoundState.CLOSED and is_decided(round_)


def describe_running(request: HttpRequest, run: MatchRun, done: MatchRun | None) -> dict[str, object]:
    """Describe how far a run is; with ?still in the address the page does not load itself again."""
    steps, now = list(MatchStep), clock.now()
    place = steps.index(MatchStep(run.step)) if run.step in STEPS else -1
    return {
        "round": run.round,
        "run": run,
        "done": done,
        "steps": [ShownStep(STEPS[step], each < place, each == place) for each, step in enumerate(steps)],
        "share": round(100 * queries.measure_progress(run)),
        "words": STEPS[run.step] if place >= 0 else _("It begins in a moment."),
        "is_late": run.state == RunState.WAITING and now - run.ordered_at > LATE,
        "seconds": max(0, round((now - (run.begun_at or run.ordered_at)).total_seconds())),
        "every": 0 if "still" in request.GET else EVERY,
    }
