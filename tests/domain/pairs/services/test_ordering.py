"""Asking for a forecast."""

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.pairs.models import ForecastOrder
from pairloom.domain.pairs.services import order_forecast, order_nightly_forecasts
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState
from tests.domain.pairs.scenes import OPENED, answer, apply, make_open_round
from tests.makers import make_person


def test_a_forecast_is_ordered_once_however_often_it_is_asked_for(db: None) -> None:
    round_, organiser = make_open_round(), make_person()
    first = order_forecast(round_, by=organiser, now=OPENED)
    assert order_forecast(round_, now=OPENED) == first
    told = JournalEntry.objects.filter(act="forecast.ordered").values_list("about", "by")
    assert (first.ordered_by, list(told)) == (organiser, [(f"round:{round_.pk}", organiser.pk)])


@pytest.mark.parametrize("state", [RoundState.PLANNED, RoundState.MATCHED, RoundState.RUNNING, RoundState.CANCELLED])
def test_no_forecast_is_made_before_opening_or_after_matching(db: None, state: RoundState) -> None:
    round_ = make_open_round()
    round_.state = state
    with pytest.raises(Refused) as refused:
        order_forecast(round_, now=OPENED)
    assert refused.value.reason is Reason.ROUND_NOT_OPEN


def test_each_night_open_rounds_with_applicants_get_one(db: None) -> None:
    busy, _empty, closed = (make_open_round() for _ in range(3))
    Round.objects.filter(pk=closed.pk).update(state=RoundState.CLOSED)
    for round_ in (busy, closed):
        apply(round_, [answer()])
    assert order_nightly_forecasts(now=OPENED) == 1
    assert [order.round for order in ForecastOrder.objects.all()] == [busy]
