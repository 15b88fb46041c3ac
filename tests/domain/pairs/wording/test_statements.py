"""Levels of a match in words for everybody."""

import pytest

from pairloom.domain.pairs.rules.stating import Claim, Stated
from pairloom.domain.pairs.wording import say_bound, say_level


def state(claim: Claim, at: int, value: int | None, bound: int) -> Stated:
    """State a level; it is proven where nothing more is possible."""
    return Stated(claim, at, value, bound, is_proven=value == bound)


@pytest.mark.parametrize(
    ("claim", "at", "value", "words"),
    [
        (Claim.PLACED, 0, 1_158, "1158 people have a partner. Nothing comes before that."),
        (Claim.THRESHOLD, 0, 718, "Everybody with a partner gets at least 718 of 1,000. Nobody is given up"),
        (Claim.TIER, 600, 1_100, "1100 people get 600 of 1,000 or more."),
        (Claim.PERCENTILE, 50, 1_000, "1000 people have a partner from the better 50 percent"),
        (Claim.SUM, 0, 1_100_000, "All added up, the match has 1100000 points."),
        (Claim.TIER, 700, None, "How many get 700 of 1,000 or more is not told"),
        (Claim.PERCENTILE, 50, None, "from the better half is not told"),
    ],
)
def test_each_level_is_a_sentence(claim: Claim, at: int, value: int | None, words: str) -> None:
    assert words in say_level(state(claim, at, value, 5), write=str)


def test_what_is_proven_and_what_is_not_is_said() -> None:
    assert say_bound(state(Claim.SUM, 0, 5, 5), write=str) == "Proven: more is not possible."
    assert "More than 7 is not possible" in say_bound(state(Claim.SUM, 0, 5, 7), write=str)
    hidden = say_bound(state(Claim.TIER, 700, None, 89), write=str)
    assert ("ended before it knew" in hidden, "89" in hidden) == (True, False)


def test_the_threshold_leaves_out_whom_an_organiser_pinned() -> None:
    level = Stated(Claim.THRESHOLD, 0, 670, 670, is_proven=True, has_pins=True)
    assert say_level(level, write=str) == "Everybody whom no organiser pinned gets at least 670 of 1,000."
