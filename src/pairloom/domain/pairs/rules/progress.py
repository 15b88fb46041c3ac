"""Decide how far a match is: what it is doing, and the share of that, as a share of the whole that never falls."""

from itertools import accumulate

from pairloom.domain.pairs.states import MatchStep

Progress = tuple[str, float]
"""A step, and how much of it is over, 0 to 1."""
WEIGHTS: dict[str, int] = {
    MatchStep.GATHER: 8,
    MatchStep.SCORE: 3,
    MatchStep.PLACE: 5,
    MatchStep.THRESHOLD: 1,
    MatchStep.TIERS: 12,
    MatchStep.SUM: 10,
    MatchStep.LOT: 5,
    MatchStep.MEASURE: 50,
    MatchStep.CHECK: 2,
    MatchStep.STORE: 4,
}
"""The percent of its time that a match of 5,500 people spends in each step, in the order in which they are told."""
STARTS: dict[str, int] = dict(zip(WEIGHTS, accumulate(WEIGHTS.values(), initial=0), strict=False))
WHOLE = sum(WEIGHTS.values())


def measure_share(step: str, share: float) -> float:
    """Measure how much of a match is over, 0 to 1; nothing in a step that is not known."""
    if step not in WEIGHTS:
        return 0.0
    return (STARTS[step] + WEIGHTS[step] * min(max(share, 0.0), 1.0)) / WHOLE


def measure_solving(step: str, share: float) -> float:
    """Measure how much of the solving alone is over, 0 to 1: while a match is measured, another one is solved."""
    return min(measure_share(step, share) * WHOLE / STARTS[MatchStep.MEASURE], 1.0)


def choose_further(noted: Progress, told: Progress) -> Progress:
    """Choose which is further: a step goes over all pairs again and again, and nobody wants to see it fall back."""
    return told if told[0] and measure_share(*told) >= measure_share(*noted) else noted
