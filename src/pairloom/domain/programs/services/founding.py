"""Let somebody who directs a program begin another one."""

from datetime import datetime
from typing import Any

from django.db import transaction

from pairloom.domain.people.models import Person
from pairloom.domain.people.services import direct_new_program
from pairloom.domain.programs.models import Program
from pairloom.domain.programs.services.programs import make_program


@transaction.atomic
def found_program(*, by: Person, now: datetime, **settings: Any) -> Program:
    """Make a program of which the maker becomes the director; refused for somebody who directs none yet.

    The settings are those of make_program.
    """
    program = make_program(by=by, now=now, **settings)
    direct_new_program(by, program_id=program.pk, now=now)
    return program
