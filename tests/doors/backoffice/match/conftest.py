"""A closed round, and the browser of who leads its program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from pairloom.domain.people.models import Person
    from pairloom.domain.programs.models import Round


@pytest.fixture
def spring(db: None) -> Round:
    """Give a closed round in which eight people have a place."""
    from pairloom.domain.programs.services import make_program  # noqa: PLC0415 - lazy: read before the set-up
    from tests.doors.backoffice.match.matched import close_round  # noqa: PLC0415 - lazy, as above
    from tests.makers import NOW  # noqa: PLC0415 - lazy, as above

    return close_round(make_program(slug="librarians", name="Librarians", signed_by="Noor", now=NOW))


@pytest.fixture
def leader(spring: Round) -> Person:
    """Give who directs the program of the round."""
    from pairloom.domain.people.states import Role  # noqa: PLC0415 - lazy, as above
    from tests.makers import make_person, make_role  # noqa: PLC0415 - lazy, as above

    person = make_person(name="Noor")
    make_role(person, Role.DIRECTOR, program=spring.program)
    return person


@pytest.fixture
def led(client: Client, leader: Person) -> Client:
    """Give the browser of who directs the program."""
    client.force_login(leader)
    return client
