"""What comes next is found in all living rounds, dates and the days before closing alike."""

from datetime import timedelta
from typing import Any

import pytest

from pairloom.domain.applications.queries import find_coming
from pairloom.domain.applications.states import Asking
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.services import move_round
from pairloom.domain.programs.states import Moment, RoundState
from tests.domain.applications.intake import OPEN, open_round

pytestmark = pytest.mark.django_db


def test_people_are_asked_and_reminded_before_a_round_closes() -> None:
    round_, found, now = open_round(), [], OPEN
    for _step in range(3):
        coming = find_coming(now)
        assert coming is not None
        found.append(coming)
        now = coming.at
    closes_at = read_round_times(round_).closes_at
    assert [one.what for one in found] == [Asking.ASK, Asking.REMIND, Moment.CLOSES]
    assert [timedelta(days=days) >= closes_at - one.at for days, one in zip((5, 2, 0), found, strict=True)] == [
        True
    ] * 3
    assert [closes_at - one.at > timedelta(days=days) for days, one in zip((4, 1), found[:2], strict=True)] == [
        True
    ] * 2
    assert {(one.at.hour, one.at.minute) for one in found[:2]} == {(0, 0)}


def test_a_round_beside_may_come_first() -> None:
    round_, other = open_round(), open_round(state=RoundState.CLOSED)
    soon = OPEN + timedelta(hours=2)
    other.calendar.filter(moment=Moment.INTRODUCTIONS).update(due_at=soon)
    coming = find_coming(OPEN)
    assert coming is not None
    assert (coming.round.pk, coming.what, coming.at) == (other.pk, Moment.INTRODUCTIONS, soon)
    move_round(other, to=RoundState.CANCELLED, now=OPEN)
    after = find_coming(OPEN)
    assert (after and after.round.pk, after and after.what) == (round_.pk, Asking.ASK)


def test_nothing_comes_where_no_round_lives() -> None:
    assert find_coming(OPEN) is None


@pytest.mark.parametrize("count", [1, 3])
def test_it_takes_as_many_queries_for_three_rounds_as_for_one(count: int, django_assert_num_queries: Any) -> None:
    for _round in range(count):
        open_round()
    assert Round.objects.count() == count
    with django_assert_num_queries(3):
        find_coming(OPEN)
