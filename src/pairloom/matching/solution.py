"""Hold one way to place everybody, and measure it by every level of the objective."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.plan import Objective
from pairloom.matching.scoring import Scores
from pairloom.matching.spare import Trio


@dataclass(frozen=True)
class Solution:
    """Hold mates int32[size] of the active rows (-1: none, or in the trio) and the trio of an odd pool."""

    mate: NDArray[np.int32]
    trio: Trio | None

    @property
    def placed(self) -> int:
        """Count the people placed."""
        return int((self.mate >= 0).sum()) + (3 if self.trio else 0)

    def list_pairs(self) -> NDArray[np.int64]:
        """List the pairs, int64[k, 2], lower row first."""
        rows = np.flatnonzero(self.mate > np.arange(len(self.mate)))
        return np.column_stack([rows, self.mate[rows]]).astype(np.int64)


@dataclass(frozen=True)
class Measure:
    """Measure a solution: rel and raw points of each row (-1: not placed), people at each tier, sums."""

    rel: NDArray[np.int16]
    points: NDArray[np.int32]
    tiers: tuple[int, ...]
    percentile: int
    total: int


def measure_solution(
    scores: Scores, objective: Objective, pairs: NDArray[np.int64], trios: list[Trio], previewed: int
) -> Measure:
    """Measure pairs and trios of rows; ``previewed`` is the bonus of the last preview's pairs among them."""
    count = len(scores.best)
    rel, points = np.full(count, -1, np.int16), np.full(count, -1, np.int32)
    _note_pairs(scores, pairs, rel, points)
    for one, two, three in trios:
        _note_trio(scores, (one, two, three), rel, points)
    placed = rel >= 0
    return Measure(
        rel=rel,
        points=points,
        tiers=tuple(int((rel[placed] >= tier).sum()) for tier in objective.tiers),
        percentile=int((points[placed] >= scores.median[placed]).sum()),
        total=int(rel[placed].sum(dtype=np.int64)) + previewed,
    )


def _note_pairs(scores: Scores, pairs: NDArray[np.int64], rel: NDArray[np.int16], points: NDArray[np.int32]) -> None:
    forth, back, rel_forth, rel_back = scores.measure_pairs(pairs)
    points[pairs[:, 0]], points[pairs[:, 1]] = forth, back
    rel[pairs[:, 0]], rel[pairs[:, 1]] = rel_forth, rel_back


def _note_trio(scores: Scores, trio: Trio, rel: NDArray[np.int16], points: NDArray[np.int32]) -> None:
    """Note how a trio's members are served: as by the worse of two partners."""
    one, two, three = trio
    forth, back, rel_forth, rel_back = scores.measure_pairs(np.asarray([[one, two], [one, three], [two, three]]))
    points[[one, two, three]] = min(forth[:2]), min(back[0], forth[2]), min(back[1:])
    rel[[one, two, three]] = min(rel_forth[:2]), min(rel_back[0], rel_forth[2]), min(rel_back[1:])


def sum_bonus(
    pairs: NDArray[np.int64], trio: Trio | None, previewed: NDArray[np.int64], people: int, bonus: int
) -> int:
    """Add up the bonus of pairs of rows that were in the last preview, int64[k, 2]; a trio's pairs count half."""
    known = np.sort(previewed, axis=1)
    keys = known[:, 0] * people + known[:, 1]
    ours = np.sort(pairs, axis=1)
    total = bonus * int(np.isin(ours[:, 0] * people + ours[:, 1], keys).sum())
    if trio:
        one, two, three = sorted(trio)
        sides = [one * people + two, one * people + three, two * people + three]
        total += bonus * int(np.isin(sides, keys).sum()) // 2
    return total
