"""Roles: given from a day on, ended at once, with the sessions."""

from datetime import timedelta

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.people import services
from pairloom.domain.people.models import RoleHeld
from pairloom.domain.people.queries import roles_of
from pairloom.domain.people.states import Role
from tests.makers import NOW, make_person, make_program

LATER = NOW + timedelta(days=30)


def test_a_role_given_twice_is_held_once_and_sessions_end_once(db: None) -> None:
    person, director, program = make_person(), make_person(), make_program()
    first, again = (
        services.give_role(person, role=Role.EDITOR, program_id=program.pk, by=director, now=NOW) for _ in range(2)
    )
    person.refresh_from_db()
    assert (first, person.session_number, RoleHeld.objects.count()) == (again, 1, 1)
    assert list(JournalEntry.objects.values_list("act", "about", "by", "details")) == [
        ("role.given", f"person:{person.pk}", director.pk, {"role": "editor", "program": program.pk})
    ]


def test_an_ended_role_is_gone_at_once_and_ends_sessions(db: None) -> None:
    person, program = make_person(), make_program()
    held = services.give_role(person, role=Role.AMBASSADOR, program_id=program.pk, country="KE", by=None, now=NOW)
    before = type(person).objects.get(pk=person.pk).get_session_auth_hash()
    assert [services.end_role(held, by=None, now=LATER) for _ in range(2)] == [True, False]
    person.refresh_from_db()
    assert roles_of(person, today=LATER.date()) == []
    assert person.get_session_auth_hash() != before
    assert JournalEntry.objects.filter(act="role.ended").count() == 1


def test_a_role_ended_on_its_first_day_can_be_given_again(db: None) -> None:
    person, program = make_person(), make_program()
    held = services.give_role(person, role=Role.EDITOR, program_id=program.pk, by=None, now=NOW)
    services.end_role(held, by=None, now=NOW)
    assert roles_of(person, today=NOW.date()) == []
    again = services.give_role(person, role=Role.EDITOR, program_id=program.pk, by=None, now=NOW)
    assert roles_of(person, today=NOW.date()) == [again]


def test_the_last_director_of_a_program_stays(db: None) -> None:
    program, other = make_program(), make_program()
    first, second = (
        services.give_role(make_person(), role=Role.DIRECTOR, program_id=program.pk, by=None, now=NOW) for _ in range(2)
    )
    services.give_role(make_person(), role=Role.DIRECTOR, program_id=other.pk, by=None, now=NOW)
    assert services.end_role(first, by=None, now=LATER)
    with pytest.raises(Refused) as refused:
        services.end_role(second, by=None, now=LATER)
    second.refresh_from_db()
    assert (refused.value.reason, second.ends_on) == (Reason.LAST_DIRECTOR, None)


def test_an_ambassador_without_a_country_is_refused(db: None) -> None:
    person, program = make_person(), make_program()
    with pytest.raises(Refused) as refused:
        services.give_role(person, role=Role.AMBASSADOR, program_id=program.pk, by=None, now=NOW)
    assert (refused.value.reason, RoleHeld.objects.count()) == (Reason.COUNTRY_UNKNOWN, 0)


def test_a_director_directs_a_new_program_and_stays_signed_in(db: None) -> None:
    person = make_person()
    services.give_role(person, role=Role.DIRECTOR, program_id=make_program().pk, by=None, now=NOW)
    person.refresh_from_db()
    before, program = person.get_session_auth_hash(), make_program()
    held = services.direct_new_program(person, program_id=program.pk, now=NOW)
    person.refresh_from_db()
    assert (held.role, held.program_id, person.get_session_auth_hash()) == (Role.DIRECTOR, program.pk, before)
    assert JournalEntry.objects.order_by("id").last().by_id == person.pk  # type: ignore[union-attr]


def test_nobody_becomes_the_first_director_of_anything_alone(db: None) -> None:
    person, program = make_person(), make_program()
    services.give_role(person, role=Role.DEPUTY, program_id=program.pk, by=None, now=NOW)
    with pytest.raises(Refused, match=Reason.NOT_ALLOWED):
        services.direct_new_program(person, program_id=program.pk, now=NOW)
    assert RoleHeld.objects.filter(role=Role.DIRECTOR).count() == 0
