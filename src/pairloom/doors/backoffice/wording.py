"""Pages to word letters: what each letter says in each language, a look at it, its versions."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pairloom import clock
from pairloom.domain.core.errors import Refused
from pairloom.domain.letters import services
from pairloom.domain.letters.queries import wordings
from pairloom.domain.letters.queries.wordings import WordingInForce
from pairloom.domain.programs.models import Program
from pairloom.doors.backoffice.access import find_edited, read_person, read_seen
from pairloom.doors.backoffice.policies import does_nothing
from pairloom.look.refusals import say_refusal


@dataclass(frozen=True)
class Sheet:
    """What the page to word one letter shows beside the text in force: what was typed, and why it was refused."""

    typed: str
    seen_version: int
    refusal: str = ""


@login_required
@require_safe
def list_letters(request: HttpRequest, slug: str = "") -> HttpResponse:
    """List every kind of letter with its languages, for one of the programs that the reader may word."""
    programs = wordings.list_programs_edited_by(read_person(request), today=clock.now().date())
    chosen = [program for program in programs if slug in ("", program.slug)]
    if not chosen:
        raise Http404
    rows: dict[str, list[WordingInForce]] = {}
    for wording in wordings.list_wordings(chosen[0]):
        rows.setdefault(wording.kind.name, []).append(wording)
    shown = {"program": chosen[0], "programs": programs, "rows": list(rows.values())}
    return render(request, "backoffice/wording/list.html", shown)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def word_letter(request: HttpRequest, slug: str, kind: str, language: str) -> HttpResponse:
    """Show one letter to be worded; on a press look at what was typed, or save it."""
    program = find_edited(request, slug)
    standing = find_standing(program, kind, language)
    if request.method != "POST":
        sheet = Sheet(standing.text, standing.version)
    else:
        sheet = Sheet(request.POST.get("text", ""), read_seen(request, "version"))
        if request.POST.get("act") == "save":
            return save_letter(request, program, standing, sheet)
    return show_sheet(request, program, standing, sheet)


@require_POST
@login_required
def restore_letter(request: HttpRequest, slug: str, kind: str, language: str) -> HttpResponse:
    """Bring the shipped wording back."""
    program = find_edited(request, slug)
    standing = find_standing(program, kind, language)
    services.restore_wording(program, standing.kind.name, language, by=read_person(request), now=clock.now())
    messages.success(request, _("The shipped wording is back. Your versions are kept below."))
    return redirect("office_word_letter", slug, kind, language)


@does_nothing
@require_POST
@login_required
def show_html(request: HttpRequest, slug: str, kind: str, language: str) -> HttpResponse:
    """Show what was typed as the HTML that readers would get, on a page that can do nothing; nothing is saved."""
    program = find_edited(request, slug)
    standing = find_standing(program, kind, language)
    try:
        rendered = services.preview_wording(program, standing.kind.name, language, request.POST.get("text", ""))
    except Refused as refusal:
        return HttpResponse(say_refusal(refusal), status=422, content_type="text/plain; charset=utf-8")
    return HttpResponse(rendered.html)


def save_letter(request: HttpRequest, program: Program, standing: WordingInForce, sheet: Sheet) -> HttpResponse:
    """Save what was typed; when it is refused, the page comes back with the text as it was typed, and the reason."""
    kind, language = standing.kind.name, standing.language
    try:
        services.change_wording(
            program,
            kind,
            language,
            sheet.typed,
            by=read_person(request),
            now=clock.now(),
            seen_version=sheet.seen_version,
        )
    except Refused as refusal:
        refused = Sheet(sheet.typed, sheet.seen_version, say_refusal(refusal))
        return show_sheet(request, program, standing, refused)
    messages.success(request, _("Saved. Letters that are written from now on have these words."))
    return redirect("office_word_letter", program.slug, kind, language)


def show_sheet(request: HttpRequest, program: Program, standing: WordingInForce, sheet: Sheet) -> HttpResponse:
    """Show the page of one letter: the text to be changed, how it would look, its words in braces, its versions."""
    shown = {
        "program": program,
        "standing": standing,
        "placeholders": list(standing.kind.all_placeholders.items()),
        "history": wordings.list_history(program, standing.kind.name, standing.language),
        "typed": sheet.typed,
        # Who was told of another's save has seen both texts, and may save over the newer one.
        "seen_version": standing.version,
        "has_other": sheet.seen_version != standing.version,
        "refusal": sheet.refusal,
    }
    try:
        shown["preview"] = services.preview_wording(program, standing.kind.name, standing.language, sheet.typed)
    except Refused as refusal:
        shown["refusal"] = sheet.refusal or say_refusal(refusal)
    return render(request, "backoffice/wording/letter.html", shown, status=422 if shown["refusal"] else 200)


def find_standing(program: Program, kind: str, language: str) -> WordingInForce:
    """Find the wording in force; a letter that is not there is answered with 404."""
    try:
        return wordings.find_in_force(program, kind, language)
    except Refused as refusal:
        raise Http404 from refusal
