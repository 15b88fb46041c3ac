"""The last word: what will happen and when, confirming, taking it back, introducing, and how far the letters are."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pairloom import clock
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.core.errors import Refused
from pairloom.domain.pairs import queries, services
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.queries.hidden import count_hidden
from pairloom.domain.pairs.states import RulingKind, RunState
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.states import RoundState
from pairloom.doors.backoffice.access import find_led_round, read_number, read_person
from pairloom.doors.backoffice.match.around import list_menu
from pairloom.doors.backoffice.match.aside import describe_aside
from pairloom.doors.backoffice.match.groups import show_person
from pairloom.doors.backoffice.match.planned import describe_planned
from pairloom.doors.backoffice.match.rulings import is_open
from pairloom.doors.backoffice.match.served import describe_proof
from pairloom.doors.backoffice.match.stale import describe_stale
from pairloom.doors.backoffice.match.troubles import show_troubles
from pairloom.look.refusals import say_refusal

MET = (RoundState.RUNNING, RoundState.ENDED)
MOST_LEFT = 20


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what confirming does; on a press confirm the run that was looked at."""
    round_ = find_led_round(request, slug)
    if request.method != "POST":
        return show_page(request, round_)
    number = request.POST.get("run", "")
    run = queries.find_run(round_, int(number)) if number.isascii() and number.isdigit() and len(number) < 10 else None
    if run is None:
        return redirect("office_match_confirm", slug)
    done = _("The match is confirmed. Nobody is told before the day of introductions.")
    return press(request, round_, lambda now: services.confirm_match(run, by=read_person(request), now=now), done)


@require_POST
def take_back(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a confirmation back; a second press changes nothing, and says so."""
    round_ = find_led_round(request, slug)
    done = _("The confirmation is taken back. You can change the match again.")
    none = _("No match is confirmed. Nothing was changed.")
    act = services.take_back_confirmation
    return press(request, round_, lambda now: act(round_, by=read_person(request), now=now), done, none)


@require_POST
def introduce(request: HttpRequest, slug: str) -> HttpResponse:
    """Introduce everybody now; a second press shows how far it is."""
    round_ = find_led_round(request, slug)
    done, none = _("The introductions are written. Below you see when they go."), say_how_far(round_)
    act = services.introduce_round
    return press(request, round_, lambda now: act(round_, by=read_person(request), now=now), done, none)


def say_how_far(round_: Round) -> str:
    """Say how far the letters are to whoever presses once more."""
    sending = queries.read_sending(round_)
    if sending.queued:
        return _("The introductions are on their way.")
    if sending.failed:
        return _("The introductions were made already. Below you see that some letters were not sent.")
    return _("All introductions have gone already.")


def press(
    request: HttpRequest, round_: Round, act: Callable[[datetime], object], done: str, none: str = ""
) -> HttpResponse:
    """Do what was pressed, say what came of it (`none`: there was nothing to do), and show the page again."""
    try:
        if act(clock.now()) or not none:
            messages.success(request, done)
        else:
            messages.info(request, none)
    except Refused as refusal:
        messages.warning(request, say_refusal(refusal))
    return redirect("office_match_confirm", round_.slug)


def show_page(request: HttpRequest, round_: Round) -> HttpResponse:
    """Show the page for where the round is."""
    run, times = queries.done_run(round_), read_round_times(round_)
    shown: dict[str, object] = {
        "round": round_,
        "run": run,
        "is_newest": True,
        "menu": list_menu(round_, "office_match_confirm", run=run),
        "times": times,
        "is_time": clock.now() >= times.meets_at,
        "confirms_by_itself": round_.program.confirms_by_itself,
        "is_held": any(one.kind == RulingKind.HOLD for one in queries.rulings_of(round_)),
    }
    if round_.state in MET:
        shown |= {"sending": queries.read_sending(round_), "not_introduced": queries.count_not_introduced(round_)}
        shown["every"] = 0 if read_number(request, "still") else 5
    elif run is not None and run.state == RunState.CONFIRMED:
        shown |= describe_planned(round_, read_person(request)) | {"troubles": show_troubles(round_)}
    elif run is not None:
        shown |= describe_coming(run, read_person(request))
    return render(request, f"backoffice/match/{choose_template(round_, run)}.html", shown)


def choose_template(round_: Round, run: MatchRun | None) -> str:
    """Choose the page: nothing to confirm, to confirm, confirmed, introduced."""
    if round_.state in MET:
        return "introduced"
    if run is None:
        return "nothing"
    return "confirmed" if run.state == RunState.CONFIRMED else "confirm"


def describe_coming(run: MatchRun, reader: Person) -> dict[str, object]:
    """Describe what would be confirmed: the proof, who is left, and what is out of date."""
    words, tone = describe_proof(run)
    left = [group.seats[0] for group in queries.list_seats(run, kind=queries.SeatKind.UNPLACED, size=MOST_LEFT).groups]
    return {
        "proof": words,
        "proof_tone": tone,
        "left": [show_person(seat) for seat in left if seat.application.state == ApplicationState.ACCEPTED],
        "unplaced": queries.count_left(run),
        "may_rule": is_open(run),
        **describe_aside(run.round),
        "hidden": count_hidden(run),
        **describe_stale(run, reader),
    }
