"""Tests of the count-down."""

from datetime import timedelta

import pytest

from pairloom.doors.website.countdown import say_left
from tests.makers import NOW


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (timedelta(days=3, hours=4, minutes=59), "3 days and 4 hours left"),
        (timedelta(days=1), "1 day left"),
        (timedelta(days=1, minutes=59), "1 day left"),
        (timedelta(hours=23, minutes=59, seconds=59), "23 hours and 59 minutes left"),
        (timedelta(hours=1), "1 hour left"),
        (timedelta(minutes=1, seconds=30), "1 minute left"),
        (timedelta(seconds=59), "less than a minute left"),
        (timedelta(), ""),
        (timedelta(days=-1), ""),
    ],
)
def test_what_is_left_is_said_in_two_units_at_most(span: timedelta, said: str) -> None:
    assert say_left(NOW + span, now=NOW) == said
