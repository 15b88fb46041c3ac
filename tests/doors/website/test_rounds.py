"""Tests of how a round is shown: moments in order, what is over and what comes next."""

from datetime import timedelta

import pytest

from pairloom.domain.programs.models import CalendarEntry, Round
from pairloom.domain.programs.queries import round_to_show
from pairloom.domain.programs.states import Moment, RoundState
from pairloom.doors.website.rounds import describe_round, describe_timetable, find_closing
from tests.makers import NOW, make_round

PLAN = (
    (Moment.OPENS, 1, -5),
    (Moment.CLOSES, 1, 5),
    (Moment.INTRODUCTIONS, 1, 19),
    (Moment.TOPIC, 1, 20),
    (Moment.TOPIC, 2, 34),
    (Moment.ENDS, 1, 90),
)


@pytest.fixture
def spring(db: None) -> Round:
    made = make_round(state=RoundState.OPEN)
    for moment, number, days in PLAN:
        due = NOW + timedelta(days=days)
        CalendarEntry.objects.create(round=made, moment=moment, number=number, local=due, due_at=due)
    newest = round_to_show(NOW)
    assert newest is not None
    return newest


def test_what_is_over_is_done_and_only_the_first_to_come_is_next(spring: Round) -> None:
    shown = describe_round(spring, now=NOW)
    assert [(str(each.name), each.is_done, each.is_next, each.left) for each in shown.moments] == [
        ("Applications open", True, False, ""),
        ("Applications close", False, True, "5 days left"),
        ("Partners are introduced", False, False, ""),
        ("The round ends", False, False, ""),
    ]
    assert (str(shown.state), shown.is_open) == ("You can apply now.", True)
    assert shown.coming == shown.moments[1]


def test_the_timetable_has_every_moment_and_numbers_those_that_come_again(spring: Round) -> None:
    shown = describe_timetable(spring, now=NOW)
    assert [(str(each.name), each.number) for each in shown.moments] == [
        ("Applications open", 0),
        ("Applications close", 0),
        ("Partners are introduced", 0),
        ("A topic to talk about", 1),
        ("A topic to talk about", 2),
        ("The round ends", 0),
    ]


def test_from_the_closing_second_on_nobody_is_asked_to_apply(spring: Round) -> None:
    closes_at = NOW + timedelta(days=5)
    shown = [describe_round(spring, now=at) for at in (closes_at - timedelta(seconds=1), closes_at)]
    assert [each.is_open for each in shown] == [True, False]
    assert str(shown[1].state).startswith("Applications are closed.")


def test_when_all_is_over_nothing_comes_next(spring: Round) -> None:
    assert describe_round(spring, now=NOW + timedelta(days=100)).coming is None


@pytest.mark.parametrize(
    ("state", "days", "is_found"),
    [
        (RoundState.PLANNED, -10, True),
        (RoundState.OPEN, 0, True),
        (RoundState.OPEN, 5, False),
        (RoundState.RUNNING, 0, False),
    ],
)
def test_the_closing_day_is_said_only_before_it(spring: Round, state: RoundState, days: int, is_found: bool) -> None:
    spring.state = state
    found = find_closing(spring, now=NOW + timedelta(days=days))
    assert found == (NOW + timedelta(days=5) if is_found else None)
