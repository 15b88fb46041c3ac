"""Found a program from the command line, and name its director: also the way back in when all directors are lost."""

from datetime import datetime

from django.db import transaction

from pairloom.domain.letters.services import give_role_and_tell
from pairloom.domain.people.models import Person
from pairloom.domain.people.queries import find_person, holds_role
from pairloom.domain.people.services import register_person
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program
from pairloom.domain.programs.queries import find_program
from pairloom.domain.programs.services import make_program


@transaction.atomic
def found_program(
    slug: str, *, name: str, signed_by: str, language: str, time_zone: str, director: str, now: datetime
) -> tuple[Program, Person]:
    """Make a program, unless it is there, and give the person of an address the role of its director."""
    program = find_program(slug) or make_program(
        slug=slug,
        name=name or slug,
        signed_by=signed_by or name or slug,
        language=language,
        time_zone=time_zone,
        now=now,
    )
    person = find_person(director) or register_person(address=director, language=language, now=now)
    if not holds_role(person, {Role.DIRECTOR}, program_id=program.pk, today=now.date()):
        give_role_and_tell(person, role=Role.DIRECTOR, program=program, now=now)
    return program, person
