"""Recognise earlier partners in what people write about earlier rounds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pairloom.sheets.folding import find_addresses, fold_text, is_placeholder
from pairloom.sheets.lists import load_list

_LONGEST_NAME = 6  # words
_SHORTEST_NAME = 2
_PIECES = re.compile(r"[,;\n|()/]|\s(?:and|y|e|et|und|&)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EarlierReading:
    """Hold whether somebody took part before, and the addresses and the folded names they gave."""

    is_returner: bool
    addresses: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def read_earlier(text: str, names: Mapping[str, object]) -> EarlierReading:
    """Read one answer; names holds the folded names of everybody in the sheet."""
    addresses = find_addresses(text)
    if not addresses and (is_placeholder(text) or _says_never(text)):
        return EarlierReading(is_returner=False)
    return EarlierReading(is_returner=True, addresses=addresses, names=_find_names(text, names))


def _says_never(text: str) -> bool:
    folded = fold_text(text)
    return any(folded == start or folded.startswith(f"{start} ") for start in _load_never())


def _find_names(text: str, names: Mapping[str, object]) -> tuple[str, ...]:
    """Find runs of words that are somebody's whole name, the longest first."""
    found: list[str] = []
    for piece in _PIECES.split(text):
        if "@" in piece:
            continue
        words = fold_text(piece).split()
        place = 0
        while place < len(words):
            length = _measure_name(words, place, names)
            if length:
                found.append(" ".join(words[place : place + length]))
            place += length or 1
    return tuple(dict.fromkeys(found))


def _measure_name(words: list[str], place: int, names: Mapping[str, object]) -> int:
    for length in range(min(_LONGEST_NAME, len(words) - place), _SHORTEST_NAME - 1, -1):
        if " ".join(words[place : place + length]) in names:
            return length
    return 0


@cache
def _load_never() -> tuple[str, ...]:
    return tuple(load_list("choices")["never"]["starts"])
