"""Tests of finding match runs: the newest, one by number, the one whose board is shown."""

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.pairs import queries
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.states import RunState
from tests.domain.pairs.matches import make_closed_round, make_run

pytestmark = pytest.mark.django_db


def test_a_round_without_a_run_has_none() -> None:
    round_ = make_closed_round()
    found = (queries.newest_run(round_), queries.done_run(round_), queries.find_run(round_, 1))
    assert found == (None, None, None)


def test_the_board_shows_the_newest_run_that_is_done() -> None:
    round_ = make_closed_round()
    first = make_run(round_)
    second = make_run(round_, base=first)
    failed = make_run(round_, state=RunState.FAILED)
    assert (queries.newest_run(round_), queries.done_run(round_)) == (failed, second)
    assert (queries.find_run(round_, 1), queries.find_run(round_, 9)) == (first, None)


def test_a_run_of_another_round_is_not_found() -> None:
    make_run(make_closed_round())
    assert queries.find_run(make_closed_round(), 1) is None


def test_listing_runs_costs_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    round_ = make_closed_round()
    runs = [make_run(round_) for _ in range(3)]
    with django_assert_num_queries(1):
        assert queries.list_runs(round_) == runs[::-1]


def test_how_far_a_run_is_follows_from_its_step() -> None:
    runs = [MatchRun(step=step, share_done=0.5) for step in ("", "gather", "sum", "store")]
    assert [queries.measure_progress(run) for run in runs] == [0.0, 0.04, 0.34, 0.98]
