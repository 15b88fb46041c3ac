"""Tests of the hours that two zones share."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from pairloom.sheets.hours import measure_common_hours

STARTS, ENDS = date(2026, 7, 1), date(2026, 7, 31)


def measure_july(zones: list[str], window: tuple[int, int] = (8, 20)) -> NDArray[np.int16]:
    return measure_common_hours(zones, starts=STARTS, ends=ENDS, window=window)


def test_the_same_zone_shares_the_whole_window() -> None:
    hours = measure_july(["Europe/Paris"])

    assert hours.tolist() == [[48]]


def test_quarters_of_hours_count() -> None:
    hours = measure_july(["UTC", "Asia/Kathmandu"])

    assert hours[0, 1] == (12 * 60 - (5 * 60 + 45)) // 15


def test_a_change_of_the_clock_lowers_what_is_shared_in_the_whole_round() -> None:
    zones = ["Europe/Warsaw", "Australia/Brisbane"]

    before = measure_common_hours(zones, starts=date(2026, 9, 1), ends=date(2026, 10, 24))
    after = measure_common_hours(zones, starts=date(2026, 9, 1), ends=date(2026, 10, 25))

    assert (before[0, 1], after[0, 1]) == (16, 12)


def test_a_wide_window_is_shared_on_both_sides_of_the_globe() -> None:
    hours = measure_july(["UTC", "UTC+12:00"], (7, 22))

    assert hours[0, 1] == 6 * 4


def test_an_unknown_zone_shares_nothing() -> None:
    hours = measure_july(["", "UTC"])

    assert hours.tolist() == [[0, 0], [0, 48]]


@pytest.mark.parametrize(
    ("starts", "ends", "window", "said"),
    [
        (ENDS, STARTS, (8, 20), "before it starts"),
        (STARTS, date(2036, 1, 1), (8, 20), "at most"),
        (STARTS, ENDS, (20, 8), "window"),
    ],
)
def test_a_round_that_cannot_be_is_refused(starts: date, ends: date, window: tuple[int, int], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        measure_common_hours(["UTC"], starts=starts, ends=ends, window=window)


@given(st.integers(-12 * 4, 14 * 4), st.integers(-12 * 4, 14 * 4), st.integers(1, 24))
def test_shared_quarters_agree_with_counting_them_one_by_one(first: int, second: int, length: int) -> None:
    def write(quarters: int) -> str:
        minutes = abs(quarters) * 15
        return f"UTC{'-' if quarters < 0 else '+'}{minutes // 60:02d}:{minutes % 60:02d}"

    hours = measure_july([write(first), write(second)], (0, length))

    counted = sum((quarter + first) % 96 < length * 4 and (quarter + second) % 96 < length * 4 for quarter in range(96))
    assert hours[0, 1] == counted
    assert np.array_equal(hours, hours.T)
