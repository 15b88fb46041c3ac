"""Tests of reading levels."""

import pytest

from pairloom.sheets.answers.levels import find_level_word, take_level
from pairloom.sheets.people import Level


@pytest.mark.parametrize(
    ("folded", "name", "level"),
    [
        ("english good", "english", Level.GOOD),
        ("english very good", "english", Level.FLUENT),
        ("native english", "english", Level.NATIVE),
        ("a little french", "french", Level.BASIC),
        ("english", "english", None),
        ("good", "good", None),
        ("", "", None),
        ("some " * 500 + "french", "some " * 500 + "french", None),
    ],
)
def test_a_level_is_taken_off_an_entry(folded: str, name: str, level: Level | None) -> None:
    assert take_level(folded) == (name, level)


def test_the_first_word_of_a_level_is_found() -> None:
    assert find_level_word(["and", "fluent", "basic"]) == "fluent"
    assert find_level_word(["and"]) == ""
