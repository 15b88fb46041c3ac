"""Choose the trio of an odd pool together with all pairs, and prove that no other trio does better."""

from pairloom.matching.trios.search import TrialOfTrio, TrioAnswer, TrioSearch

__all__ = ["TrialOfTrio", "TrioAnswer", "TrioSearch"]
