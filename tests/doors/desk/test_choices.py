"""Tests of what can be chosen: known to the domain, named in the reader's language, in order."""

from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from pairloom.doors.desk import choices
from pairloom.sheets.answers.world_names import load_english_country_names, load_english_language_names


@pytest.mark.parametrize(
    ("language", "code", "name"), [("en", "DE", "Germany"), ("fr", "DE", "Allemagne"), ("ar", "EG", "مصر")]
)
def test_countries_have_names_in_the_readers_language(language: str, code: str, name: str) -> None:
    with translation.override(language):
        assert dict(choices.list_countries())[code] == name


def test_every_country_and_language_that_can_be_chosen_is_known_to_the_domain() -> None:
    countries = {code for code, _name in choices.list_countries()} - {""}
    languages = {code for code, _name in choices.list_languages()} - {""}
    assert countries == set(load_english_country_names())
    assert languages <= set(load_english_language_names())
    assert {"ar", "en", "es", "fr", "fil", "sw", "zh"} <= languages


def test_countries_stand_in_order_with_accents_beside_their_letter() -> None:
    with translation.override("fr"):
        names = [str(name) for _code, name in choices.list_countries()][1:]
    assert names.index("Égypte") < names.index("Équateur") < names.index("Finlande")


def test_every_zone_that_can_be_chosen_exists() -> None:
    groups = [group for _region, group in choices.list_zones() if isinstance(group, list)]
    zones = [zone for group in groups for zone, _city in group]
    assert all(ZoneInfo(zone).key == zone for zone in zones)
    assert ("Africa/Nairobi", "Nairobi") in groups[0]
    assert len(zones) > 400
