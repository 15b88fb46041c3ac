"""The links of letters: go on with a form, confirm an application, answer a question. Only a press acts."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from pairloom import clock
from pairloom.domain.applications import queries, services
from pairloom.domain.applications.links import read_application, read_draft
from pairloom.domain.applications.models import Application
from pairloom.domain.applications.queries import Confirmation
from pairloom.domain.applications.states import UNSURE, ApplicationState
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs.catalogue import read_form
from pairloom.doors.website.apply.carrying import carry
from pairloom.doors.website.apply.showing import name_sections, read_draft_form
from pairloom.doors.website.keeping_language import offer_language
from pairloom.look.agreements import show_for
from pairloom.look.doubts import show_doubts
from pairloom.look.questions import Shown, read_answer, show_question
from pairloom.look.refusals import say_refusal
from pairloom.look.zones import speak_in_zone

GONE = 410
LONGEST_NUMBER = 18
"""No row has a number of more digits."""


@never_cache
@require_safe
def go_on_with_draft(request: HttpRequest, token: str) -> HttpResponse:
    """Carry a form on to this device, and show the first page of it that is not done."""
    now = clock.now()
    try:
        draft = queries.find_draft(read_draft(token, now=now))
    except Refused as refusal:
        return show_broken(request, refusal)
    if draft is None:
        return show_broken(request, Refused(Reason.LINK_EXPIRED))
    left = [name for name in name_sections(read_draft_form(draft)) if name not in draft.sections_done]
    slug = draft.round.slug
    answer = redirect("apply_section", slug=slug, section=left[0]) if left else redirect("apply_review", slug=slug)
    return offer_language(request, carry(answer, draft, now=now), draft.language)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Show the button; pressing it confirms an application, or lets newer answers take its place."""
    now, found = clock.now(), None
    try:
        found = queries.find_confirmation(read_application(token, purpose="confirm", now=now))
        if found is not None and request.method == "POST":
            act_on(request, found, now=now)
        if found is not None:
            return show_confirmation(request, found)
    except Refused as refusal:
        if found is not None and refusal.reason is Reason.AGREEMENT_MISSING:
            return show_confirmation(request, found, fault=refusal)
        return show_broken(request, refusal)
    return show_broken(request, Refused(Reason.LINK_EXPIRED))


def say_standing(found: Confirmation, *, is_pressed: bool, now: datetime) -> dict[str, bool]:
    """Tell for the page whether anything is left to press, and whether who presses now stands by."""
    state = queries.foretell_state(found.application, now=now)
    is_left = found.draft is not None or found.application.state in UNSURE
    return {
        "is_pressed": is_pressed,
        "is_done": is_pressed or not is_left,
        "is_late": state is ApplicationState.STANDBY,
    }


def act_on(request: HttpRequest, found: Confirmation, *, now: datetime) -> None:
    """Confirm the application, or let the newer answers take its place."""
    if found.draft is None:
        services.confirm_application(found.application, agreed=read_agreed(request, found), now=now)
    else:
        services.replace_answers(found.draft, now=now)
    found.application.refresh_from_db()


def read_agreed(request: HttpRequest, found: Confirmation) -> dict[str, object]:
    """Read what is agreed to with the press, where the answers came from another form."""
    return {one.name: read_answer(one, request.POST) for one in queries.missing_agreements(found.application)}


def show_agreements(request: HttpRequest, found: Confirmation, fault: Refused | None) -> list[Shown]:
    """Show what must still be agreed to; what was ticked before stays ticked."""
    missing, application = queries.missing_agreements(found.application), found.application
    if not missing:
        return []
    form, ticked = read_form(application.form.document), read_agreed(request, found)
    showing = show_for(form, application.round.program, language=get_language() or "", section=missing[0].section)
    faults = {one.name: None if ticked[one.name] else fault for one in missing}
    return [show_question(one, form, ticked, fault=faults[one.name], showing=showing) for one in missing]


def show_confirmation(request: HttpRequest, found: Confirmation, fault: Refused | None = None) -> HttpResponse:
    """Show what is confirmed: first with the button, then as done."""
    application = found.application
    shown = {
        "round": application.round,
        "state": queries.read_told(application)[0].value,
        "is_new": found.draft is not None,
        **say_standing(found, is_pressed=request.method == "POST" and fault is None, now=clock.now()),
        "agreements": show_agreements(request, found, fault),
        "times": queries.find_times(application.round),
    }
    with speak_in_zone(application.round.program):
        return render(request, "website/apply/confirm.html", shown, status=422 if fault else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer_questions(request: HttpRequest, token: str) -> HttpResponse:
    """Show what is asked about an application, each answer a button."""
    now = clock.now()
    try:
        application = queries.find_application(read_application(token, purpose="doubt", now=now))
    except Refused as refusal:
        return show_broken(request, refusal)
    if application is None:
        return show_broken(request, Refused(Reason.LINK_EXPIRED))
    trouble = take_answer(request, application) if request.method == "POST" else ""
    form, language = read_form(application.form.document), get_language() or ""
    shown = {
        "round": application.round,
        "doubts": show_doubts(queries.doubts_of(application), form, language=language),
        "trouble": trouble,
        "is_done": request.method == "POST" and not trouble,
    }
    return render(request, "website/apply/answer.html", shown, status=422 if trouble else 200)


def take_answer(request: HttpRequest, application: Application) -> str:
    """Take the answer of one press; tells why it was not taken."""
    number = request.POST.get("doubt", "")
    is_number = number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER
    doubt = queries.find_doubt(application, int(number)) if is_number else None
    if doubt is None:
        return say_refusal(Refused(Reason.MOVE_NOT_ALLOWED))
    try:
        services.answer_doubt(doubt, answer=request.POST.get("answer", ""), now=clock.now())
    except Refused as refusal:
        return say_refusal(refusal)
    return ""


def show_broken(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """Say that a link does not work any more, and how to get further without it."""
    shown = {"refusal": say_refusal(refusal)}
    return render(request, "website/apply/broken.html", shown, status=GONE)
