"""Make forecasts: what a match of the pool so far would give. The solving is done by a child process."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from pairloom.domain.core.services import write_journal
from pairloom.domain.pairs.engine.outcome import describe_outcome
from pairloom.domain.pairs.engine.pools import Gathered
from pairloom.domain.pairs.engine.problem import Problem
from pairloom.domain.pairs.engine.solving import Solving
from pairloom.domain.pairs.models import Forecast, ForecastOrder
from pairloom.domain.pairs.queries import LEASE, forecasts_of, orders_waiting
from pairloom.domain.pairs.services.gathering import gather_pool
from pairloom.domain.programs.models import Round

SECONDS = 60.0
KEPT = 30


@dataclass(frozen=True, slots=True)
class Running:
    """A forecast whose pool is being solved."""

    round: Round
    gathered: Gathered
    solving: Solving

    def wait(self, seconds: float) -> bool:
        """Wait so long at most for the solving to end; tells whether it has."""
        return self.solving.wait(seconds)

    def give_up(self) -> None:
        """End the child; nothing is stored, and the order waits until another worker takes it."""
        self.solving.end()


def claim_order(*, now: datetime) -> ForecastOrder | None:
    """Take the oldest forecast that is wanted and that no other worker is at."""
    for order in orders_waiting(now):
        free = Q(begun_at=None) | Q(begun_at__lte=now - LEASE)
        if ForecastOrder.objects.filter(free, pk=order.pk).update(begun_at=now):
            return order
    return None


def begin_forecast(round_: Round, *, seconds: float = SECONDS) -> Running:
    """Gather the pool and let a child process solve it."""
    gathered = gather_pool(round_)
    return Running(round_, gathered, Solving(Problem(gathered.pool, gathered.plan, seconds)))


@transaction.atomic
def finish_forecast(running: Running, *, now: datetime) -> Forecast:
    """Store what was found, and forget forecasts older than the last thirty. Raises SolvingError."""
    solved = running.solving.finish()
    outcome = describe_outcome(running.gathered, solved)
    forecast = Forecast.objects.create(
        round=running.round,
        made_at=now,
        people=outcome["applicants"],
        placed=outcome["placed"],
        seconds=solved.seconds,
        is_proven=solved.is_proven,
        outcome=outcome,
    )
    ForecastOrder.objects.filter(round=running.round).delete()
    old = list(forecasts_of(running.round).values_list("pk", flat=True)[KEPT:])
    Forecast.objects.filter(pk__in=old).delete()
    write_journal("forecast.made", about=running.round, at=now, people=forecast.people, placed=forecast.placed)
    return forecast


def run_forecast(round_: Round, *, now: datetime, seconds: float = SECONDS) -> Forecast:
    """Make a forecast and wait for it. Raises SolvingError."""
    running = begin_forecast(round_, seconds=seconds)
    try:
        while not running.wait(seconds):
            pass
        return finish_forecast(running, now=now)
    finally:
        running.give_up()
