"""Read ticked or written interests, whatever parts them in the export."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from pairloom.sheets.folding import fold_text, is_placeholder, tidy_text
from pairloom.sheets.lists import load_list

_WIDE = re.compile(r"[;\n|]")
_NARROW = re.compile(r"[;\n|,]")
_LONGEST_LABEL = 80
_TIMES_SEEN = 3  # how often two pieces must stand together, and never apart, to be one option with a comma in it


class InterestReader:
    """Read interests; what one answer means depends on all answers, so it is made of the whole column.

    answers    every answer of the column
    overrides  written interest -> the label to use; "" leaves it out
    """

    def __init__(self, answers: Iterable[str], overrides: Mapping[str, str] | None = None) -> None:
        self._overrides = {fold_text(text): label for text, label in (overrides or {}).items()}
        counted = Counter(answers)
        self._parts = _NARROW if _count_pieces(counted, _NARROW) > _count_pieces(counted, _WIDE) else _WIDE
        if any(";" in answer for answer in counted) and _rate_semicolons(counted) > 0.5:
            self._parts = _WIDE
        self._joined = _find_joined_options(counted, self._parts)
        self._labels = self._choose_labels(counted)
        self._known: dict[str, tuple[str, ...]] = {}

    def read(self, text: str) -> tuple[str, ...]:
        """Read the labels of one answer, each once, in the order they stand in."""
        labels = self._known.get(text)
        if labels is None:
            found = (self._labels[piece] for piece in map(fold_text, self._split(text)) if piece in self._labels)
            labels = self._known[text] = tuple(dict.fromkeys(found))
        return labels

    def _split(self, text: str) -> list[str]:
        pieces: list[str] = []
        for piece in (tidy_text(part) for part in self._parts.split(text)):
            if pieces and (fold_text(pieces[-1].rpartition(", ")[2]), fold_text(piece)) in self._joined:
                pieces[-1] = f"{pieces[-1]}, {piece}"
            elif piece:
                pieces.append(piece)
        return pieces

    def _choose_labels(self, counted: Counter[str]) -> dict[str, str]:
        """Choose for each folded piece the spelling that most people used."""
        spellings: dict[str, Counter[str]] = {}
        named = ((piece, times) for answer, times in counted.items() for piece in self._split(answer))
        for piece, times in named:
            if not _is_no_interest(piece):
                spellings.setdefault(fold_text(piece), Counter())[piece[:_LONGEST_LABEL]] += times
        labels = {
            folded: min(seen.items(), key=lambda item: (-item[1], item[0]))[0] for folded, seen in spellings.items()
        }
        labels.update(self._overrides)
        return {folded: label for folded, label in labels.items() if label}


def _is_no_interest(piece: str) -> bool:
    return is_placeholder(piece) or fold_text(piece) in _load_empty_words()


@cache
def _load_empty_words() -> frozenset[str]:
    return frozenset(load_list("choices")["no_interest"]["words"])


def _count_pieces(counted: Counter[str], parts: re.Pattern[str]) -> int:
    return sum(len(parts.findall(answer)) * times for answer, times in counted.items())


def _rate_semicolons(counted: Counter[str]) -> float:
    """Rate how many of the answers that hold any separator hold a semicolon: then a comma belongs to an option."""
    parted = sum(times for answer, times in counted.items() if _NARROW.search(answer))
    return sum(times for answer, times in counted.items() if ";" in answer) / parted if parted else 0.0


def _find_joined_options(counted: Counter[str], parts: re.Pattern[str]) -> frozenset[tuple[str, str]]:
    """Find pieces that never stand without each other: "Copyright, licensing" is one option with a comma in it."""
    pairs: Counter[tuple[str, str]] = Counter()
    singles: Counter[str] = Counter()
    for answer, times in counted.items():
        pieces = [fold_text(piece) for piece in parts.split(answer) if piece.strip()]
        for piece in pieces:
            singles[piece] += times
        for first, second in itertools.pairwise(pieces):
            pairs[first, second] += times
    return frozenset(
        pair
        for pair, times in pairs.items()
        if times >= _TIMES_SEEN and times == singles[pair[0]] == singles[pair[1]] and pair[0] != pair[1]
    )
