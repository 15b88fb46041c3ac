"""Tests of the hours that people in different zones share."""

from datetime import UTC, date, datetime, timedelta

import pytest

from pairloom.domain.pairs.rules.hours import Span, Stretch, choose_zone, open_clock, read_window, share_day, share_week

APRIL = date(2026, 4, 20)


def read(zones: tuple[str, ...], spans: tuple[Span, ...]) -> list[str]:
    """Read what each clock shows: "08:00-11:00 17:00-20:00"."""
    return [
        " ".join(f"{one.begins.astimezone(open_clock(zone)):%H:%M}-{one.ends.astimezone(open_clock(zone)):%H:%M}"
                 for zone in zones)
        for one in spans
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("zones", "shared"),
    [
        (("Europe/Warsaw", "Australia/Brisbane"), ["08:00-12:00 16:00-20:00"]),
        (("Africa/Nairobi", "Africa/Nairobi"), ["08:00-20:00 08:00-20:00"]),
        (("America/Lima", "Asia/Jakarta"), []),
        (("Asia/Kathmandu", "Europe/London"), ["12:45-20:00 08:00-15:15"]),
        (("Pacific/Auckland", "America/Los_Angeles"), ["08:00-15:00 13:00-20:00"]),
        (("UTC+05:30", "UTC-03:00"), ["16:30-20:00 08:00-11:30"]),
        (("Europe/Paris", "Africa/Nairobi", "America/Lima"), ["15:00-19:00 16:00-20:00 08:00-12:00"]),
        (("Europe/Paris", ""), []),
    ],
)
def test_people_share_the_hours_at_which_all_of_them_are_up(zones: tuple[str, ...], shared: list[str]) -> None:
    assert read(zones, share_day(zones, APRIL)) == shared


def test_two_far_zones_may_share_a_morning_and_an_evening_where_days_are_long() -> None:
    zones = ("America/Lima", "Asia/Jakarta")
    assert read(zones, share_day(zones, APRIL, window=(7, 22))) == [
        "07:00-10:00 19:00-22:00",
        "19:00-22:00 07:00-10:00",
    ]


def test_a_change_of_one_clock_parts_the_week() -> None:
    zones = ("Europe/Warsaw", "Australia/Brisbane")
    before, after = share_week(zones, date(2026, 10, 22))
    assert (before.first, before.last, after.first, after.last) == (
        date(2026, 10, 22), date(2026, 10, 24), date(2026, 10, 25), date(2026, 10, 28),
    )  # fmt: skip
    assert (read(zones, before.spans), read(zones, after.spans)) == (
        ["08:00-12:00 16:00-20:00"],
        ["08:00-11:00 17:00-20:00"],
    )


def test_a_week_without_change_is_one_stretch() -> None:
    begins = datetime(2026, 4, 20, 12, tzinfo=UTC)
    assert share_week(("Africa/Accra",), APRIL, window=(12, 13)) == (
        Stretch(APRIL, APRIL + timedelta(days=6), (Span(begins, begins + timedelta(hours=1)),)),
    )


@pytest.mark.parametrize(
    ("own", "told", "country", "zone"),
    [
        ("Asia/Calcutta", "Europe/Paris", "FR", "Asia/Kolkata"),
        ("UTC", "Europe/Paris", "SE", "Europe/Paris"),
        ("", "", "SE", "Europe/Stockholm"),
        ("", "nowhere at all", "SE", "Europe/Stockholm"),
        ("", "UTC+05:30", "IN", "UTC+05:30"),
        ("", "", "", ""),
    ],
)
def test_the_account_says_the_zone_before_the_answer_and_the_country(
    own: str, told: str, country: str, zone: str
) -> None:
    assert choose_zone(own=own, told=told, country=country) == zone


def test_the_plan_of_a_program_says_when_people_are_up() -> None:
    assert read_window({}) == (8, 20)
    assert read_window({"hours_from": 7, "hours_until": 22}) == (7, 22)
