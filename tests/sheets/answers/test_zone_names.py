"""Tests of the names of time zones."""

import pytest

from pairloom.sheets.answers.zone_names import (
    find_country_zones,
    find_newest_name,
    find_own_zones,
    find_zones,
    list_cities,
    list_zone_names,
    list_zones,
    load_city_names,
)


@pytest.mark.parametrize(
    ("written", "zones"),
    [
        ("Europe/Paris", ["Europe/Paris"]),
        ("europe/paris", ["Europe/Paris"]),
        ("America/New York", ["America/New_York"]),
        ("my zone is Asia/Kolkata (IST)", ["Asia/Kolkata"]),
        ("W. Europe Standard Time", ["Europe/Berlin"]),
        ("Berlin time", ["Europe/Berlin"]),
        ("GMT+5", ["UTC+05:00"]),
        ("IST", ["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"]),
        ("nonsense", []),
    ],
)
def test_a_zone_is_found_by_the_names_people_use(written: str, zones: list[str]) -> None:
    assert find_zones(written) == zones


def test_the_main_zone_of_a_country_comes_first() -> None:
    assert [find_country_zones(code)[0] for code in ("US", "AU", "BR", "FR", "XK")] == [
        "America/New_York",
        "Australia/Sydney",
        "America/Sao_Paulo",
        "Europe/Paris",
        "Europe/Belgrade",
    ]
    assert find_country_zones("ZZ") == ()


def test_far_parts_are_zones_of_a_country_but_not_its_own() -> None:
    assert "Indian/Reunion" in find_country_zones("FR")
    assert find_own_zones("FR") == ("Europe/Paris",)


def test_cities_name_zones() -> None:
    assert load_city_names()["perth"] == ("Australia/Perth",)


def test_all_zones_are_listed_once() -> None:
    zones = list_zones()
    assert len(zones) == len(set(zones)) > 500
    assert {"Asia/Kathmandu", "UTC"} < set(zones)


def test_cities_to_choose_from_stand_under_their_newest_names() -> None:
    cities = set(list_cities())
    assert (
        {"Asia/Kolkata", "Africa/Asmara", "Europe/Kyiv", "Africa/Dakar", "Europe/Sarajevo"} < cities < set(list_zones())
    )
    assert cities.isdisjoint({"Asia/Calcutta", "Africa/Asmera", "Asia/Dacca", "Asia/Katmandu", "America/Knox_IN"})


@pytest.mark.parametrize(
    ("zone", "newest"),
    [
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("Africa/Asmera", "Africa/Asmara"),
        ("America/Montreal", "America/Toronto"),
        ("US/Eastern", "America/New_York"),
        ("Africa/Dakar", "Africa/Dakar"),
        ("Etc/GMT+5", "Etc/GMT+5"),
        ("UTC", "UTC"),
        ("Etc/UTC", "UTC"),
    ],
)
def test_an_old_name_leads_to_the_newest(zone: str, newest: str) -> None:
    assert find_newest_name(zone) == newest


def test_every_old_name_of_a_city_leads_to_one_that_can_be_chosen() -> None:
    lost = {find_newest_name(zone) for zone in list_zones() if not zone.startswith(("Etc/", "UTC"))} - set(
        list_cities()
    )
    assert lost == set()


def test_a_zone_is_known_under_its_newest_name_and_all_older_ones() -> None:
    assert list_zone_names("Asia/Calcutta")[:2] == ("Asia/Kolkata", "Asia/Calcutta")
    assert "America/Buenos_Aires" in list_zone_names("America/Argentina/Buenos_Aires")
