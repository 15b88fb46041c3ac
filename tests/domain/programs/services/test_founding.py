"""Who directs a program may begin another one, and directs it then."""

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program
from pairloom.domain.programs.services import found_program
from pairloom.domain.programs.states import ProgramSettings
from tests.makers import NOW, make_person, make_role

SETTINGS = ProgramSettings("Archivists", "Ana", "es", "America/Lima")


def test_a_director_founds_a_second_program_and_directs_it(db: None) -> None:
    person = make_person()
    make_role(person, Role.DIRECTOR)
    program = found_program(SETTINGS, slug="archivists", template="librarians", by=person, now=NOW)
    assert (program.language, program.time_zone) == ("es", "America/Lima")
    assert list(person.roles.filter(program=program).values_list("role", flat=True)) == [Role.DIRECTOR]


def test_for_somebody_who_directs_nothing_no_program_is_left(db: None) -> None:
    person = make_person()
    make_role(person, Role.DEPUTY)
    with pytest.raises(Refused, match=Reason.NOT_ALLOWED):
        found_program(SETTINGS, slug="archivists", template="librarians", by=person, now=NOW)
    assert not Program.objects.filter(slug="archivists").exists()
