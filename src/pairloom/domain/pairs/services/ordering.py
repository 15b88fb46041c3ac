"""Ask for a forecast; a worker makes it."""

from datetime import datetime

from django.db import transaction

from pairloom.domain.applications.queries import pool_of
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.pairs.models import ForecastOrder
from pairloom.domain.pairs.queries import open_rounds
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState

FORECAST = (RoundState.OPEN, RoundState.CLOSED)


@transaction.atomic
def order_forecast(round_: Round, *, by: Person | None = None, now: datetime) -> ForecastOrder:
    """Ask for a forecast of a round that is open, or closed and not matched yet; one that waits already is enough."""
    if round_.state not in FORECAST:
        raise Refused(Reason.ROUND_NOT_OPEN)
    order, is_new = ForecastOrder.objects.get_or_create(round=round_, defaults={"ordered_at": now, "ordered_by": by})
    if is_new:
        write_journal("forecast.ordered", about=round_, by=by, at=now)
    return order


def order_nightly_forecasts(*, now: datetime) -> int:
    """Ask for a forecast of each open round that somebody has applied for; tells how many."""
    rounds = [round_ for round_ in open_rounds() if pool_of(round_).exists()]
    return len([order_forecast(round_, now=now) for round_ in rounds])
