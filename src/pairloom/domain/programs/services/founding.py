"""Let somebody who directs a program begin another one."""

from datetime import datetime

from django.db import transaction

from pairloom.domain.people.models import Person
from pairloom.domain.people.services import direct_new_program
from pairloom.domain.programs.models import Program
from pairloom.domain.programs.services.programs import make_program
from pairloom.domain.programs.states import ProgramSettings


@transaction.atomic
def found_program(settings: ProgramSettings, *, slug: str, template: str, by: Person, now: datetime) -> Program:
    """Make a program of which the maker becomes the director; refused for somebody who directs none yet."""
    program = make_program(slug=slug, template=template, by=by, now=now, **vars(settings))
    direct_new_program(by, program_id=program.pk, now=now)
    return program
