"""Pages to word what the public reads: each page in each language, a look at it, its versions."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pairloom import clock
from pairloom.domain.core.errors import Refused
from pairloom.domain.letters.queries.wordings import list_programs_edited_by
from pairloom.domain.letters.wording import tell_direction
from pairloom.domain.programs.models import Program
from pairloom.domain.publishing import queries, services
from pairloom.domain.publishing.queries import PageInForce
from pairloom.doors.backoffice.access import find_edited, read_person, read_seen
from pairloom.look.refusals import say_refusal
from pairloom.look.templatetags.look import day


@dataclass(frozen=True)
class Draft:
    """What somebody typed, the number of the version they had before them, and why it was refused, if it was."""

    text: str
    seen_number: int
    refusal: str = ""


@login_required
@require_safe
def list_pages(request: HttpRequest, slug: str = "") -> HttpResponse:
    """List the public pages with their languages, for one of the programs that the reader may word."""
    programs = list_programs_edited_by(read_person(request), today=clock.now().date())
    chosen = next((program for program in programs if slug in {"", program.slug}), None)
    if chosen is None:
        raise Http404
    shown = {"program": chosen, "programs": programs, "rows": queries.list_pages(chosen)}
    return render(request, "backoffice/public/list.html", shown)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def word_page(request: HttpRequest, slug: str, name: str, language: str) -> HttpResponse:
    """Show one page to be worded; on a press look at what was typed, or save it."""
    program = find_edited(request, slug)
    standing = find_standing(program, name, language)
    if request.method != "POST":
        return show_draft(request, program, standing, Draft(standing.text, standing.number))
    draft = Draft(request.POST.get("text", ""), read_seen(request, "number"))
    if request.POST.get("act") == "save":
        return save_draft(request, program, standing, draft)
    return show_draft(request, program, standing, draft)


@require_POST
@login_required
def restore_page(request: HttpRequest, slug: str, name: str, language: str) -> HttpResponse:
    """Bring the shipped text back."""
    program = find_edited(request, slug)
    standing = find_standing(program, name, language)
    services.restore_page(program, standing.name, standing.language, by=read_person(request), now=clock.now())
    messages.success(request, _("The shipped text is back. Your versions are kept below."))
    return redirect("office_word_page", slug, name, language)


def save_draft(request: HttpRequest, program: Program, standing: PageInForce, draft: Draft) -> HttpResponse:
    """Save what was typed; when it is refused, the page comes back with the text as it was typed, and the reason."""
    name, language, by = standing.name, standing.language, read_person(request)
    try:
        services.save_page(program, name, language, draft.text, by=by, now=clock.now(), seen_number=draft.seen_number)
    except Refused as refusal:
        refused = Draft(draft.text, draft.seen_number, say_refusal(refusal))
        return show_draft(request, program, standing, refused)
    messages.success(request, _("Saved. Everybody reads the new text from now on."))
    return redirect("office_word_page", program.slug, name, language)


def show_draft(request: HttpRequest, program: Program, standing: PageInForce, draft: Draft) -> HttpResponse:
    """Show the text to be changed, how it would look, and its versions."""
    shown = {
        "program": program,
        "standing": standing,
        "direction": tell_direction(standing.language),
        "history": queries.list_history(program, standing.name, standing.language),
        "draft": draft,
        "has_other": draft.seen_number != standing.number,
        "refusal": draft.refusal,
    }
    try:
        shown["preview"] = services.preview_page(program, standing.language, draft.text, closes=day(clock.now()))
    except Refused as refusal:
        shown["refusal"] = draft.refusal or say_refusal(refusal)
    return render(request, "backoffice/public/page.html", shown, status=422 if shown["refusal"] else 200)


def find_standing(program: Program, name: str, language: str) -> PageInForce:
    """Find the text in force; a page that is not there is answered with 404."""
    try:
        return queries.find_in_force(program, name, language)
    except Refused as refusal:
        raise Http404 from refusal
