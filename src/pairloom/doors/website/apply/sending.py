"""The last look at a form, advice and open questions; sending it; the receipt."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods, require_safe

from pairloom import clock
from pairloom.domain.applications import queries, services
from pairloom.domain.applications.links import sign_draft
from pairloom.domain.applications.models import Draft
from pairloom.domain.core.errors import Reason, Refused
from pairloom.doors.website.apply.advising import advise
from pairloom.doors.website.apply.carrying import carry, find_applicant, find_carried
from pairloom.doors.website.apply.guarding import keep_what_was_typed
from pairloom.doors.website.apply.limits import may_go_on
from pairloom.doors.website.apply.showing import list_steps, name_sections, read_draft_form
from pairloom.look.answers import say_sections
from pairloom.look.doubts import show_doubts
from pairloom.look.questions import Showing
from pairloom.look.refusals import say_refusal
from pairloom.look.zones import speak_in_zone


@gzip_page
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@keep_what_was_typed
def review(request: HttpRequest, slug: str) -> HttpResponse:
    """Show all answers once more; send them, or take the answer of one press to what they leave open."""
    now = clock.now()
    draft = find_carried(request, slug, now=now)
    if draft is None:
        return redirect("apply", slug=slug)
    if draft.sent_at is not None:
        return redirect("apply_received", slug=slug)
    if request.method != "POST":
        return show_review(request, draft, now=now)
    return settle(request, draft, now=now) if "about" in request.POST else send(request, draft, now=now)


def send(request: HttpRequest, draft: Draft, *, now: datetime) -> HttpResponse:
    """Send the form; the answer is the same for an address that is known and for one that is new."""
    if not may_go_on(request, "send", address=draft.address, now=now):
        words = _(
            "There were many tries in a short time. Your answers are saved. Please wait 15 minutes, then send them."
        )
        return show_review(request, draft, trouble=words, status=429, now=now)
    try:
        services.receive_application(draft, received_at=now, now=now)
    except Refused as refusal:
        return say_what_is_missing(request, draft, refusal, now=now)
    return carry(redirect("apply_received", slug=draft.round.slug), draft, now=now)


def say_what_is_missing(request: HttpRequest, draft: Draft, refusal: Refused, *, now: datetime) -> HttpResponse:
    """Say why the form was not taken, beside the page of the form that it is about."""
    form = read_draft_form(draft)
    question = form.find(str(refusal.details.get("question", "")))
    section = str(refusal.details.get("section", "")) or (question.section if question else "")
    if refusal.reason in {Reason.NAME_EMPTY, Reason.NAME_LONG, Reason.ADDRESS_WRONG}:
        section = name_sections(form)[0]
    return show_review(request, draft, trouble=say_refusal(refusal), missing=section, status=422, now=now)


def settle(request: HttpRequest, draft: Draft, *, now: datetime) -> HttpResponse:
    """Change one answer by one press."""
    about, answer = request.POST.get("about", ""), request.POST.get("answer", "")
    try:
        draft = services.settle_draft(draft, about=about, answer=answer, now=now).draft
    except Refused as refusal:
        return show_review(request, draft, trouble=say_refusal(refusal), status=422, now=now)
    return carry(redirect("apply_review", slug=draft.round.slug), draft, now=now)


def show_review(
    request: HttpRequest, draft: Draft, *, now: datetime, trouble: str = "", missing: str = "", status: int = 200
) -> HttpResponse:
    """Show all answers, what they leave open, and how many people fit."""
    form, language = read_draft_form(draft), get_language() or ""
    showing = Showing(language, draft.round.program.language)
    arrival = queries.tell_arrival(draft.round, now=now)
    sections = say_sections(form, draft.answers, showing, done=draft.sections_done)
    shown = {
        "round": draft.round,
        "draft": draft,
        "token": sign_draft(draft.key, now=now),
        "steps": list_steps(draft, form),
        "sections": sections,
        "first": sections[0].name,
        "undone": [section for section in sections if not section.is_done],
        "missing": missing,
        "doubts": show_doubts(queries.doubts_in(draft), form, language=language),
        "advice": advise(draft.round, form, draft.answers, showing),
        "is_late": arrival is not None and arrival.value == "late",
        "trouble": trouble,
    }
    answer = render(request, "website/apply/review.html", shown, status=status)
    return carry(answer, draft, now=now)


@never_cache
@require_safe
def show_received(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the receipt: the same for every address."""
    now = clock.now()
    draft = find_carried(request, slug, now=now)
    if draft is None or draft.sent_at is None:
        return redirect("apply", slug=slug)
    person = find_applicant(request)
    shown = {
        "round": draft.round,
        "reference": draft.key.hex[:8].upper(),
        "times": queries.find_times(draft.round),
        "is_own": person is not None and person.pk == draft.person_id,
    }
    with speak_in_zone(draft.round.program):
        return render(request, "website/apply/received.html", shown)
