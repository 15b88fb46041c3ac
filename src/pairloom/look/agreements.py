"""For whom a form is shown, with the versions of the texts that it asks people to agree to."""

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs.catalogue import Form, Question
from pairloom.domain.programs.models import Program
from pairloom.domain.publishing.queries import find_page
from pairloom.look.questions import Showing


def show_for(form: Form, program: Program, *, language: str, section: str = "") -> Showing:
    """Tell for whom questions are shown; one query for each text that is agreed to in the section, or in all."""
    questions = form.list_section(section) if section else form.questions
    versions = list_versions(questions, program, language=language)
    return Showing(language, program.language, versions, program.slug)


def list_versions(questions: tuple[Question, ...], program: Program, *, language: str) -> dict[str, str]:
    """List the version of each text that can be agreed to, by the name of its page."""
    names = dict.fromkeys(question.text for question in questions if question.text)
    return {name: _find_version(name, program, language) for name in names}


def _find_version(name: str, program: Program, language: str) -> str:
    """Find the version of a text; a program's own text that has no page yet counts as the first."""
    try:
        return find_page(name, program=program, language=language).version
    except Refused as refusal:
        if refusal.reason is not Reason.PAGE_UNKNOWN:
            raise
        return "1"
