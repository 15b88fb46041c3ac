"""What the pages of the form show: questions in order, which languages lack words, versions and their rounds."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise

from pairloom.domain.programs.catalogue import Form, Question, Section, choose_words, list_outdated, list_words
from pairloom.domain.programs.states import QuestionKind, Use
from pairloom.doors.backoffice.form.words import KINDS, name_use


@dataclass(frozen=True)
class ShownQuestion:
    """A question in the list."""

    name: str
    label: str
    kind: Promise
    use: str
    is_required: bool
    is_shared: bool
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class ShownSection:
    """A page of the form in the list."""

    name: str
    title: str
    questions: list[ShownQuestion]


@dataclass(frozen=True)
class ShownLanguage:
    """A language: how many texts it lacks or has older than their original, and on which page the first stands."""

    code: str
    missing: int
    outdated: int
    section: str


def show_sections(form: Form, language: str) -> list[ShownSection]:
    """Show all questions, by section, in order."""
    return [
        ShownSection(one.name, choose_words(one.title, language), _show_questions(form, one, language))
        for one in form.sections
    ]


def _show_questions(form: Form, section: Section, language: str) -> list[ShownQuestion]:
    questions = form.list_section(section.name)
    return [_show(one, language, questions[0], questions[-1]) for one in questions]


def _show(one: Question, language: str, first: Question, last: Question) -> ShownQuestion:
    is_used = one.use is not Use.NONE and one.kind is not QuestionKind.CONSENT
    return ShownQuestion(
        one.name,
        choose_words(one.label, language),
        KINDS[one.kind],
        name_use(one.use, one.points) if is_used else "",
        one.is_required,
        one.is_shared,
        one == first,
        one == last,
    )


def show_languages(form: Form, own: str) -> list[ShownLanguage]:
    """Show each language of the site with how many texts it lacks that the program's own has, or has from before."""
    return [_show_language(form, own, code) for code, _name in settings.LANGUAGES]


def _show_language(form: Form, own: str, code: str) -> ShownLanguage:
    missing = {one.name: _count_missing(form, one, own, code) for one in form.sections}
    outdated = {one.name: len(list_outdated(form, one, language=code)) if code != own else 0 for one in form.sections}
    lacking = [name for name in missing if missing[name] or outdated[name]]
    return ShownLanguage(code, sum(missing.values()), sum(outdated.values()), (lacking or list(missing))[0])


def _count_missing(form: Form, section: Section, own: str, code: str) -> int:
    here, there = (list_words(form, section, language=language) for language in (own, code))
    return sum(bool(text) and not there[key] for key, text in here.items())
