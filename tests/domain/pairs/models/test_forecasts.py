"""Tables of forecasts and packed pools."""

import pytest
from django.db import IntegrityError, transaction

from pairloom.domain.pairs.models import Forecast, ForecastOrder, PoolArray
from tests.makers import NOW, make_round


def test_rows_name_themselves_by_number(db: None) -> None:
    round_ = make_round()
    forecast = Forecast.objects.create(round=round_, made_at=NOW, people=2, placed=2, seconds=0.1, outcome={})
    order = ForecastOrder.objects.create(round=round_, ordered_at=NOW)
    packed = PoolArray.objects.create(round=round_, made_at=NOW, people=0, content=b"")
    assert [str(row) for row in (forecast, order, packed)] == [
        f"forecast {forecast.pk}",
        f"order {order.pk}",
        f"pool {packed.pk}",
    ]


def test_a_round_has_one_order_and_one_packed_pool(db: None) -> None:
    round_ = make_round()
    for model, fields in ((ForecastOrder, {"ordered_at": NOW}), (PoolArray, {"made_at": NOW, "people": 0})):
        model.objects.create(round=round_, **fields)
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.create(round=round_, **fields)
