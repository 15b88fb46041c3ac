"""Change the answers of one's own application, page by page, until places are given."""

from collections.abc import Mapping
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods

from pairloom import clock
from pairloom.domain.applications import services
from pairloom.domain.applications.queries import Standing
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs.catalogue import choose_words
from pairloom.doors.desk.applications.finding import find_own
from pairloom.look.agreements import show_for
from pairloom.look.answers import SaidAnswer, say_one
from pairloom.look.keeping import keep_form
from pairloom.look.questions import read_section, show_section
from pairloom.look.refusals import say_refusal

Answers = Mapping[str, object]


@gzip_page
@require_http_methods(["GET", "HEAD", "POST"])
@keep_form
def change(request: HttpRequest, slug: str, section: str) -> HttpResponse:
    """Show one page of the form as it was sent; save it when nothing is wrong."""
    now = clock.now()
    own = find_own(request, slug, now=now)
    if section not in {each.name for each in own.form.sections}:
        raise Http404
    if request.method == "POST":
        return take(request, own, section, now=now)
    if not own.may_change:
        messages.warning(request, say_refusal(Refused(Reason.ROUND_CLOSED)))
        return redirect("desk_application", slug=slug)
    return show(request, own, section, own.application.answers)


def take(request: HttpRequest, own: Standing, section: str, *, now: datetime) -> HttpResponse:
    """Save the answers of a page, or show what is wrong beside what was typed."""
    answers = read_section(own.form, section, request.POST)
    try:
        changed = services.change_answers(own.application, answers, version=read_version(request), now=now)
    except Refused as refusal:
        return show_refused(request, own, section, answers, refusal)
    if changed.faults:
        return show(request, own, section, {**own.application.answers, **answers}, faults=changed.faults)
    messages.success(request, _("Saved."))
    return redirect("desk_application", slug=own.application.round.slug)


def read_version(request: HttpRequest) -> int:
    """Read which version of the answers was changed; what is no number is no version."""
    version = request.POST.get("version", "")
    return int(version) if version.isascii() and version.isdecimal() and len(version) <= 9 else 0


def show_refused(request: HttpRequest, own: Standing, section: str, answers: Answers, refusal: Refused) -> HttpResponse:
    """Say why a change was not taken; after a change elsewhere show both, and the next press takes the newer one."""
    saved = say_saved(own, section) if refusal.reason is Reason.ANSWERS_CHANGED_MEANWHILE else []
    both = {**own.application.answers, **answers}
    return show(request, own, section, both, trouble=say_refusal(refusal), saved=saved)


def say_saved(own: Standing, section: str) -> list[SaidAnswer]:
    """Say the answers of a page as they are saved now."""
    showing = show_for(own.form, own.application.round.program, language=get_language() or "", section=section)
    questions = own.form.list_section(section)
    return [say_one(question, own.form, own.application.answers, showing) for question in questions]


def show(
    request: HttpRequest,
    own: Standing,
    section: str,
    answers: Answers,
    *,
    faults: Mapping[str, Refused] | None = None,
    trouble: str = "",
    saved: list[SaidAnswer] | None = None,
) -> HttpResponse:
    """Show one page of the form."""
    program, language = own.application.round.program, get_language() or ""
    showing = show_for(own.form, program, language=language, section=section)
    questions = show_section(own.form, section, answers, faults=faults, showing=showing)
    title = next(each.title for each in own.form.sections if each.name == section)
    shown = {
        "round": own.application.round,
        "version": own.application.version,
        "title": choose_words(title, language, program.language),
        "questions": questions,
        "faults": [{"id": each.id, "label": each.label, "words": each.fault} for each in questions if each.fault],
        "trouble": trouble,
        "saved": saved or [],
    }
    status = 409 if saved else 422 if faults or trouble else 200
    return render(request, "desk/applications/change.html", shown, status=status)
