"""Find the hours that people in different zones share, and say them in each one's local time."""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise, product

from babel.dates import get_timezone_location

from pairloom.sheets.answers.offsets import measure_offset

DAY_BEGINS = 8 * 60
DAY_ENDS = 20 * 60
SHORTEST = 60
_DAY = 24 * 60
_FIXED = re.compile(r"UTC([+-])(\d{2}):(\d{2})")


@dataclass(frozen=True)
class Window:
    """Hold one stretch of shared time, in minutes of each place's local day.

    spans   (begin, end) for each place, 0 to 1440
    shifts  days that each place's calendar is ahead of the first one's (-1, 0 or 1)
    """

    spans: tuple[tuple[int, int], ...]
    shifts: tuple[int, ...]

    @property
    def minutes(self) -> int:
        """Measure how long it is."""
        return self.spans[0][1] - self.spans[0][0]


@dataclass(frozen=True)
class Period:
    """Hold the longest shared window of each day from one date on; None where there is none of an hour or more."""

    begins_on: date
    window: Window | None


def list_periods(zones: Sequence[str], starts_on: date, ends_on: date) -> tuple[Period, ...]:
    """List the shared windows over a round: a new period begins where a change of clocks moves the hours."""
    periods: list[Period] = []
    for day, offsets in _list_changes(tuple(zones), starts_on, ends_on):
        window = find_window(offsets)
        if not periods or periods[-1].window != window:
            periods.append(Period(day, window))
    return tuple(periods)


def find_window(offsets: Sequence[int]) -> Window | None:
    """Find the longest time within 8:00 to 20:00 in all places, whose clocks are these minutes ahead of UTC."""
    windows = [_intersect(offsets, (0, *shifts)) for shifts in product((0, 1, -1), repeat=len(offsets) - 1)]
    longest = max(windows, key=lambda window: window.minutes)
    return longest if longest.minutes >= SHORTEST else None


def say_hours(zones: Sequence[str], starts_on: date, ends_on: date, *, places: Sequence[str] = ()) -> str:
    """Say the shared hours of a round in each place's time, with what a change of clocks does to them.

    places  what to call each zone; without it the town that the zone is called after
    """
    places = places or [name_place(zone) for zone in zones]
    periods = list_periods(zones, starts_on, ends_on)
    if all(len(set(offsets)) == 1 for _, offsets in _list_changes(tuple(zones), starts_on, ends_on)):
        return "Your clocks show the same time during the whole round."
    if all(period.window is None for period in periods):
        return "Your days hardly overlap, so e-mail will be easier for you than calls."
    sentences = [_say_period(periods[0], places, begins="Good hours for a talk: ")]
    sentences += [_say_period(period, places, begins=f"From {say_date(period.begins_on)}: ") for period in periods[1:]]
    return " ".join(sentences)


def say_date(day: date) -> str:
    """Say a date without its year: 25 October."""
    return f"{day.day} {calendar.month_name[day.month]}"


def say_long_date(day: date) -> str:
    """Say a date with its year: 25 October 2026."""
    return f"{say_date(day)} {day.year}"


@lru_cache(maxsize=1024)
def name_place(zone: str) -> str:
    """Name the town that a zone is called after; a fixed offset is its own name."""
    if _FIXED.fullmatch(zone) or zone in ("UTC", ""):
        return zone or "an unknown zone"
    return str(get_timezone_location(zone, locale="en", return_city=True)).rsplit("/", 1)[-1]


def _list_changes(zones: tuple[str, ...], starts_on: date, ends_on: date) -> Iterator[tuple[date, tuple[int, ...]]]:
    """List the first day, and each day on which a clock of these places stands differently from the day before."""
    columns = [_list_offsets(zone, starts_on, ends_on) for zone in zones]
    days = list(zip(*columns, strict=True))
    yield starts_on, days[0]
    for number, (before, now) in enumerate(pairwise(days), start=1):
        if now != before:
            yield starts_on + timedelta(days=number), now


@lru_cache(maxsize=4096)
def _list_offsets(zone: str, starts_on: date, ends_on: date) -> tuple[int, ...]:
    noon = datetime(starts_on.year, starts_on.month, starts_on.day, 12, tzinfo=UTC)
    count = max((ends_on - starts_on).days, 0) + 1
    return tuple(measure_offset(zone, noon + timedelta(days=number)) for number in range(count))


def _intersect(offsets: Sequence[int], shifts: tuple[int, ...]) -> Window:
    """Intersect the days of all places, each on its own calendar day; an empty window has no positive length."""
    begins = [DAY_BEGINS - offset + shift * _DAY for offset, shift in zip(offsets, shifts, strict=True)]
    first, last = max(begins), min(begins) + DAY_ENDS - DAY_BEGINS
    spans = tuple(
        (first + offset - shift * _DAY, last + offset - shift * _DAY)
        for offset, shift in zip(offsets, shifts, strict=True)
    )
    return Window(spans, shifts)


def _say_period(period: Period, places: Sequence[str], *, begins: str) -> str:
    if period.window is None:
        return f"{begins}your days hardly overlap: e-mail is easier then."
    said = [_say_span(place, span) for place, span in zip(places, period.window.spans, strict=True)]
    said = [text + _say_shift(shift) for text, shift in zip(said, period.window.shifts, strict=True)]
    return f"{begins}{said[0]} is {' and '.join(said[1:])}."


def _say_span(place: str, span: tuple[int, int]) -> str:
    return f"{_say_minutes(span[0])}-{_say_minutes(span[1])} in {place}"


def _say_shift(shift: int) -> str:
    return {1: " the next day", -1: " the day before"}.get(shift, "")


def _say_minutes(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"
