"""Measure how many hours of the day two time zones share."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from pairloom.sheets.answers.offsets import measure_offset

_DAY = 24 * 60
_QUARTER = 15
_LONGEST_ROUND = 1100  # days


def measure_common_hours(
    zones: Sequence[str], *, starts: date, ends: date, window: tuple[int, int] = (8, 20)
) -> NDArray[np.int16]:
    """Measure the quarter hours a day that each two zones share, the fewest of all days from starts to ends.

    zones   IANA names or fixed offsets; "" is an unknown zone, which shares nothing with any other
    window  full hours of local time, from and to, in both places
    Returns int16[k, k], symmetric, 0..96. Costs O(zones × days + different zones² × different days).
    """
    _check_round(starts, ends, window)
    known = [place for place, zone in enumerate(zones) if zone]
    quarters = np.zeros((len(zones), len(zones)), np.int16)
    if not known:
        return quarters
    offsets = _list_offsets([zones[place] for place in known], starts, ends)
    different, which = np.unique(offsets, axis=0, return_inverse=True)
    shared = _share_window(np.unique(different, axis=1), (window[1] - window[0]) * 60)
    which = which.reshape(-1)
    quarters[np.ix_(known, known)] = shared[np.ix_(which, which)] // _QUARTER
    return quarters


def _list_offsets(zones: list[str], starts: date, ends: date) -> NDArray[np.int64]:
    """List the offsets in minutes of each zone at noon UTC of each day: int64[zones, days]."""
    noon = datetime(starts.year, starts.month, starts.day, 12, tzinfo=UTC)
    days = [noon + timedelta(days=day) for day in range((ends - starts).days + 1)]
    return np.array([[measure_offset(zone, day) for day in days] for zone in zones], np.int64)


def _share_window(offsets: NDArray[np.int64], length: int) -> NDArray[np.int64]:
    """Share two windows of this length (minutes) on the circle of a day: the least over all columns of offsets."""
    least = np.full((len(offsets), len(offsets)), length, np.int64)
    for column in offsets.T:
        apart = np.abs(column[:, None] - column[None, :]) % _DAY
        shared = np.maximum(length - apart, 0) + np.maximum(length - (_DAY - apart), 0)
        np.minimum(least, shared, out=least)
    return least


def _check_round(starts: date, ends: date, window: tuple[int, int]) -> None:
    if ends < starts:
        raise ValueError(f"the round ends on {ends}, before it starts on {starts}")
    if (ends - starts).days > _LONGEST_ROUND:
        raise ValueError(f"the round lasts {(ends - starts).days} days; at most {_LONGEST_ROUND} are possible")
    if not 0 <= window[0] < window[1] <= 24:
        raise ValueError(f"the day window is {window[0]} to {window[1]}; hours from 0 to 24 are wanted")
