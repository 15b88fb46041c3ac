"""The packed pool, and the advice that is counted on it."""

from datetime import timedelta

from pytest_django import DjangoAssertNumQueries

from pairloom.domain.pairs.models import PoolArray
from pairloom.domain.pairs.services import (
    Possible,
    count_possible_partners,
    forget_closed_pools,
    refresh_due_pools,
    refresh_pool,
)
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState
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


def test_the_pool_of_a_closed_round_is_deleted(db: None) -> None:
    open_, closed = make_open_round(), make_open_round()
    for round_ in (open_, closed):
        refresh_pool(round_, now=OPENED)
    Round.objects.filter(pk=closed.pk).update(state=RoundState.CLOSED)
    assert (forget_closed_pools(), forget_closed_pools()) == (1, 0)
    assert [packed.round for packed in PoolArray.objects.all()] == [open_]
