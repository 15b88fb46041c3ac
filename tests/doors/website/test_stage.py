"""Tests of what public pages speak of."""

from datetime import timedelta

import pytest
from django.http import Http404
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.programs.models import CalendarEntry, Round
from pairloom.domain.programs.states import Moment, RoundState
from pairloom.doors.website.stage import find_stage
from tests.makers import NOW, make_program, make_round

pytestmark = pytest.mark.usefixtures("db")


def open_round(*, closes_in: int) -> Round:
    """Make an open round that closes in some days."""
    made, due = make_round(state=RoundState.OPEN), NOW + timedelta(days=closes_in)
    CalendarEntry.objects.create(round=made, moment=Moment.CLOSES, local=due, due_at=due)
    return made


def test_the_program_of_the_round_that_stands_first_is_spoken_of_unless_another_is_asked_for() -> None:
    later, first = open_round(closes_in=9), open_round(closes_in=2)
    make_program(slug="empty")
    stage, asked = find_stage(NOW), find_stage(NOW, later.program.slug)
    assert (stage.rounds, stage.program, stage.round) == ([first, later], first.program, first)
    assert stage.programs == [later.program, first.program]
    assert (asked.program, asked.round) == (later.program, later)
    for word in ("empty", "nowhere"):
        with pytest.raises(Http404):
            find_stage(NOW, word)


def test_between_rounds_the_first_program_with_one_is_spoken_of() -> None:
    make_program(slug="a")
    ended = make_round(make_program(slug="b"), state=RoundState.ENDED)
    stage = find_stage(NOW)
    assert (stage.program, stage.round, stage.programs) == (ended.program, None, [ended.program])


def test_before_any_round_only_a_program_that_is_alone_is_spoken_of() -> None:
    assert find_stage(NOW).program is None
    alone = make_program()
    assert find_stage(NOW).program == alone
    make_round(make_program(), state=RoundState.CANCELLED)
    assert find_stage(NOW).program is None


@pytest.mark.parametrize("rounds", [1, 3])
def test_the_stage_costs_three_queries(django_assert_num_queries: DjangoAssertNumQueries, rounds: int) -> None:
    for each in range(rounds):
        open_round(closes_in=each + 1)
    with django_assert_num_queries(3):
        stage = find_stage(NOW)
        assert len({each.program.name for each in stage.rounds}) == rounds
