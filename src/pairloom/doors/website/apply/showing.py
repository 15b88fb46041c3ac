"""What the pages of a form show: where one is, the questions, what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.forms import Form as PageForm
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pairloom.domain.applications.models import Draft
from pairloom.domain.core.errors import Refused
from pairloom.domain.programs.catalogue import Form, choose_words, read_form
from pairloom.look.agreements import show_for
from pairloom.look.questions import Shown, show_section


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: the field that it is about, its label, and a sentence."""

    id: str
    label: object
    words: str


def read_draft_form(draft: Draft) -> Form:
    """Read the form that a draft fills in."""
    return read_form(draft.form.document)


def list_steps(draft: Draft, form: Form) -> list[str]:
    """Name the pages of the form in order, with the last look at the end."""
    fallback = draft.round.program.language
    titles = [choose_words(section.title, get_language() or "", fallback) for section in form.sections]
    return [*titles, _("Last look")]


def name_sections(form: Form) -> list[str]:
    """Name the sections of a form in order, by the words in their addresses."""
    return [section.name for section in form.sections]


def show_questions(
    draft: Draft, form: Form, section: str, answers: Mapping[str, object], faults: Mapping[str, Refused]
) -> list[Shown]:
    """Show the questions of one page."""
    showing = show_for(form, draft.round.program, language=get_language() or "", section=section)
    return show_section(form, section, answers, faults=faults, showing=showing)


def list_faults(person: PageForm | None, questions: list[Shown]) -> list[Fault]:
    """List all that is wrong on a page, in order, each with the field that it leads to."""
    own = [] if person is None else [field for field in person if field.errors]
    first = [Fault(field.id_for_label, field.label, " ".join(map(str, field.errors))) for field in own]
    return [*first, *(Fault(each.id, each.label, each.fault) for each in questions if each.fault)]
