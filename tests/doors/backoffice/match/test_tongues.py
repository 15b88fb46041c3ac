"""Tests of the sentences about a language that two people know."""

from itertools import combinations_with_replacement

import pytest

from pairloom.domain.people.states import Level
from pairloom.doors.backoffice.match.tongues import SENTENCES, say_tongues


@pytest.mark.parametrize(
    ("own", "theirs", "said"),
    [
        ("native", "native", "Spanish: both have it as their own language."),
        ("good", "good", "Spanish: both know enough to work in it."),
        ("native", "basic", "Spanish: one knows a little, for the other it is their own language."),
        ("basic", "native", "Spanish: one knows a little, for the other it is their own language."),
        ("fluent", "good", "Spanish: one knows enough to work in it, the other speaks it fluently."),
        ("good", "", "Spanish: both can use it."),
    ],
)
def test_a_language_of_two_people_is_a_whole_sentence(own: str, theirs: str, said: str) -> None:
    assert list(say_tongues([["es", own, theirs]])) == [said]


def test_every_two_levels_have_a_sentence_of_their_own() -> None:
    assert list(SENTENCES) == list(combinations_with_replacement(Level, 2))
    assert len({str(words) for words in SENTENCES.values()}) == len(SENTENCES)


def test_the_order_of_languages_is_kept() -> None:
    said = list(say_tongues([["en", "good", "good"], ["fr", "native", "native"]]))
    assert [words.partition(":")[0] for words in said] == ["English", "French"]
