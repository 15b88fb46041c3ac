"""Tests of the clocks that partners see."""

from datetime import UTC, date, datetime

from django.utils.translation import override

from pairloom.domain.pairs.rules.hours import share_day, share_week
from pairloom.domain.pairs.wording.clocks import Clocks, describe_clocks
from pairloom.domain.pairs.wording.sides import Side
from tests.domain.applications.intake import load_form

ZONES = {"PL": "Europe/Warsaw", "AU": "Australia/Brisbane", "PE": "America/Lima", "ID": "Asia/Jakarta", "XX": ""}


def describe(*countries: str, day: date = date(2026, 10, 22), language: str = "en") -> Clocks:
    """Describe the clocks of people in some countries, at noon in Greenwich."""
    sides = [Side(number, "", code, load_form(), ZONES[code]) for number, code in enumerate(countries)]
    zones = [side.zone for side in sides]
    with override(language):
        return describe_clocks(
            sides,
            today=share_day(zones, day),
            week=share_week(zones, day),
            now=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
        )


def test_every_clock_shows_now_and_the_hours_when_all_are_up_until_a_clock_changes() -> None:
    assert describe("PL", "AU") == Clocks(
        places=["Warsaw", "Brisbane"],
        now=["Thursday, 14:00", "Thursday, 22:00"],
        rows=[
            ("Today, until 24 October", ["08:00–12:00", "16:00–20:00"]),
            ("From 25 October, when a clock changes", ["08:00–11:00", "17:00–20:00"]),
        ],
        today=["08:00–12:00", "16:00–20:00"],
    )


def test_a_week_without_a_change_is_one_row() -> None:
    assert [days for days, _hours in describe("PL", "AU", day=date(2026, 5, 4)).rows] == ["Today, and all week"]


def test_where_nobody_is_up_at_the_same_time_there_is_now_and_nothing_else() -> None:
    assert describe("PE", "ID") == Clocks(["Lima", "Jakarta"], ["Thursday, 07:00", "Thursday, 19:00"], [], [])
    assert describe("PL", "XX") == Clocks(["Warsaw", "–"], ["Thursday, 14:00", "–"], [], [])
