"""The page of a round: where it stands, what comes next, what there is to do; its name, and how it is called off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pairloom import clock
from pairloom.domain.applications.queries import count_by_state
from pairloom.domain.applications.services.calling_off import call_off_round
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.core.errors import Refused
from pairloom.domain.programs import queries, services
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import MOVES, RoundState
from pairloom.doors.backoffice.access import find_led_round, read_person
from pairloom.doors.backoffice.match.needs import find_match_need
from pairloom.doors.backoffice.round_menu import list_round_pages
from pairloom.doors.backoffice.rounds.name_form import NameForm
from pairloom.doors.backoffice.rounds.showing import STATES, show_calendar
from pairloom.look.refusals import say_refusal
from pairloom.look.zones import name_place

OVER = (RoundState.ENDED, RoundState.CANCELLED)


@require_safe
def show_round(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a round."""
    round_ = find_led_round(request, slug)
    return show_hub(request, round_, NameForm(None, initial={"name": round_.name, "seen": round_.name}))


@require_POST
def rename_round(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a round another name; what is refused comes back with what was typed."""
    round_ = find_led_round(request, slug)
    form = NameForm(request.POST)
    if form.is_valid() and save_name(request, round_, form):
        return redirect("office_round", round_.slug)
    return show_hub(request, round_, form)


@require_http_methods(["GET", "HEAD", "POST"])
def cancel_round(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask whether a round is really to be called off, and say whom it touches; on a press call it off."""
    round_ = find_led_round(request, slug)
    if request.method == "POST":
        return call_off(request, round_)
    shown = {"round": round_, "may_cancel": may_cancel(round_), "applications": count_applications(round_)}
    return render(request, "backoffice/rounds/cancel.html", shown)


def show_hub(request: HttpRequest, round_: Round, form: NameForm) -> HttpResponse:
    """Show the page of a round."""
    state, tone = STATES[round_.state]
    shown = {
        "round": round_,
        "program": round_.program,
        "place": name_place(round_.program.time_zone),
        "state": state,
        "tone": tone,
        "dates": show_calendar(queries.calendar_of(round_), program=round_.program, now=clock.now()),
        "pages": list_round_pages(round_),
        "match_need": find_match_need(round_, read_person(request)),
        "form": form,
        "is_over": round_.state in OVER,
        "may_cancel": may_cancel(round_),
    }
    return render(request, "backoffice/rounds/round.html", shown, status=422 if form.errors else 200)


def save_name(request: HttpRequest, round_: Round, form: NameForm) -> bool:
    """Save a round's new name."""
    chosen = form.cleaned_data
    try:
        services.rename_round(
            round_, name=chosen["name"], seen=chosen["seen"], by=read_person(request), now=clock.now()
        )
    except Refused as refusal:
        form.add_error("name", say_refusal(refusal))
        return False
    messages.success(request, _("The round has its new name."))
    return True


def may_cancel(round_: Round) -> bool:
    """Tell whether a round can still be called off."""
    return RoundState.CANCELLED in MOVES[RoundState(round_.state)]


def call_off(request: HttpRequest, round_: Round) -> HttpResponse:
    """Call a round off, and say what became of it; a second press changes nothing."""
    try:
        if call_off_round(round_, by=read_person(request), now=clock.now()):
            messages.success(request, _("The round is called off. Nothing more happens in it by itself."))
        else:
            messages.info(request, _("The round had been called off already."))
    except Refused as refusal:
        messages.warning(request, say_refusal(refusal))
    return redirect("office_round", round_.slug)


def count_applications(round_: Round) -> int:
    """Count who applied and has not withdrawn."""
    counted = count_by_state(round_)
    return sum(counted.values()) - counted[ApplicationState.WITHDRAWN]
