"""Tests of what can be chosen: known to the domain, named in the reader's language, in order."""

from django.utils import translation

from pairloom.doors.desk import choices
from pairloom.sheets.answers.world_names import load_english_language_names


def test_every_language_that_can_be_chosen_is_known_to_the_domain() -> None:
    languages = {code for code, _name in choices.list_languages()} - {""}
    assert languages <= set(load_english_language_names())
    assert {"ar", "en", "es", "fr", "fil", "sw", "zh"} <= languages


def test_languages_stand_in_order_and_in_the_readers_words() -> None:
    with translation.override("fr"):
        names = [str(name) for _code, name in choices.list_languages()][1:]
    assert names.index("allemand") < names.index("anglais") < names.index("swahili")
