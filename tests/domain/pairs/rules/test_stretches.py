"""The stretches of a round are those that a look at every day finds."""

from datetime import date, timedelta
from itertools import permutations

import pytest

from pairloom.domain.pairs.rules.hours import share_week
from pairloom.domain.pairs.rules.stretches import list_stretches

ZONES = (
    "Europe/Warsaw", "America/New_York", "Australia/Sydney", "Africa/Nairobi", "Asia/Kathmandu", "America/Santiago",
    "Africa/Casablanca", "Asia/Beirut", "UTC+05:30", "Pacific/Apia",
)  # fmt: skip


@pytest.mark.parametrize("first", [date(2026, 2, 20), date(2026, 9, 1), date(2026, 10, 25)])
def test_looking_near_changes_of_clocks_finds_what_looking_at_every_day_does(first: date) -> None:
    last = first + timedelta(days=125)
    for zones in permutations(ZONES, 2):
        found = list_stretches(zones, first, last, window=(8, 20))
        assert found == share_week(zones, first, window=(8, 20), days=126), zones


def test_three_zones_are_worked_out_together() -> None:
    zones = ("Europe/Warsaw", "Australia/Brisbane", "Pacific/Auckland")
    found = list_stretches(zones, date(2026, 9, 1), date(2026, 12, 31), window=(8, 20))
    assert [one.first for one in found] == [date(2026, 9, 1), date(2026, 9, 27), date(2026, 10, 25)]
    assert [bool(one.spans) for one in found] == [True, True, False]


def test_a_round_of_one_day_has_one_stretch() -> None:
    day = date(2026, 10, 25)
    assert len(list_stretches(("Europe/Warsaw", "Africa/Nairobi"), day, day, window=(8, 20))) == 1
