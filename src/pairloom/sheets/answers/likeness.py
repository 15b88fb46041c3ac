"""Find the known names that are most like a misspelt one, quickly among thousands."""

import heapq
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher

_TRIED = 16
_LONGEST_NAME = 80


class NameIndex:
    """Look names up by pairs of letters; the cost of a search grows with the names that share some."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_pair: dict[str, list[str]] = {}
        for name in names:
            for pair in _cut_pairs(name):
                self._by_pair.setdefault(pair, []).append(name)

    def find_close(self, name: str, *, cutoff: float) -> list[tuple[float, str]]:
        """Find names at least as alike as cutoff (0 to 1): pairs of likeness and name, the most alike first."""
        if len(name) > _LONGEST_NAME:
            return []
        shared: Counter[str] = Counter()
        for pair in _cut_pairs(name):
            shared.update(self._by_pair.get(pair, ()))
        size = len(name)
        likely = [(times / (size + len(other)), other) for other, times in shared.items() if times > 1]
        ranked = heapq.nsmallest(_TRIED, likely, key=lambda item: (-item[0], item[1]))
        close = ((SequenceMatcher(None, other, name).ratio(), other) for _, other in ranked)
        return sorted((pair for pair in close if pair[0] >= cutoff), key=lambda pair: (-pair[0], pair[1]))


def _cut_pairs(name: str) -> set[str]:
    padded = f" {name} "
    return {padded[place : place + 2] for place in range(len(padded) - 1)}
