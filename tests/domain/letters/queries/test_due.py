"""What is due is found by an index that holds only what waits."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from pytest_django import Settings

from pairloom.domain.letters.queries.due import _NEXT, cap_reached_at, letter_due, letter_leases_run_out
from pairloom.domain.letters.states import Lane, LetterState
from tests.domain.letters.outbox import make_letter
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db


def find() -> int | None:
    with transaction.atomic():
        letter = letter_due(tuple(Lane), now=NOW)
    return None if letter is None else letter.pk


def test_the_oldest_letter_of_the_first_lane_comes_first() -> None:
    service = make_letter(due_at=NOW - timedelta(days=9))
    younger, older = make_letter(lane=Lane.SIGN_IN), make_letter(lane=Lane.SIGN_IN, due_at=NOW - timedelta(hours=1))
    found = []
    for letter in (older, younger, service):
        found.append(find())
        letter.delete()
    assert found == [found_letter for found_letter in found if found_letter]
    assert len(set(found)) == 3
    assert find() is None


@pytest.mark.parametrize("state", [state for state in LetterState if state != LetterState.WAITING])
def test_only_waiting_letters_are_due(state: LetterState) -> None:
    make_letter(state=state)
    assert find() is None


def test_a_letter_of_the_future_is_not_due() -> None:
    make_letter(due_at=NOW + timedelta(seconds=1))
    assert find() is None


def test_sqlite_finds_the_next_letter_in_the_index_of_waiting_ones() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL chooses by the size of its tables; the benchmark measures it there")
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + _NEXT, [1, NOW.isoformat()])
        plan = " ".join(str(row) for row in cursor.fetchall())
    assert "letter_waiting" in plan
    assert "TEMP B-TREE" not in plan


def test_a_day_is_full_when_the_cap_is_reached(settings: Settings) -> None:
    settings.MAIL_A_PERSON = 2
    person = make_person()
    for hours in (30, 3):
        make_letter(person=person, state=LetterState.SENT, handed_at=NOW - timedelta(hours=hours))
    assert cap_reached_at(person.pk, now=NOW) is None
    make_letter(person=person, state=LetterState.UNSURE, handed_at=NOW - timedelta(hours=1))
    assert cap_reached_at(person.pk, now=NOW) == NOW - timedelta(hours=3)


def test_leases_run_out_by_the_clock_of_the_database() -> None:
    long_ago, far_off = NOW - timedelta(days=9000), NOW + timedelta(days=9000)
    lost = [make_letter(state=state, lease_until=long_ago) for state in (LetterState.CLAIMED, LetterState.HANDED)]
    make_letter(state=LetterState.CLAIMED, lease_until=far_off)
    make_letter(state=LetterState.SENT, lease_until=long_ago)
    assert [letter.pk for letter in letter_leases_run_out(most=9)] == [letter.pk for letter in lost]
    assert len(letter_leases_run_out(most=1)) == 1
