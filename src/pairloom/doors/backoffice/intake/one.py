"""One application: where it stands and what happened; its answers on a press that is noted; what can be done."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.applications import queries, services
from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import MOVES, ApplicationState, Behalf, Why
from pairloom.domain.core.errors import Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.pairs.queries import pair_in
from pairloom.domain.pairs.services import withdraw_from_round
from pairloom.domain.people.models import Person
from pairloom.domain.programs.catalogue import read_form
from pairloom.domain.programs.states import RoundState
from pairloom.doors.backoffice.access import read_person
from pairloom.doors.backoffice.intake.seeing import find_led_application
from pairloom.doors.backoffice.intake.words import BEHALF, DOUBTS, SOURCES, STATES, WHY, name_step
from pairloom.doors.backoffice.letters import refuse_press
from pairloom.look.answers import say_sections
from pairloom.look.questions import Showing
from pairloom.look.refusals import say_refusal

Press = Callable[[Application, Person, HttpRequest, datetime], object]
UNSURE = (ApplicationState.RECEIVED, ApplicationState.INCOMPLETE)


def send_link(application: Application, by: Person, _request: HttpRequest, now: datetime) -> None:
    """Send the letter to confirm once more."""
    services.send_confirm_link(application, now=now)
    write_journal("application.link-asked", about=application, by=by, at=now)


def withdraw(application: Application, by: Person, request: HttpRequest, now: datetime) -> None:
    """Withdraw an application in the person's place; whoever is left of a pair is told."""
    withdraw_from_round(application, by=by, reason=Behalf(request.POST["reason"]), now=now)


def bring_back(application: Application, by: Person, _request: HttpRequest, now: datetime) -> None:
    """Bring somebody back into the match who was taken out of it."""
    services.bring_back(application, by=by, now=now)


PRESSES: dict[str, tuple[Press, Promise]] = {
    "link": (send_link, _("The letter is on its way. Within one hour it is sent once.")),
    "withdraw": (withdraw, _("The application is withdrawn. The person is told by letter.")),
    "back": (bring_back, _("They are back in the match. Match again to look for a partner for them.")),
}


@require_safe
def show_application(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show one application without its answers."""
    return show_page(request, find_led_application(request, slug, key), {})


@require_POST
def show_answers(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show one application with its answers as they were written, and note who read them."""
    application = find_led_application(request, slug, key)
    write_journal("application.read", about=application, by=read_person(request), at=clock.now())
    form, program = read_form(application.form.document), application.round.program
    showing = Showing(language=get_language() or "en", fallback=program.language)
    return show_page(request, application, {"sections": say_sections(form, application.answers, showing)})


@require_POST
def press_application(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Send the letter to confirm again, or withdraw in the person's place."""
    application, wanted = find_led_application(request, slug, key), request.POST.get("act", "")
    if wanted not in PRESSES or (wanted == "withdraw" and request.POST.get("reason") not in BEHALF):
        return refuse_press()
    act, done = PRESSES[wanted]
    try:
        act(application, read_person(request), request, clock.now())
        messages.success(request, str(done))
    except Refused as refusal:
        messages.warning(request, say_refusal(refusal))
    return redirect("office_application", slug, key)


def has_partner(application: Application) -> bool:
    """Tell whether somebody meets a partner in the round now."""
    pair = pair_in(application.person, application.round, now=clock.now())
    return pair is not None and pair.is_meeting


def show_page(request: HttpRequest, application: Application, more: dict[str, object]) -> HttpResponse:
    """Show the page of an application."""
    state, tone = STATES[application.state]
    shown = {
        "round": application.round,
        "application": application,
        "state": state,
        "tone": tone,
        "why": WHY[application.why] if application.why else "",
        "source": SOURCES[application.source],
        "doubts": [(DOUBTS[doubt.kind], doubt.asked_at) for doubt in queries.doubts_of(application)],
        "steps": [(name_step(line.act), line) for line in queries.list_steps(application)],
        "may_send": application.state in UNSURE,
        "may_withdraw": ApplicationState.WITHDRAWN in MOVES[ApplicationState(application.state)],
        "is_open": application.round.state == RoundState.OPEN,
        "has_partner": has_partner(application),
        "may_bring_back": application.why == Why.NO_PARTNER and application.round.state == RoundState.CLOSED,
        "reasons": list(BEHALF.items()),
    }
    return render(request, "backoffice/intake/one.html", shown | more)
