"""Tests of names of countries and languages in letters."""

import pytest

from pairloom.domain.outreach.wording import name_country, name_language


@pytest.mark.parametrize(
    ("language", "country", "spoken"),
    [
        ("en", "Kenya", "French"),
        ("es", "Kenia", "francés"),
        ("ar", "كينيا", "الفرنسية"),
        ("q-broken", "Kenya", "French"),
    ],
)
def test_names_stand_in_the_language_of_the_reader_or_in_english(language: str, country: str, spoken: str) -> None:
    assert (name_country("KE", language), name_language("fr", language)) == (country, spoken)


def test_codes_that_nobody_knows_stay() -> None:
    assert (name_country("QQ", "en"), name_language("qqq", "en")) == ("QQ", "qqq")
