"""Tests of holding written time zones against countries."""

import pytest

from pairloom.sheets.answers.zones import ZoneReader
from pairloom.sheets.people import ZoneState


@pytest.mark.parametrize(
    ("written", "country", "zone", "state"),
    [
        ("Europe/Warsaw", "PL", "Europe/Warsaw", ZoneState.STATED),
        ("CET", "PL", "Europe/Warsaw", ZoneState.STATED),
        ("GMT+2", "PL", "Europe/Warsaw", ZoneState.STATED),
        ("GMT+5", "PK", "Asia/Karachi", ZoneState.STATED),
        ("UTC+5:45", "NP", "Asia/Kathmandu", ZoneState.STATED),
        ("GMT+4", "FR", "Indian/Reunion", ZoneState.STATED),
        ("IST", "IE", "Europe/Dublin", ZoneState.STATED),
        ("EST", "AU", "Australia/Sydney", ZoneState.STATED),
        ("", "PL", "Europe/Warsaw", ZoneState.FROM_COUNTRY),
        ("whatever", "PL", "Europe/Warsaw", ZoneState.FROM_COUNTRY),
        ("", "ES", "Europe/Madrid", ZoneState.FROM_COUNTRY),
        ("", "US", "America/New_York", ZoneState.ASSUMED_MAIN),
        ("whatever", "US", "America/New_York", ZoneState.UNREADABLE),
        ("GMT+7", "GB", "Europe/London", ZoneState.IMPOSSIBLE),
        ("America/New_York", "PL", "Europe/Warsaw", ZoneState.IMPOSSIBLE),
        ("GMT-10", "AU", "Australia/Sydney", ZoneState.SIGN_TURNED),
        ("GMT+7", "US", "America/Denver", ZoneState.SIGN_TURNED),
        ("GMT+7", None, "UTC+07:00", ZoneState.STATED),
        ("", None, "", ZoneState.UNKNOWN),
        ("", "BV", "", ZoneState.UNKNOWN),
        ("UTC", "HM", "UTC", ZoneState.STATED),
    ],
)
def test_the_country_decides_what_a_zone_can_be(written: str, country: str | None, zone: str, state: ZoneState) -> None:
    reading = ZoneReader(2026).read(written, country=country)

    assert (reading.zone, reading.state) == (zone, state)


def test_the_city_helps_when_nothing_is_written() -> None:
    reading = ZoneReader(2026).read("", country="AU", city="Perth")

    assert (reading.zone, reading.state) == ("Australia/Perth", ZoneState.FROM_CITY)


def test_a_city_of_another_country_does_not_help() -> None:
    assert ZoneReader(2026).read("", country="US", city="Perth").state is ZoneState.ASSUMED_MAIN


def test_what_else_may_be_true_is_kept() -> None:
    reading = ZoneReader(2026).read("GMT+10", country="AR")

    assert reading.alternatives == ("UTC+10:00",)
    assert ZoneReader(2026).read("", country="ID").alternatives == ("Asia/Makassar", "Asia/Jayapura")
    assert ZoneReader(2026).read("Europe/Warsaw", country="PL").alternatives == ()
