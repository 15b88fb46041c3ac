"""Put wall-clock times of a zone onto the world's clock."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


def find_due_time(local: datetime, zone: str) -> datetime:
    """Put a wall-clock time of a zone onto the world's clock, in UTC.

    A time that the clocks skip becomes due when they have jumped; one that comes twice becomes due the first time.
    """
    place = ZoneInfo(zone)
    first = local.replace(tzinfo=place, fold=0)
    there_and_back = first.astimezone(UTC).astimezone(place).replace(tzinfo=None)
    if there_and_back == local:
        return first.astimezone(UTC)
    return _find_jump(local, place)


def _find_jump(local: datetime, place: ZoneInfo) -> datetime:
    """Find the moment at which the clocks of a place jump over a wall-clock time, to the second."""
    after = local.replace(tzinfo=place, fold=0).astimezone(UTC)
    before = local.replace(tzinfo=place, fold=1).astimezone(UTC)
    old = before.astimezone(place).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if middle.astimezone(place).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after
