"""Tests of the names of the world."""

from pairloom.sheets.answers.world_names import (
    load_common_country_names,
    load_country_names,
    load_language_aliases,
    load_language_names,
)


def test_names_are_known_in_many_languages() -> None:
    names = load_country_names()

    assert [names[name] for name in ("spain", "espana", "hiszpania", "испания")] == ["ES", "ES", "ES", "ES"]
    assert "hiszpania" not in load_common_country_names()


def test_languages_are_known_by_their_own_name_too() -> None:
    names = load_language_names()

    assert [names[name] for name in ("german", "deutsch", "aleman", "cymraeg")] == ["de", "de", "de", "cy"]


def test_three_letter_codes_of_languages_are_known() -> None:
    assert [load_language_aliases()[code] for code in ("deu", "ger", "spa")] == ["de", "de", "es"]
