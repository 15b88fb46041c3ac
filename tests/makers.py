"""Make rows for tests: every maker gives a valid row and takes what the test cares about."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from pairloom.domain.people.models import Person, RoleHeld
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program, Round

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_numbers = count(1)


def make_person(**fields: Any) -> Person:
    """Make a person with a confirmed address of their own."""
    number = next(_numbers)
    standard = {
        "email": f"person{number}@example.org",
        "name": f"Person {number}",
        "joined_at": NOW,
        "address_confirmed_at": NOW,
    }
    person = Person(**standard | fields)
    person.set_unusable_password()
    person.save()
    return person


def make_program(**fields: Any) -> Program:
    """Make a program."""
    number = next(_numbers)
    standard = {"slug": f"program-{number}", "name": f"Program {number}", "signed_by": "Noor", "made_at": NOW}
    return Program.objects.create(**standard | fields)


def make_round(program: Program | None = None, **fields: Any) -> Round:
    """Make a round without calendar."""
    number = next(_numbers)
    standard = {"slug": f"round-{number}", "name": f"Round {number}", "made_at": NOW}
    return Round.objects.create(program=program or make_program(), **standard | fields)


def make_role(person: Person, role: Role, *, program: Program | None = None, country: str = "") -> RoleHeld:
    """Give a person a role from today on."""
    return RoleHeld.objects.create(
        person=person, program=program or make_program(), role=role, country=country, begins_on=NOW.date()
    )
