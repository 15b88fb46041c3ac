"""Forecasts: what a match of the pool so far would give."""

import sys

import pytest

from pairloom.domain.core.models import JournalEntry
from pairloom.domain.pairs.engine import solving
from pairloom.domain.pairs.engine.solving import SolvingError
from pairloom.domain.pairs.models import Forecast, ForecastOrder
from pairloom.domain.pairs.queries import LEASE, forecasts_of, latest_forecast, orders_waiting
from pairloom.domain.pairs.services import claim_order, forecasting, order_forecast, run_forecast
from pairloom.domain.pairs.services.forecasting import KEPT
from tests.domain.pairs.sample import list_entries
from tests.domain.pairs.scenes import OPENED, answer, apply, make_open_round

QUICK = """
import json
print(json.dumps({"pairs": 1, "trios": 0, "unmatched": [], "is_proven": True, "seconds": 0.5}))
"""


def answer_at_once(monkeypatch: pytest.MonkeyPatch, code: str = QUICK) -> None:
    """Let children answer without looking."""
    monkeypatch.setattr(solving, "COMMAND", (sys.executable, "-c", code))


def test_a_forecast_is_stored_with_its_outcome_and_the_order_is_done(db: None) -> None:
    round_ = make_open_round()
    applications = apply(round_, [answer("SE"), answer("DK"), answer("NO", {"no": "native"})])
    order_forecast(round_, now=OPENED)
    forecast = run_forecast(round_, now=OPENED)
    assert (forecast.people, forecast.placed, forecast.is_proven) == (3, 2, True)
    assert forecast.outcome["unplaced"] == [{"application": applications[2].pk, "country": "NO", "why": "no-language"}]
    assert (latest_forecast(round_), ForecastOrder.objects.count()) == (forecast, 0)
    told = JournalEntry.objects.get(act="forecast.made")
    assert (told.about, told.details) == (f"round:{round_.pk}", {"people": 3, "placed": 2})


def test_only_the_last_thirty_are_kept(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    answer_at_once(monkeypatch)
    round_ = make_open_round()
    apply(round_, [answer("SE"), answer("DK")])
    old = {"made_at": OPENED, "people": 2, "placed": 2, "seconds": 0.1, "outcome": {}}
    Forecast.objects.bulk_create(Forecast(round=round_, **old) for _ in range(KEPT + 5))
    newest = run_forecast(round_, now=OPENED)
    kept = list(forecasts_of(round_))
    assert (len(kept), kept[0]) == (KEPT, newest)


def test_a_forecast_that_fails_stores_nothing_and_is_tried_again_later(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_at_once(monkeypatch, "raise SystemExit(3)")
    round_ = make_open_round()
    order_forecast(round_, now=OPENED)
    order = claim_order(now=OPENED)
    with pytest.raises(SolvingError):
        run_forecast(round_, now=OPENED)
    assert Forecast.objects.count() == 0
    assert (claim_order(now=OPENED), claim_order(now=OPENED + LEASE)) == (None, order)


def test_an_order_that_another_worker_has_just_taken_is_left_to_it(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    order = order_forecast(make_open_round(), now=OPENED)
    waiting = list(orders_waiting(OPENED))
    ForecastOrder.objects.filter(pk=order.pk).update(begun_at=OPENED)
    monkeypatch.setattr(forecasting, "orders_waiting", lambda _now: waiting)
    assert claim_order(now=OPENED) is None


def test_a_slow_child_is_waited_for(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    answer_at_once(monkeypatch, f"import time; time.sleep(0.3){QUICK}")
    assert run_forecast(make_open_round(), now=OPENED, seconds=0.05).people == 0


def test_orders_are_claimed_once_and_the_oldest_first(db: None) -> None:
    first, second = make_open_round(), make_open_round()
    orders = [order_forecast(round_, now=OPENED) for round_ in (first, second)]
    assert [claim_order(now=OPENED) for _ in range(3)] == [*orders, None]


@pytest.mark.slow
def test_the_sample_places_as_many_as_the_command_line_does(db: None) -> None:
    round_ = make_open_round()
    apply(round_, [entry.answers for entry in list_entries()])
    forecast = run_forecast(round_, now=OPENED)
    assert (forecast.people, forecast.placed) == (1162, 1159)
    assert (forecast.outcome["pairs"], forecast.outcome["trios"]) == (578, 1)
    assert forecast.outcome["why"] == {"no-language": 3}
