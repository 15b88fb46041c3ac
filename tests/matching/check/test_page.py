"""The page about the proof file names every entry that the referee wants, and the largest numbers that it takes."""

import re
from pathlib import Path

import pytest

from pairloom.matching.check.criteria import MOST_POINTS, OWN, SHARED
from pairloom.matching.check.people import FAMILIES, LARGEST_CODE, LARGEST_POOL, MOST_WORDS
from pairloom.matching.check.prices import DEAREST, MOST
from pairloom.matching.check.proofs import CLAIMS
from pairloom.matching.check.reading import LARGEST
from pairloom.matching.check.referee import ENTRIES
from pairloom.matching.check.rules import FURTHEST
from pairloom.matching.check.weights import HEAVIEST

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "matching" / "proof.md").read_text(encoding="utf-8")
RULES = ("differ", "same", "share", "grid", "trio_share", "wide", "narrow", "at_least", "waived")
ORDER = ("threshold", "tiers", "percentile", "preview")
DUALS = ("people", "seats", "odd_sets", "line", "begins", "ends", "prices")
PROOF = ("claim", "at", "value", "bound", "weights", "has_trio", "duals", "trio", "trios", "impossible")
WEIGHTS = ("floor", "pair", "rel", "tiers", "percentile", "preview", "scale", "lot")
NAMES = {
    *(*ENTRIES, *FAMILIES, *SHARED, *OWN, *(name for own in OWN.values() for name in own)),
    *(*CLAIMS, *RULES, *ORDER, *DUALS, *PROOF, *WEIGHTS),
}
NUMBERS = [
    ("2,000,000", 2_000_000, LARGEST_POOL),
    ("2^63 - 1", 2**63 - 1, LARGEST),
    ("32,767", 32_767, LARGEST_CODE),
    ("64", 64, MOST_WORDS),
    ("2^31", 2**31, FURTHEST),
    ("2^20 - 1", 2**20 - 1, MOST_POINTS - 1),
    ("2^56", 2**56, HEAVIEST),
    ("2^59", 2**59, DEAREST),
    ("2^61", 2**61, MOST),
]
CODE = [code for both in re.findall(r"`([^`]+)`|^    (.*)$", PAGE, re.MULTILINE) for code in both]


def is_named(name: str) -> bool:
    """Tell whether the page has a name in a stretch of code."""
    return any(re.search(rf"\b{name}\b", code) for code in CODE)


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_entry_is_on_the_page(name: str) -> None:
    assert is_named(name)


@pytest.mark.parametrize(("written", "meant", "number"), NUMBERS)
def test_every_limit_on_the_page_is_that_of_the_referee(written: str, meant: int, number: int) -> None:
    assert number == meant
    assert f"| {written} |" in PAGE or f"; {written} " in PAGE or f"| {written}; " in PAGE
