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
from pairloom.domain.programs.catalogue import Form, Section, choose_words, find_most, list_outdated, list_words
from pairloom.domain.programs.models import Program
from pairloom.domain.programs.queries import read_questions
from pairloom.doors.backoffice.access import read_person
from pairloom.doors.backoffice.form.finding import find_edited, find_section, find_versions
from pairloom.doors.backoffice.form.words import say_fault

WORD, SEEN, KEPT = "word-", "seen-", "kept-"
PARTS = ("title", "help")
"""The texts of the page of the form itself."""
LONGEST_LINE = 80
"""More signs than this stand on several lines."""


@dataclass(frozen=True)
class ShownWords:
    """One text: what it is, what it says in the program's language, what stands in the other, what was typed."""

    key: str
    name: str
    original: str
    standing: str
    typed: str
    most: int
    is_outdated: bool

    @property
    def is_other(self) -> bool:
        """Tell whether something else stands there than was typed."""
        return self.standing != self.typed

    @property
    def is_long(self) -> bool:
        """Tell whether the text needs several lines."""
        return self.most > find_most("label") or len(self.original) > LONGEST_LINE


@dataclass(frozen=True)
class ShownGroup:
    """The texts that belong together: those of a question, or of the page of the form itself."""

    title: str
    rows: list[ShownWords]


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
        "groups": show_groups(form, found, program.language, language, read_typed(request.POST, WORD)),
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
            kept=tuple(read_typed(request.POST, KEPT)),
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


def show_groups(form: Form, section: Section, own: str, language: str, typed: Mapping[str, str]) -> list[ShownGroup]:
    """Show the texts of a section: those of the page of the form itself first, then those of each question."""
    shown = show_words(form, section, own, language, typed)
    groups = [ShownGroup(choose_words(section.title, own), [row for row in shown if row.key in PARTS])]
    for one in form.list_section(section.name):
        rows = [row for row in shown if row.key.split(".", 1)[0] == one.name and row.key not in PARTS]
        groups.append(ShownGroup(choose_words(one.label, own), rows))
    return [group for group in groups if group.rows]


def show_words(form: Form, section: Section, own: str, language: str, typed: Mapping[str, str]) -> list[ShownWords]:
    """Show every text that the program's own language has, with what stands in the other."""
    originals, standing = (list_words(form, section, language=code) for code in (own, language))
    outdated = list_outdated(form, section, language=language) if language != own else set()
    names = name_words(form, section)
    return [
        ShownWords(
            key, names[key], original, standing[key], typed.get(key, standing[key]), find_most(key), key in outdated
        )
        for key, original in originals.items()
        if original or standing[key] or language == own
    ]


def name_words(form: Form, section: Section) -> dict[str, str]:
    """Name each text of a section in words."""
    names = {"title": _("Page of the form"), "help": _("Help below it")}
    for one in form.list_section(section.name):
        names |= {f"{one.name}.label": _("The question"), f"{one.name}.help": _("Help below it")}
        for number, option in enumerate(one.options, start=1):
            names[f"{one.name}.options.{option.code}"] = _("Answer %(number)s") % {"number": number}
    return names
