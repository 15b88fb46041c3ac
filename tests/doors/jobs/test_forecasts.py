"""The worker's part in forecasts."""

import sys
from datetime import timedelta

import pytest

from pairloom.domain.applications.models import Doubt
from pairloom.domain.pairs.engine import solving
from pairloom.domain.pairs.models import ForecastOrder, PoolArray
from pairloom.domain.pairs.queries import latest_forecast
from pairloom.domain.pairs.services import order_forecast
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.states import RoundState
from pairloom.doors.jobs import forecasts
from pairloom.doors.jobs.daily import DAILY
from pairloom.doors.jobs.forecasts import Forecaster, find_doubts, keep_pools
from pairloom.doors.jobs.work import Turn, list_jobs
from tests.domain.pairs.scenes import OPENED, answer, apply, make_open_round

QUICK = """
print('{"pairs": 1, "trios": 0, "unmatched": [], "is_proven": true, "seconds": 0.5}')
"""
TURN = Turn("w", lambda: OPENED, lambda: False)


def test_a_worker_makes_the_forecasts_that_are_wanted_one_after_the_other(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solving, "COMMAND", (sys.executable, "-c", QUICK))
    rounds = [make_open_round(), make_open_round()]
    for round_ in rounds:
        apply(round_, [answer("SE"), answer("DK")])
        order_forecast(round_, now=OPENED)
    job = next(job for job in list_jobs() if job.name == "forecasts")
    turns = 0
    while job.run(TURN):
        turns += 1
    assert turns >= 4
    assert [getattr(latest_forecast(round_), "placed", None) for round_ in rounds] == [2, 2]
    assert ForecastOrder.objects.count() == 0


def test_other_work_goes_on_while_a_forecast_is_made(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "COMMAND", (sys.executable, "-c", "import time; time.sleep(60)"))
    monkeypatch.setattr(forecasts, "AT_ONCE", 0.01)
    round_ = make_open_round()
    order_forecast(round_, now=OPENED)
    forecaster = Forecaster()
    assert [forecaster.advance(now=OPENED) for _ in range(3)] == [1, 1, 1]
    assert latest_forecast(round_) is None


def test_nothing_is_begun_when_nothing_is_wanted(db: None) -> None:
    assert Forecaster().advance(now=OPENED) == 0


def test_pools_are_packed_while_a_round_is_open_and_deleted_afterwards(db: None) -> None:
    round_ = make_open_round()
    assert [keep_pools(now=OPENED), keep_pools(now=OPENED)] == [1, 0]
    Round.objects.filter(pk=round_.pk).update(state=RoundState.CLOSED)
    assert (keep_pools(now=OPENED), PoolArray.objects.count()) == (1, 0)


@pytest.mark.parametrize(("days", "found"), [(11, 0), (9, 1)])
def test_the_whole_pool_is_looked_at_in_the_last_ten_days(db: None, days: int, found: int) -> None:
    round_ = make_open_round()
    apply(round_, [answer("SE"), answer("DK"), answer("NO", {"no": "native"})])
    at = read_round_times(round_).closes_at - timedelta(days=days)
    assert find_doubts(now=at) == found
    assert Doubt.objects.count() == found


def test_a_forecast_is_ordered_each_day(db: None) -> None:
    apply(make_open_round(), [answer("SE")])
    DAILY["forecasts"](OPENED)
    assert ForecastOrder.objects.count() == 1
