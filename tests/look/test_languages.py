"""Tests of the languages that can be chosen: known to the domain, named in the reader's language, in order."""

from django.utils import translation

from pairloom.look.languages import LEVELS, list_languages
from pairloom.sheets.answers.world_names import load_english_language_names


def test_every_language_that_can_be_chosen_is_known_to_the_domain() -> None:
    languages = {code for code, _name in list_languages()} - {""}
    assert languages <= set(load_english_language_names())
    assert {"ar", "en", "es", "fr", "fil", "sw", "zh"} <= languages


def test_languages_stand_in_order_and_in_the_readers_words() -> None:
    with translation.override("fr"):
        names = [str(name) for _code, name in list_languages()][1:]
    assert names.index("allemand") < names.index("anglais") < names.index("swahili")


def test_a_level_is_asked_for_before_one_is_chosen() -> None:
    assert [code for code, _name in LEVELS] == ["", "basic", "good", "fluent", "native"]
