"""Tests of the countries that can be chosen: known to the domain, named in the reader's language, in order."""

import pytest
from django.utils import translation

from pairloom.look.countries import list_countries
from pairloom.sheets.answers.world_names import load_english_country_names


@pytest.mark.parametrize(
    ("language", "code", "name"), [("en", "DE", "Germany"), ("fr", "DE", "Allemagne"), ("ar", "EG", "مصر")]
)
def test_countries_have_names_in_the_readers_language(language: str, code: str, name: str) -> None:
    with translation.override(language):
        assert dict(list_countries())[code] == name


def test_every_country_that_can_be_chosen_is_known_to_the_domain() -> None:
    assert {code for code, _name in list_countries()} - {""} == set(load_english_country_names())


def test_countries_stand_in_order_with_accents_beside_their_letter() -> None:
    with translation.override("fr"):
        names = [str(name) for _code, name in list_countries()][1:]
    assert names.index("Égypte") < names.index("Équateur") < names.index("Finlande")
