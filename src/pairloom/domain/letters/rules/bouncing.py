"""Decide when so many bounces that might pass mean that an address is dead."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

MOST_DAYS = 5
"""Bounces are counted one a day; at five days the address gets no more letters for a while."""
STALE = timedelta(days=7)
"""A week without a bounce, and counting begins anew."""
PAUSE = timedelta(days=30)
"""How long such an address gets no letters; then it is tried again."""


def score_bounces(bounced_on: Iterable[date]) -> int:
    """Score an address: on how many days letters bounced, up to the latest, without a pause of more than a week."""
    days = sorted(set(bounced_on), reverse=True)
    if not days:
        return 0
    pauses = (number for number, (later, earlier) in enumerate(pairwise(days), 1) if later - earlier > STALE)
    return next(pauses, len(days))


def is_dead_for_a_while(bounced_on: Iterable[date]) -> bool:
    """Tell whether an address bounced on so many days that it gets no letters for a while."""
    return score_bounces(bounced_on) >= MOST_DAYS
