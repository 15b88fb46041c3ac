"""Read what kind of partner somebody asks for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pairloom.sheets.answers.keywords import find_words
from pairloom.sheets.folding import fold_text, is_placeholder, tidy_text
from pairloom.sheets.people import Wish

CONTRADICTIONS = ((Wish.SAME_SECTOR, Wish.OTHER_SECTOR), (Wish.SAME_STAGE, Wish.MORE_EXPERIENCED))
_WIDE = re.compile(r"[;\n|]")
_MOST_PIECES = 40  # an answer with more is a story
_NARROW = re.compile(r"[;\n|,]")


@dataclass(frozen=True, slots=True)
class WishesReading:
    """Hold the wishes of one answer; contradictory ones are taken out and stand in contradictions."""

    wishes: frozenset[Wish]
    contradictions: tuple[tuple[Wish, Wish], ...] = ()
    unread: tuple[str, ...] = ()


def read_wishes(text: str, overrides: Mapping[str, frozenset[Wish]]) -> WishesReading:
    """Read all wishes of one answer; overrides give the wishes of a folded piece as the organiser corrected it."""
    if is_placeholder(text):
        return WishesReading(frozenset())
    found: set[Wish] = set()
    unread: list[str] = []
    for piece in split_wishes(text, overrides)[:_MOST_PIECES]:
        wishes = read_wish(piece, overrides)
        if wishes is None:
            unread.append(tidy_text(piece))
        else:
            found |= wishes
    contradictions = tuple(pair for pair in CONTRADICTIONS if found.issuperset(pair))
    dropped = {wish for pair in contradictions for wish in pair}
    return WishesReading(frozenset(found - dropped), contradictions, tuple(unread))


def split_wishes(text: str, overrides: Mapping[str, frozenset[Wish]]) -> list[str]:
    """Split an answer at semicolons; a piece that is then no wish is split at commas too."""
    pieces = [piece for piece in _WIDE.split(text) if fold_text(piece)]
    if len(pieces) == 1 and "," in text and fold_text(text) not in overrides:
        return [piece for piece in _NARROW.split(text) if fold_text(piece)]
    return pieces


def read_wish(piece: str, overrides: Mapping[str, frozenset[Wish]]) -> frozenset[Wish] | None:
    """Read one wish, which may name several topics at once; None when it is no known wish."""
    folded = fold_text(piece)
    if folded in overrides:
        return overrides[folded]
    if is_placeholder(piece):
        return frozenset()
    found = _find_wishes(folded)
    if found:
        return found
    return frozenset() if _has(folded, "open") else None


def _find_wishes(folded: str) -> frozenset[Wish]:
    """Find wishes as a direction (same, other) with a topic (sector, stage, interests, language)."""
    if _has(folded, "less"):
        return frozenset()
    is_same, is_other = _has(folded, "same"), _has(folded, "other")
    found = set(_find_without_sector(folded, is_same=is_same, is_other=is_other))
    if _has(folded, "sector") and (is_same or is_other):
        found.add(Wish.OTHER_SECTOR if is_other else Wish.SAME_SECTOR)
    return frozenset(found)


def _find_without_sector(folded: str, *, is_same: bool, is_other: bool) -> Iterator[Wish]:
    if _has(folded, "interests") and not is_other:
        yield Wish.SAME_INTERESTS
    if _has(folded, "language") and not is_other:
        yield Wish.MY_LANGUAGE
    if is_same and _has(folded, "stage"):
        yield Wish.SAME_STAGE
    elif _has(folded, "experienced"):
        yield Wish.MORE_EXPERIENCED


def _has(folded: str, topic: str) -> bool:
    return find_words("choices", "wishes", topic).search(folded) is not None
