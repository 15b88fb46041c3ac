"""Tests of shared hours in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairloom.sheets.hours import measure_common_hours
from pairloom.sheets.words.hours import find_window, list_periods, name_place, say_date, say_hours, say_long_date

STARTS, ENDS = date(2026, 9, 15), date(2027, 1, 15)


def test_a_change_of_clocks_during_the_round_is_told_with_its_date() -> None:
    assert say_hours(["Europe/Warsaw", "Australia/Brisbane"], STARTS, ENDS) == (
        "Good hours for a talk: 8:00-12:00 in Warsaw is 16:00-20:00 in Brisbane. "
        "From 25 October: 8:00-11:00 in Warsaw is 17:00-20:00 in Brisbane."
    )


def test_the_other_days_calendar_is_told() -> None:
    said = say_hours(["America/Los_Angeles", "Pacific/Auckland"], date(2026, 7, 1), date(2026, 8, 1))
    assert said == "Good hours for a talk: 13:00-20:00 in Los Angeles is 8:00-15:00 in Auckland the next day."


def test_people_whose_clocks_agree_all_the_time_read_one_sentence() -> None:
    assert say_hours(["Europe/Paris", "Europe/Berlin"], STARTS, ENDS) == (
        "Your clocks show the same time during the whole round."
    )


def test_people_without_a_common_hour_are_told_that_letters_suit_them() -> None:
    assert say_hours(["UTC+00:00", "UTC+11:30"], STARTS, ENDS).startswith("Your days hardly overlap")


def test_three_people_read_all_three_places() -> None:
    said = say_hours(["Europe/Warsaw", "Africa/Lagos", "Europe/London"], date(2026, 7, 1), date(2026, 8, 1))
    assert said == "Good hours for a talk: 9:00-20:00 in Warsaw is 8:00-19:00 in Lagos and 8:00-19:00 in London."


def test_a_round_of_one_day_has_one_period() -> None:
    assert [period.begins_on for period in list_periods(["Europe/Paris", "Asia/Tokyo"], STARTS, STARTS)] == [STARTS]


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("UTC+05:30", "UTC+05:30"),
        ("America/St_Johns", "St. John’s"),
        ("", "an unknown zone"),
    ],
)
def test_a_zone_is_named_after_its_town(zone: str, name: str) -> None:
    assert name_place(zone) == name


def test_dates_are_said_in_words() -> None:
    assert (say_date(date(2026, 10, 5)), say_long_date(date(2026, 10, 5))) == ("5 October", "5 October 2026")


@given(st.integers(-48, 56), st.integers(-48, 56))
def test_a_window_is_as_long_as_the_hours_that_the_engine_counts_where_it_is_the_only_one(one: int, other: int) -> None:
    zones = [write_offset(one), write_offset(other)]
    quarters = int(measure_common_hours(zones, starts=STARTS, ends=STARTS)[0, 1])
    window = find_window([one * 15, other * 15])
    assert (window.minutes if window else 0) == (quarters * 15 if quarters >= 4 else 0)


@given(st.integers(-48, 56), st.integers(-48, 56))
def test_a_window_lies_within_the_day_of_each_place(one: int, other: int) -> None:
    window = find_window([one * 15, other * 15])
    spans = window.spans if window else ()
    assert all(480 <= begin < end <= 1200 for begin, end in spans)


def write_offset(quarters: int) -> str:
    """Write an offset as sheets do."""
    hours, minutes = divmod(abs(quarters) * 15, 60)
    return f"UTC{'-' if quarters < 0 else '+'}{hours:02}:{minutes:02}"
