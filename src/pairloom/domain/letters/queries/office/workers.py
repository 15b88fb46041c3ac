"""Who does the work in the background, and whether anybody does."""

from datetime import datetime, timedelta

from pairloom.domain.core.models import Heartbeat
from pairloom.domain.letters.queries.office.counting import Needs

ALIVE = timedelta(minutes=2)
PATIENCE = timedelta(minutes=5)
"""How long a letter may be due before a silent worker is worth a word."""


def list_workers(*, now: datetime) -> list[Heartbeat]:
    """List the workers that were seen in the last two minutes."""
    return list(Heartbeat.objects.filter(seen_at__gte=now - ALIVE).order_by("-seen_at", "id")[:20])


def is_asleep(needs: Needs, *, workers: list[Heartbeat], now: datetime) -> bool:
    """Tell whether letters are due and nobody is there to send them."""
    is_late = needs.oldest_due_at is not None and now - needs.oldest_due_at > PATIENCE
    return is_late and not workers
