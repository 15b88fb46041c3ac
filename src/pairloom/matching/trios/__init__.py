"""Choose the trio of an odd pool together with all pairs, and prove that no other trio does better."""

from pairloom.matching.trios.search import TrioAnswer, TrioSearch
from pairloom.matching.trios.views import View

__all__ = ["TrioAnswer", "TrioSearch", "View"]
