"""Tests of lists and counts in words."""

import pytest

from pairloom.sheets.words.listing import count_people, count_things, join_words, say_share


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_words_are_joined_as_a_person_would(words: list[str], said: str) -> None:
    assert join_words(words) == said


def test_what_is_too_much_is_counted() -> None:
    assert join_words(["a", "b", "c", "d"], most=2) == "a, b and 2 more"


def test_one_and_many_are_told_apart() -> None:
    assert (count_people(1), count_people(1162), count_things(2, "country", "countries")) == (
        "1 person",
        "1,162 people",
        "2 countries",
    )


def test_small_shares_are_said_more_finely() -> None:
    assert [say_share(share) for share in (0.5, 0.051, 0.0001, 0)] == ["50 %", "5.1 %", "0.010 %", "0 %"]


def test_a_long_last_word_gets_a_comma_after_three_and_more() -> None:
    assert join_words(["a", "b and c"], last="as well as") == "a as well as b and c"
    assert join_words(["a", "b and c", "d"], last="as well as") == "a, b and c, as well as d"
    assert join_words(["a", "b", "c"], last="or") == "a, b or c"
