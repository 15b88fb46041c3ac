"""An office to test: a program, its director, and a browser in which the director is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from pairloom.domain.people.models import Person
    from pairloom.domain.programs.models import Program


@pytest.fixture
def program(db: None) -> Program:
    """Give the only program of the site."""
    from tests.makers import make_program  # noqa: PLC0415 - lazy: this file is read before the site is set up

    return make_program(name="Librarians Without Walls")


@pytest.fixture
def director(program: Program) -> Person:
    """Give somebody who runs the program."""
    from pairloom.domain.people.states import Role  # noqa: PLC0415 - lazy, as above
    from tests.makers import make_person, make_role  # noqa: PLC0415 - lazy, as above

    person = make_person(email="director@example.org", name="Noor")
    make_role(person, Role.DIRECTOR, program=program)
    return person


@pytest.fixture
def office(client: Client, director: Person) -> Client:
    """Give the director's browser."""
    client.force_login(director)
    return client
