"""Who may change a form, and which one; what somebody may not change does not exist for them."""

from django.http import Http404, HttpRequest

from pairloom import clock
from pairloom.domain.letters.queries.wordings import list_programs_edited_by
from pairloom.domain.programs.catalogue import Question, Section
from pairloom.domain.programs.models import FormVersion, Program
from pairloom.domain.programs.queries import list_forms, read_questions
from pairloom.doors.backoffice.access import read_person

KEPT = "office_edited"
"""Where a request keeps them."""


def list_edited(request: HttpRequest) -> list[Program]:
    """List the programs whose form the reader may change, once a request."""
    edited: list[Program] | None = getattr(request, KEPT, None)
    if edited is None:
        edited = list_programs_edited_by(read_person(request), today=clock.now().date())
        setattr(request, KEPT, edited)
    return edited


def find_edited(request: HttpRequest, slug: str) -> Program:
    """Find a program whose form the reader may change."""
    for program in list_edited(request):
        if program.slug == slug:
            return program
    raise Http404


def find_versions(program: Program) -> list[FormVersion]:
    """Find the versions of a program's form, newest first; a program without any has no such page."""
    versions = list_forms(program)
    if not versions:
        raise Http404
    return versions


def find_question(version: FormVersion, name: str) -> Question:
    """Find a question of a version."""
    question = read_questions(version).find(name)
    if question is None:
        raise Http404
    return question


def find_section(version: FormVersion, name: str) -> Section:
    """Find a page of a form."""
    for section in read_questions(version).sections:
        if section.name == name:
            return section
    raise Http404
