"""Tests of the days of a round."""

from datetime import date

import pytest

from pairloom.sheets.days import add_months, choose_days
from pairloom.sheets.errors import SheetError
from tests.sheets.rounds import make_person


def test_a_round_starts_two_weeks_after_the_last_answer_and_lasts_four_months() -> None:
    assert choose_days([make_person(1), make_person(2)], starts=None, ends=None) == (
        date(2026, 7, 15),
        date(2026, 11, 15),
    )


def test_given_days_are_kept() -> None:
    starts, ends = date(2026, 1, 31), date(2026, 3, 1)
    assert choose_days([], starts=starts, ends=ends) == (starts, ends)
    assert choose_days([], starts=starts, ends=None) == (starts, date(2026, 5, 31))
    assert choose_days([make_person(1)], starts=None, ends=date(2026, 12, 31)) == (
        date(2026, 7, 15),
        date(2026, 12, 31),
    )


@pytest.mark.parametrize("ends", [date(2026, 5, 1), date(2026, 7, 15)])
def test_an_end_alone_that_is_not_after_the_start_is_refused(ends: date) -> None:
    with pytest.raises(SheetError, match=f"ends on {ends}, not after its start on 2026-07-15, 14 days after the last"):
        choose_days([make_person(1)], starts=None, ends=ends)


def test_an_end_alone_years_after_the_start_is_refused() -> None:
    with pytest.raises(SheetError, match="more than three years after its start on 2026-07-15"):
        choose_days([make_person(1)], starts=None, ends=date(2029, 7, 16))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 10, 31), 4, date(2027, 2, 28)),
        (date(2026, 8, 31), 4, date(2026, 12, 31)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2027, 1, 31), -2, date(2026, 11, 30)),
    ],
)
def test_months_end_on_their_last_day(day: date, months: int, then: date) -> None:
    assert add_months(day, months) == then
