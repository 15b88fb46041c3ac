"""Tests of the short list of zones."""

import re
from zoneinfo import ZoneInfo

import pytest

from pairloom.doors.website.zones import ZONES, find_zone, write_options


def test_every_zone_of_the_list_exists_once_and_has_a_city_of_its_own() -> None:
    cities = re.findall(r">([^<]+)</option>", write_options("Asia/Tokyo", language="en"))
    assert len(set(ZONES)) == len(ZONES) == len(set(cities))
    assert all(ZoneInfo(name) for name in ZONES)


@pytest.mark.parametrize(
    ("name", "found"), [("Asia/Tokyo", ZoneInfo("Asia/Tokyo")), ("UTC", None), ("../etc", None), ("", None)]
)
def test_only_zones_of_the_list_are_taken(name: str, found: ZoneInfo | None) -> None:
    assert find_zone(name) == found


def test_the_chosen_zone_stands_first_and_each_language_has_its_own_names() -> None:
    options = write_options("Asia/Amman", language="fr")
    assert options.startswith('<option value="Asia/Amman" selected>Amman</option>')
    assert '<option value="Africa/Cairo">Le Caire</option>' in options
    assert '<option value="Africa/Cairo">Cairo</option>' in write_options("Asia/Amman", language="en")
