"""Tests of the time zones that can be chosen: they exist, and are called by their cities."""

from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.utils import timezone, translation

from pairloom.domain.programs.models import Program
from pairloom.look.questions.lists import list_clocks
from pairloom.look.zones import ZoneField, choose_zone, list_zones, name_place


def test_every_zone_that_can_be_chosen_exists() -> None:
    groups = [group for _region, group in list_zones() if isinstance(group, list)]
    zones = [zone for group in groups for zone, _city in group]
    assert all(ZoneInfo(zone).key == zone for zone in zones)
    assert ("Africa/Nairobi", "Nairobi") in groups[0]
    assert len(zones) > 400


def test_no_city_stands_on_the_list_twice_and_none_under_an_old_name() -> None:
    groups = [group for _region, group in list_zones() if isinstance(group, list)]
    cities = [city for group in groups for _zone, city in group]
    assert len(cities) == len(set(cities))
    assert {"Asmara", "Kolkata", "Dhaka", "Kathmandu", "Buenos Aires"} < set(cities)
    old = {"Asmera", "Calcutta", "Dacca", "Katmandu", "Knox IN", "DumontDUrville"}
    assert old.isdisjoint(cities)


def test_cities_are_listed_in_the_readers_language() -> None:
    with translation.override("ar"):
        groups = [group for _region, group in list_zones() if isinstance(group, list)]
    assert ("Africa/Cairo", "القاهرة") in groups[0]


@pytest.mark.parametrize(
    ("written", "read"),
    [("Asia/Calcutta", "Asia/Kolkata"), ("Asia/Kolkata", "Asia/Kolkata"), ("UTC", "UTC"), ("EST", "America/Panama")],
)
def test_an_older_name_is_taken_and_shown_as_the_newest(written: str, read: str) -> None:
    field = ZoneField(choices=list_zones)
    assert (field.prepare_value(written), field.clean(written)) == (read, read)


def test_a_form_shows_an_older_name_as_the_newest_and_the_cities_of_a_country_in_the_readers_language() -> None:
    with translation.override("fr"):
        shown = list_clocks("EG", "Asia/Calcutta")
    assert shown.count(">Le Caire</option>") == 2
    assert '<option value="Asia/Kolkata" selected>' in shown
    assert "Asia/Calcutta" not in shown


def test_a_name_of_no_zone_is_not_taken() -> None:
    field = ZoneField(choices=list_zones)
    assert (field.prepare_value(None), field.valid_value("Mars/Base")) == (None, False)
    with pytest.raises(forms.ValidationError):
        field.clean("")


def test_a_zone_is_called_by_its_city_in_the_readers_language() -> None:
    with translation.override("fr"):
        assert [name_place(zone) for zone in ("Africa/Cairo", "UTC", "Etc/UTC")] == ["Le Caire", "UTC", "UTC"]


def test_times_are_said_in_the_readers_zone_else_in_a_chosen_one_else_in_the_programs() -> None:
    program, chosen = Program(time_zone="Asia/Amman"), ZoneInfo("Asia/Tokyo")
    said = [choose_zone(program), choose_zone(program, chosen), choose_zone(Program())]
    with timezone.override("Africa/Dakar"):
        said.append(choose_zone(program, chosen))
    assert said == ["Asia/Amman", "Asia/Tokyo", "UTC", "Africa/Dakar"]
