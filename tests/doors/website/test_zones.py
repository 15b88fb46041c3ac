"""Tests of the short list of zones."""

from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from pairloom.doors.website.zones import ZONES, find_zone, list_zones


def test_every_zone_of_the_list_exists_once_and_has_a_city_of_its_own() -> None:
    cities = [city for _name, city in list_zones("Asia/Tokyo", language="en")]
    assert len(set(ZONES)) == len(ZONES) == len(set(cities))
    assert all(ZoneInfo(name) for name in ZONES)


@pytest.mark.parametrize(
    ("name", "found"), [("Asia/Tokyo", ZoneInfo("Asia/Tokyo")), ("UTC", None), ("../etc", None), ("", None)]
)
def test_only_zones_of_the_list_are_taken(name: str, found: ZoneInfo | None) -> None:
    assert find_zone(name) == found


def test_a_zone_that_is_not_on_the_list_stands_first() -> None:
    with translation.override("fr"):
        listed = list_zones("Asia/Amman", language="fr")
    assert listed[0] == ("Asia/Amman", "Amman")
    assert ("Africa/Cairo", "Le Caire") in listed
