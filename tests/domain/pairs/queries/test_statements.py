"""What is stated about a match: after confirming, and in public only where the program publishes it."""

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.pairs.queries import (
    read_public_statement,
    read_statement,
    rounds_with_statement,
    runs_stated_in_public,
)
from pairloom.domain.pairs.states import RunState
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState
from tests.domain.pairs.matches import make_closed_round, make_run
from tests.domain.pairs.stated import confirm_run, publish

pytestmark = pytest.mark.django_db


def test_a_statement_counts_nobody_who_could_be_told(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    run = confirm_run(rulings=[1, 2])
    with django_assert_num_queries(2):
        stated = read_statement(run.round)
    assert stated is not None
    assert (stated.placed, stated.pairs, stated.trios, stated.countries) == (89, 43, 1, 2)
    assert (stated.unplaced, stated.decisions, stated.is_small) == (None, None, False)
    assert [level.value for level in stated.levels] == [89, 678, 89, None, 75, 80, 79_345]
    assert [level.is_proven for level in stated.levels] == [True] * 7
    assert (stated.mean, stated.offered, stated.value, stated.bound) == (892, 902, 79_345, 79_345)
    assert (stated.seed, stated.proof_sha256, stated.snapshot_sha256) == (4_711, "a" * 64, "b" * 64)


def test_of_a_very_small_round_no_number_is_told() -> None:
    stated = read_statement(confirm_run(people=8, placed=8).round)
    assert stated is not None
    assert stated.is_small


def test_nothing_is_stated_before_a_match_is_confirmed() -> None:
    round_ = make_closed_round(2)
    run = make_run(round_)
    assert read_statement(round_) is None
    run.state = RunState.CONFIRMED
    run.save()
    assert read_statement(round_) is None
    round_.state = RoundState.RUNNING
    assert read_statement(round_) is not None


def test_everybody_reads_it_only_where_the_program_publishes_it(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    quiet, open_ = confirm_run().round, publish(confirm_run().round)
    unconfirmed = publish(make_closed_round(2))
    assert read_public_statement(quiet) is None
    assert read_public_statement(open_) is not None
    with django_assert_num_queries(1):
        assert rounds_with_statement([quiet, open_, unconfirmed]) == {open_.pk}
    with django_assert_num_queries(0):
        assert rounds_with_statement([quiet]) == set()


def test_all_matches_that_everybody_may_read_about_are_listed_in_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    confirm_run()
    shown = [confirm_run(), confirm_run()]
    for run in shown:
        publish(run.round)
    taken_back = publish(confirm_run().round)
    Round.objects.filter(pk=taken_back.pk).update(state=RoundState.CLOSED)
    publish(make_closed_round(2))
    with django_assert_num_queries(1):
        listed = [(run.round.slug, run.confirmed_at) for run in runs_stated_in_public()]
    assert listed == [(run.round.slug, run.confirmed_at) for run in shown]


def test_taking_the_confirmation_back_takes_the_statement_away() -> None:
    round_ = publish(confirm_run().round)
    Round.objects.filter(pk=round_.pk).update(state=RoundState.CLOSED)
    round_.refresh_from_db()
    assert read_public_statement(round_) is None
