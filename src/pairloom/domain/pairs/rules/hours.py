"""Find the hours at which people in different zones are all up, on the days around now."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from pairloom.sheets.answers.zone_names import find_country_zones, find_newest_name, find_zones

FROM, UNTIL = 8, 20
"""Full hours of the day between which people are up, where the plan of the program says nothing else."""
DAYS = 7
NOBODYS = "UTC"
"""Stands in accounts whose zone is not known."""
_FIXED = re.compile(r"UTC([+-])(\d\d):(\d\d)")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Some time that people share, in UTC."""

    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row on which the shared hours are the same on every clock; the spans are those of the first day."""

    first: date
    last: date
    spans: tuple[Span, ...]


def choose_zone(*, own: str, told: str, country: str) -> str:
    """Choose somebody's zone: that of the account, else the one that was answered, else the main one of the country."""
    known = own if own != NOBODYS else ""
    for written in (known, told):
        if found := find_zones(written) if written else []:
            return find_newest_name(found[0])
    return next(iter(find_country_zones(country)), "")


@lru_cache(maxsize=1_024)
def open_clock(zone: str) -> tzinfo:
    """Open the clock of a zone: an IANA name, or a fixed offset such as "UTC+05:30"; UTC where none is known."""
    fixed = _FIXED.fullmatch(zone)
    if fixed is None:
        return ZoneInfo(zone) if zone else UTC
    ahead = timedelta(hours=int(fixed[2]), minutes=int(fixed[3]))
    return timezone(ahead if fixed[1] == "+" else -ahead, zone)


def read_window(plan: Mapping[str, Any]) -> tuple[int, int]:
    """Read between which hours people are up, from the plan of a program."""
    return int(plan.get("hours_from", FROM)), int(plan.get("hours_until", UNTIL))


def share_day(zones: Sequence[str], day: date, *, window: tuple[int, int] = (FROM, UNTIL)) -> tuple[Span, ...]:
    """Share a day as the first zone counts it: when everybody is up, in order of time; nothing where a zone is unknown.

    Costs three steps for each zone.
    """
    if not all(zones):
        return ()
    shared = [_wake(zones[0], day, window)]
    for zone in zones[1:]:
        others = [_wake(zone, day + shift * _DAY, window) for shift in (-1, 0, 1)]
        shared = [both for one in shared for other in others if (both := _overlap(one, other)) is not None]
    return tuple(shared)


def share_week(
    zones: Sequence[str], first: date, *, window: tuple[int, int] = (FROM, UNTIL), days: int = DAYS
) -> tuple[Stretch, ...]:
    """Share the days from a first one on, as the first zone counts them; where a clock changes, a stretch ends."""
    listed = [(day, share_day(zones, day, window=window)) for day in (first + shift * _DAY for shift in range(days))]
    groups = groupby(listed, key=lambda one: _read_clocks(zones, one[1]))
    return tuple(_join(list(group)) for _clocks, group in groups)


def _join(days: Sequence[tuple[date, tuple[Span, ...]]]) -> Stretch:
    return Stretch(days[0][0], days[-1][0], days[0][1])


def _read_clocks(zones: Sequence[str], spans: Iterable[Span]) -> tuple[tuple[time, ...], ...]:
    """Read what every clock shows when each span begins and ends."""
    return tuple(
        tuple(at.astimezone(open_clock(zone)).time() for zone in zones for at in (one.begins, one.ends))
        for one in spans
    )


def _wake(zone: str, day: date, window: tuple[int, int]) -> Span:
    """Tell when people of a zone are up on a day."""
    midnight, clock = datetime.combine(day, time()), open_clock(zone)
    begins, ends = (midnight + timedelta(hours=hour) for hour in window)
    return Span(begins.replace(tzinfo=clock).astimezone(UTC), ends.replace(tzinfo=clock).astimezone(UTC))


def _overlap(one: Span, other: Span) -> Span | None:
    begins, ends = max(one.begins, other.begins), min(one.ends, other.ends)
    return Span(begins, ends) if begins < ends else None
