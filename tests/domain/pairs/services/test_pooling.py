"""The packed pool, and the advice that is counted on it."""

from datetime import timedelta

from pytest_django import DjangoAssertNumQueries

from pairloom.domain.applications.services.importing import undo_import
from pairloom.domain.applications.states import Promise
from pairloom.domain.pairs.models import PoolArray
from pairloom.domain.pairs.services import (
    Abroad,
    Possible,
    count_people_abroad,
    count_possible_partners,
    forget_closed_pools,
    refresh_due_pools,
    refresh_pool,
)
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState
from tests.domain.applications.sheets import LATER, bring_in, make_row, make_taking_round
from tests.domain.pairs.scenes import OPENED, answer, apply, make_open_round


def test_advice_follows_the_pool_as_it_was_packed_last(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    round_ = make_open_round()
    apply(round_, [answer("DK"), answer("SE")])
    assert count_possible_partners(round_, answer("SE")) is None
    refresh_pool(round_, now=OPENED)
    apply(round_, [answer("NO")])
    assert count_possible_partners(round_, answer("SE")) == Possible(2, 1, "", 1)
    with django_assert_num_queries(1):
        count_possible_partners(round_, answer("SE"))
    refresh_pool(round_, now=OPENED)
    with django_assert_num_queries(2):
        assert count_possible_partners(round_, answer("SE")) == Possible(3, 2, "", 2)


def test_a_pool_is_packed_once_an_hour_for_open_rounds(db: None) -> None:
    round_, planned = make_open_round(), make_open_round()
    Round.objects.filter(pk=planned.pk).update(state=RoundState.PLANNED)
    later = [OPENED + timedelta(minutes=minutes) for minutes in (0, 30, 60)]
    assert [refresh_due_pools(now=at) for at in later] == [1, 0, 1]
    assert [packed.round for packed in PoolArray.objects.all()] == [round_]


def test_a_pool_is_packed_a_minute_after_an_import_and_after_it_is_undone(db: None) -> None:
    round_ = make_taking_round()
    assert refresh_due_pools(now=LATER) == 1
    run = bring_in(round_, *(make_row(f"new{number}@example.org") for number in range(3)), promise=Promise.GIVEN)
    soon, then = LATER + timedelta(seconds=59), LATER + timedelta(minutes=1)
    assert [refresh_due_pools(now=at) for at in (soon, then, then)] == [0, 1, 0]
    assert PoolArray.objects.get().people == 3
    undo_import(run, by=None, now=then)
    assert refresh_due_pools(now=then + timedelta(minutes=1)) == 1
    assert PoolArray.objects.get().people == 0


def test_who_abroad_is_within_reach_is_counted_with_one_query(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    round_ = make_open_round()
    apply(round_, [answer("DK"), answer("SE"), answer("US", zone="Pacific/Honolulu"), answer("FI", {"fi": "native"})])
    assert count_people_abroad(round_, answer("SE")) is None
    refresh_pool(round_, now=OPENED)
    assert count_people_abroad(round_, answer("SE")) == Abroad(4, 2, 1)
    with django_assert_num_queries(1):
        count_people_abroad(round_, answer("SE"))


def test_the_pool_of_a_closed_round_is_deleted(db: None) -> None:
    open_, closed = make_open_round(), make_open_round()
    for round_ in (open_, closed):
        refresh_pool(round_, now=OPENED)
    Round.objects.filter(pk=closed.pk).update(state=RoundState.CLOSED)
    assert (forget_closed_pools(), forget_closed_pools()) == (1, 0)
    assert [packed.round for packed in PoolArray.objects.all()] == [open_]
