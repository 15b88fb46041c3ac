"""Tests of finding words in folded texts."""

import pytest

from pairloom.sheets.answers.keywords import find_words, make_pattern


@pytest.mark.parametrize(
    ("word", "text", "is_found"),
    [
        ("same", "the same stage", True),
        ("same", "sameness", False),
        ("interest*", "same interests", True),
        ("slow*internet*", "slow and costly internet", True),
        ("slow*internet*", "slow food and a book club without internet", False),
    ],
)
def test_a_star_stands_for_any_ending(word: str, text: str, *, is_found: bool) -> None:
    assert bool(make_pattern([word]).search(text)) is is_found


def test_listed_words_are_found() -> None:
    assert find_words("choices", "wishes", "open").search("open to anyone")
