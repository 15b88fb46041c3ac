"""Reads of forecasts, orders and pools."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.pairs.models import Forecast, ForecastOrder, PoolArray
from pairloom.domain.pairs.queries import (
    LEASE,
    find_order,
    find_pool_key,
    forecasts_of,
    is_pool_due,
    latest_forecast,
    open_rounds,
    orders_waiting,
    read_pool_content,
    read_pool_rows,
    read_round_form,
    rounds_closing_soon,
)
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.states import RoundState
from tests.domain.pairs.scenes import OPENED, answer, apply, make_open_round
from tests.makers import NOW, make_round

MINUTE = timedelta(minutes=1)


def make_forecast(round_: Round, *, at: datetime = NOW) -> Forecast:
    return Forecast.objects.create(round=round_, made_at=at, people=2, placed=2, seconds=0.1, outcome={})


def test_forecasts_come_newest_first(db: None) -> None:
    round_, other = make_round(), make_round()
    assert latest_forecast(round_) is None
    old, new, _others = make_forecast(round_), make_forecast(round_, at=NOW + MINUTE), make_forecast(other)
    assert (list(forecasts_of(round_)), latest_forecast(round_)) == ([new, old], new)


def test_orders_wait_until_somebody_is_at_them_and_again_when_that_is_long_ago(db: None) -> None:
    free, taken, lost = make_round(), make_round(), make_round()
    orders = [
        ForecastOrder.objects.create(round=free, ordered_at=NOW),
        ForecastOrder.objects.create(round=taken, ordered_at=NOW, begun_at=NOW + MINUTE),
        ForecastOrder.objects.create(round=lost, ordered_at=NOW - MINUTE, begun_at=NOW),
    ]
    assert list(orders_waiting(NOW + LEASE)) == [orders[2], orders[0]]
    assert (find_order(taken), find_order(make_round())) == (orders[1], None)


def test_the_pool_is_read_in_one_query_and_holds_the_confirmed(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    round_ = make_open_round()
    apply(round_, [answer("DK")], state=ApplicationState.RECEIVED)
    for size in (1, 3):
        applications = apply(round_, [answer("SE")] * (size - len(round_.applications.filter(state="confirmed"))))
        with django_assert_num_queries(1):
            rows = list(read_pool_rows(round_))
        assert (len(rows), rows[-1].number, rows[-1].name) == (size, applications[-1].pk, applications[-1].name)
        assert rows[-1].answers == answer("SE")


def test_open_rounds_and_those_that_close_within_ten_days(db: None) -> None:
    round_, planned = make_open_round(), make_open_round()
    Round.objects.filter(pk=planned.pk).update(state=RoundState.PLANNED)
    closes_at = read_round_times(round_).closes_at
    times = [closes_at - timedelta(days=11), closes_at - timedelta(days=10), closes_at]
    assert open_rounds() == [round_]
    assert [rounds_closing_soon(at) for at in times] == [[], [round_], []]


@pytest.mark.parametrize(
    ("minutes", "applied", "is_due"),
    [
        (0, 9, False),
        (1, 0, False),
        (1, 1, False),
        (1, 2, True),
        (1, -1, False),
        (1, -2, True),
        (60, 0, True),
        (-1, 0, True),
    ],
)
def test_a_pool_is_packed_again_after_an_hour_or_when_it_grew_or_shrank(
    db: None, minutes: int, applied: int, *, is_due: bool
) -> None:
    round_ = make_open_round()
    assert is_pool_due(round_, now=OPENED)
    PoolArray.objects.create(round=round_, made_at=OPENED, people=20, content=b"")
    apply(round_, [answer()] * (20 + applied))
    assert is_pool_due(round_, now=OPENED + minutes * MINUTE) is is_due


def test_a_packed_pool_is_found_by_its_key(db: None) -> None:
    round_ = make_open_round()
    assert find_pool_key(round_) is None
    packed = PoolArray.objects.create(round=round_, made_at=NOW, people=0, content=b"abc")
    assert (find_pool_key(round_), read_pool_content(packed.key)) == (packed.key, b"abc")
    PoolArray.objects.all().delete()
    assert read_pool_content(packed.key) is None


def test_the_form_of_a_round_is_its_own_or_the_newest_of_its_program(db: None) -> None:
    round_ = make_open_round()
    own = read_round_form(round_)
    round_.form = None
    found: Any = read_round_form(round_)
    assert found == own
