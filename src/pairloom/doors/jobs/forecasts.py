"""Make the forecasts that are wanted, keep the pool of open rounds packed, and ask what needs the whole pool."""

from datetime import datetime

import structlog

from pairloom.domain.pairs.queries import rounds_closing_soon
from pairloom.domain.pairs.services import (
    Running,
    begin_forecast,
    claim_order,
    find_pool_doubts,
    finish_forecast,
    forget_closed_pools,
    refresh_due_pools,
)

log = structlog.get_logger("pairloom.worker")

AT_ONCE = 0.5
"""How many seconds a worker waits for a child before it looks after its other work."""


class Forecaster:
    """Makes one forecast after the other in a child process, beside the other work of a worker."""

    def __init__(self) -> None:
        self._running: Running | None = None

    def advance(self, *, now: datetime) -> int:
        """Begin the next forecast that is wanted, or see whether the one that is being made has ended."""
        if self._running is None:
            return self._begin(now=now)
        if not self._running.wait(AT_ONCE):
            return 1
        running, self._running = self._running, None
        forecast = finish_forecast(running, now=now)
        log.info("forecast made", round=running.round.pk, people=forecast.people, seconds=forecast.seconds)
        return 1

    def _begin(self, *, now: datetime) -> int:
        order = claim_order(now=now)
        if order is None:
            return 0
        self._running = begin_forecast(order.round)
        return 1


def keep_pools(*, now: datetime) -> int:
    """Pack the pools that are due, and delete those of rounds that are closed."""
    return refresh_due_pools(now=now) + forget_closed_pools()


def find_doubts(*, now: datetime) -> int:
    """Find out, in the last ten days, who has no possible partner yet and whose wish nobody can meet."""
    return sum(find_pool_doubts(round_, now=now) for round_ in rounds_closing_soon(now))
