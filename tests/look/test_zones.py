"""Tests of the time zones that can be chosen: they exist, and are called by their cities."""

from zoneinfo import ZoneInfo

from django.utils import translation

from pairloom.look.zones import list_zones, name_place


def test_every_zone_that_can_be_chosen_exists() -> None:
    groups = [group for _region, group in list_zones() if isinstance(group, list)]
    zones = [zone for group in groups for zone, _city in group]
    assert all(ZoneInfo(zone).key == zone for zone in zones)
    assert ("Africa/Nairobi", "Nairobi") in groups[0]
    assert len(zones) > 400


def test_a_zone_is_called_by_its_city_in_the_readers_language() -> None:
    with translation.override("fr"):
        assert [name_place(zone) for zone in ("Africa/Cairo", "UTC", "Etc/UTC")] == ["Le Caire", "UTC", "UTC"]
