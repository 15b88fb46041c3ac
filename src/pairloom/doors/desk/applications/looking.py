"""One's own application as it stands, and the buttons that act on it."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pairloom import clock
from pairloom.domain.applications import queries, services
from pairloom.domain.applications.links import sign_application
from pairloom.domain.applications.queries import Standing
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.pairs.queries import pair_in
from pairloom.domain.pairs.services import withdraw_from_round
from pairloom.domain.programs.states import RoundState
from pairloom.doors.desk.applications.describing import describe_card
from pairloom.doors.desk.applications.finding import find_own, find_self
from pairloom.look.answers import say_sections
from pairloom.look.keeping import keep_form
from pairloom.look.questions import Showing
from pairloom.look.refusals import say_refusal
from pairloom.look.zones import speak_in_zone


@require_safe
@login_required
def show_application(request: HttpRequest, slug: str) -> HttpResponse:
    """Show all answers, and what may be done with them now."""
    now = clock.now()
    own = find_own(request, slug, now=now)
    program = own.application.round.program
    showing = Showing(get_language() or "", program.language)
    sections = say_sections(own.form, own.application.answers, showing)
    with speak_in_zone(program):
        shown = {"card": describe_card(own, now=now), "own": own, "sections": sections}
        return render(request, "desk/applications/application.html", shown)


@require_POST
@keep_form
def confirm(request: HttpRequest, slug: str) -> HttpResponse:
    """Confirm one's application; as long as nothing has shown that the address is theirs, a letter goes there."""
    application = find_own(request, slug, now=clock.now()).application
    by_letter = request.POST.get("how") == "letter" or application.person.address_confirmed_at is None
    if queries.missing_agreements(application) and not by_letter:
        return redirect("apply_confirm", sign_application(application.key, purpose="confirm", now=clock.now()))
    act = services.send_confirm_link if by_letter else services.confirm_application
    said = _("A letter is on its way.") if by_letter else _("Done. Your application counts.")
    return _act(request, lambda: act(application, now=clock.now()), said)


@require_http_methods(["GET", "HEAD", "POST"])
@keep_form
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask once more, then withdraw; what is withdrawn already is shown as it stands.

    Who has a partner tells a person of the program instead, so that the partner is not left alone untold.
    """
    own = find_own(request, slug, now=clock.now())
    if is_meeting(own, now=clock.now()):
        return redirect("desk_report", slug=slug)
    if request.method != "POST" and not own.may_withdraw:
        return redirect("desk_application", slug=slug)
    if request.method != "POST":
        shown = {"own": own, "round": own.application.round, "is_open": own.application.round.state == RoundState.OPEN}
        return render(request, "desk/applications/withdraw.html", shown)
    person = find_self(request)
    said = _("You have withdrawn. A letter tells you the same.")
    return _act(request, lambda: withdraw_from_round(own.application, by=person, now=clock.now()), said)


def is_meeting(own: Standing, *, now: datetime) -> bool:
    """Tell whether somebody has a partner in the round."""
    pair = pair_in(own.application.person, own.application.round, now=now)
    return pair is not None and pair.is_meeting


@require_POST
@keep_form
def take_back(request: HttpRequest, slug: str) -> HttpResponse:
    """Let a withdrawn application stand again."""
    application = find_own(request, slug, now=clock.now()).application
    said = _("Your application stands again, in its old place.")
    return _act(request, lambda: services.take_back_withdrawal(application, now=clock.now()), said)


@require_POST
@keep_form
def answer_doubt(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Take the answer of one press to what is asked about one's application."""
    now = clock.now()
    doubt = queries.find_doubt(find_own(request, slug, now=now).application, number)
    answer = request.POST.get("answer", "")
    if doubt is None:
        return _act(request, _refuse, "")
    return _act(request, lambda: services.answer_doubt(doubt, answer=answer, now=now), _("Saved. Thank you."))


def _refuse() -> None:
    raise Refused(Reason.MOVE_NOT_ALLOWED)


def _act(request: HttpRequest, act: Callable[[], object], said: str) -> HttpResponse:
    """Do one thing, say how it went on one's own page."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, say_refusal(refusal))
    else:
        messages.success(request, said)
    return redirect("me")
