"""Tests of the reader's locale."""

import pytest
from django.utils import translation

from pairloom.look.locales import find_locale, name_locale, sort_key


@pytest.mark.parametrize(("language", "locale"), [("en", "en_GB"), ("fr", "fr"), ("ar", "ar"), ("pt-br", "pt_BR")])
def test_each_language_has_its_locale_and_english_is_that_of_most_of_the_world(language: str, locale: str) -> None:
    with translation.override(language):
        assert str(find_locale()) == locale
        assert name_locale().lower() == locale.lower()


def test_an_accent_stands_beside_its_letter() -> None:
    assert sorted(["Zambie", "Équateur", "eswatini", "Égypte"], key=sort_key) == [
        "Égypte",
        "Équateur",
        "eswatini",
        "Zambie",
    ]
