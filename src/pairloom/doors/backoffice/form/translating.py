"""The page to word a section of the form in a language, beside the words of the program's own language."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pairloom import clock
from pairloom.domain.core.errors import Refused
from pairloom.domain.programs import services
from pairloom.domain.programs.catalogue import Form, Section, choose_words, list_words
from pairloom.domain.programs.models import Program
from pairloom.domain.programs.queries import read_questions
from pairloom.doors.backoffice.access import read_person
from pairloom.doors.backoffice.form.finding import find_edited, find_section, find_versions
from pairloom.doors.backoffice.form.words import say_fault

WORD, SEEN = "word-", "seen-"


@dataclass(frozen=True)
class ShownWords:
    """One text: what it says in the program's language, what stands in the other, and what was typed."""

    key: str
    original: str
    standing: str
    typed: str
    is_long: bool

    @property
    def is_other(self) -> bool:
        """Tell whether something else stands there than was typed."""
        return self.standing != self.typed


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def word_section(request: HttpRequest, slug: str, language: str, section: str) -> HttpResponse:
    """Show the texts of a section in a language; on a press save those that were changed."""
    program = find_edited(request, slug)
    version = find_versions(program)[0]
    found, form = find_section(version, section), read_questions(version)
    if language not in dict(settings.LANGUAGES):
        raise Http404
    refusal = save_words(request, program, found, language) if request.method == "POST" else None
    if request.method == "POST" and refusal is None:
        messages.success(request, _("The words are saved."))
        return redirect("office_form_words", program.slug, language, section)
    shown = {
        "program": program,
        "language": language,
        "section": found,
        "sections": [(one.name, choose_words(one.title, program.language)) for one in form.sections],
        "rows": show_words(form, found, program.language, language, read_typed(request.POST, WORD)),
        "refusal": say_fault(refusal) if refusal else "",
    }
    return render(request, "backoffice/form/words.html", shown, status=422 if refusal else 200)


def save_words(request: HttpRequest, program: Program, section: Section, language: str) -> Refused | None:
    """Save what was typed; tells why it was refused."""
    try:
        services.word_section(
            program,
            section.name,
            read_typed(request.POST, WORD),
            language=language,
            seen=read_typed(request.POST, SEEN),
            by=read_person(request),
            now=clock.now(),
        )
    except Refused as refusal:
        return refusal
    return None


def read_typed(posted: QueryDict, start: str) -> dict[str, str]:
    """Read the texts of the page by their keys, as they are kept: without spaces around them, with plain line ends."""
    named = {name.removeprefix(start): str(posted[name]) for name in posted if name.startswith(start)}
    return {key: text.replace("\r\n", "\n").strip() for key, text in named.items()}


def show_words(form: Form, section: Section, own: str, language: str, typed: Mapping[str, str]) -> list[ShownWords]:
    """Show every text that the program's own language has, with what stands in the other."""
    originals, standing = (list_words(form, section, language=code) for code in (own, language))
    return [
        ShownWords(key, original, standing[key], typed.get(key, standing[key]), len(original) > 80)
        for key, original in originals.items()
        if original or standing[key] or language == own
    ]
