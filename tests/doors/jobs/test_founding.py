"""Programs are founded from the command line."""

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.models import Letter
from pairloom.domain.people.models import Person
from pairloom.domain.people.queries import people_with_role
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program
from pairloom.doors.jobs.founding import found_program
from tests.makers import NOW, make_person

WORDS = {"name": "Isle", "signed_by": "Ana", "language": "fr", "time_zone": "Europe/Paris"}


def found(director: str) -> Program:
    program, _ = found_program("isle", **WORDS, director=director, now=NOW)
    return program


def test_a_program_is_founded_once_with_a_director_who_hears_of_it_once(db: None) -> None:
    program = [found("ana@example.org") for _ in range(2)][-1]
    assert (Program.objects.count(), program.time_zone, Person.objects.get().language) == (1, "Europe/Paris", "fr")
    assert list(Letter.objects.values_list("kind", "address")) == [("role-given", "ana@example.org")]


def test_a_second_director_can_be_named_later(db: None) -> None:
    bea = make_person(email="bea@example.org")
    found("ana@example.org")
    program = found("bea@example.org")
    directors = list(people_with_role(program.pk, Role.DIRECTOR, today=NOW.date()))
    assert (len(directors), bea in directors) == (2, True)


def test_a_wrong_address_founds_nothing(db: None) -> None:
    with pytest.raises(Refused, match=Reason.ADDRESS_WRONG):
        found("ana")
    assert not Program.objects.exists()
