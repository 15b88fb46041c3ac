"""Measure a whole round at once, and what fairness costs it."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.explain.insteads import Solver
from pairloom.matching.explain.people import share_of_ideal
from pairloom.matching.explain.readings import Reader
from pairloom.matching.plan import MEETABLE, Objective, Overlap
from pairloom.matching.result import Result


@dataclass(frozen=True)
class RoundView:
    """Hold how everybody is served; each array has one entry for each row of the pool.

    options     int32[n], admissible partners
    most        int64[n], points of an ideal partner by the plan's tables alone
    best        int64[n], the most points that somebody admissible gives; -1 where there is nobody
    points      int64[n], toward the own partner (the lower of a trio's two); -1 without one
    rel         int16[n], those points as a share of the own best, 0 to 1000; -1 without a partner
    rank        int32[n], 1 for the best partner; 0 without one
    share       int16[n], percent of admissible partners who are not better; -1 without a partner
    best_of_ideal, points_of_ideal   int16[n], best and points as a share of most, 0 to 1000
    values      criterion -> int16[n], 0 to 100 (the higher of a trio's two); -1 where it does not apply, or no partner
    impossible  wish -> bool[n], asked, but nobody admissible could meet it
    thin        bool[n], neither the person nor a partner named anything in some overlap column
    """

    options: NDArray[np.int32]
    most: NDArray[np.int64]
    best: NDArray[np.int64]
    points: NDArray[np.int64]
    rel: NDArray[np.int16]
    rank: NDArray[np.int32]
    share: NDArray[np.int16]
    best_of_ideal: NDArray[np.int16]
    points_of_ideal: NDArray[np.int16]
    values: dict[str, NDArray[np.int16]]
    impossible: dict[str, NDArray[np.bool_]]
    thin: NDArray[np.bool_]

    def count_wishes(self) -> tuple[int, int]:
        """Count the wishes that are met, and all that somebody admissible could meet, of people with a partner."""
        asked = [self.values[name] for name in self.impossible]
        met = sum(int(np.count_nonzero(column >= MEETABLE)) for column in asked)
        return met, sum(int(np.count_nonzero(column >= 0)) for column in asked)


@dataclass(frozen=True)
class Fairness:
    """Compare a round with the same one matched for the sum of rel alone.

    fair_sum, plain_sum      the sum of rel over everybody placed (and the bonus of the preview)
    fair_worst, plain_worst  the lowest rel of anybody placed
    fair_below, plain_below  tier -> how many placed people are below it
    """

    fair_sum: int
    plain_sum: int
    fair_worst: int
    plain_worst: int
    fair_below: dict[int, int]
    plain_below: dict[int, int]
    is_proven: bool

    @property
    def price(self) -> float:
        """Give the share of the plain sum that fairness costs."""
        return (self.plain_sum - self.fair_sum) / max(self.plain_sum, 1)


def measure_round(result: Result) -> RoundView:
    """Measure everybody of a round; cost O(people squared x criteria), one row at a time."""
    view = _make_empty_view(result)
    reader = Reader(result.pool, result.plan)
    partners = _list_partner_rows(result)
    for row in range(len(result.pool)):
        _measure_row(view, reader, row, partners[row])
    view.thin[:] = _find_thin(result, partners)
    return view


def price_of_fairness(result: Result, solve: Solver) -> Fairness:
    """Measure what threshold and tiers cost: match once more for the sum of rel alone, everything else the same."""
    objective = Objective(threshold=False, tiers=(), percentile=0, preview=result.plan.objective.preview)
    plain = solve(
        result.pool,
        replace(result.plan, objective=objective),
        seed=result.seed,
        pinned=[(one, other) for one, other in result.pinned.tolist()],
        forbidden=[(one, other) for one, other in result.forbidden.tolist()],
        preview=[(one, other) for one, other in result.preview.tolist()],
        start=result,
    )
    tiers = result.plan.objective.tiers
    return Fairness(
        fair_sum=result.value,
        plain_sum=plain.value,
        fair_worst=result.worst_off,
        plain_worst=plain.worst_off,
        fair_below={tier: _count_below(result, tier) for tier in tiers},
        plain_below={tier: _count_below(plain, tier) for tier in tiers},
        is_proven=result.is_proven and plain.is_proven,
    )


def _count_below(result: Result, tier: int) -> int:
    return int(np.count_nonzero((result.rel >= 0) & (result.rel < tier)))


def _make_empty_view(result: Result) -> RoundView:
    count, criteria = len(result.pool), result.plan.criteria
    return RoundView(
        options=np.zeros(count, np.int32),
        most=np.zeros(count, np.int64),
        best=np.full(count, -1, np.int64),
        points=np.full(count, -1, np.int64),
        rel=result.rel.copy(),
        rank=np.zeros(count, np.int32),
        share=np.full(count, -1, np.int16),
        best_of_ideal=np.zeros(count, np.int16),
        points_of_ideal=np.zeros(count, np.int16),
        values={criterion.name: np.full(count, -1, np.int16) for criterion in criteria},
        impossible={criterion.name: np.zeros(count, np.bool_) for criterion in criteria if criterion.wish},
        thin=np.zeros(count, np.bool_),
    )


def _list_partner_rows(result: Result) -> list[list[int]]:
    partners: list[list[int]] = [[] for _ in range(len(result.pool))]
    pairs = result.pool.find_rows(result.pairs).tolist()
    trios = result.pool.find_rows(np.asarray(result.trios, np.int64).reshape(-1, 3)).tolist()
    for rows in [*pairs, *trios]:
        for row in rows:
            partners[row] = [other for other in rows if other != row]
    return partners


def _measure_row(view: RoundView, reader: Reader, row: int, partners: list[int]) -> None:
    reading = reader.read(row)
    view.options[row] = np.count_nonzero(reading.admissible)
    view.most[row] = reader.count_most(reading)
    view.best[row] = reading.best
    view.best_of_ideal[row] = share_of_ideal(reading.best, int(view.most[row]))
    for name in reading.impossible:
        view.impossible[name][row] = True
    if not partners:
        return
    points = int(reading.points[partners].min())
    view.points[row] = points
    view.rank[row] = reading.find_rank(points)
    view.share[row] = reading.find_share(points)
    view.points_of_ideal[row] = share_of_ideal(points, int(view.most[row]))
    for name, column in reading.values.items():
        view.values[name][row] = column[partners].max()


def _find_thin(result: Result, partners: list[list[int]]) -> NDArray[np.bool_]:
    thin = np.zeros(len(result.pool), np.bool_)
    columns = {criterion.column for criterion in result.plan.criteria if isinstance(criterion, Overlap)}
    for name in columns:
        is_empty: NDArray[np.bool_] = (result.pool.masks[name] == 0).all(axis=1)
        for row, others in enumerate(partners):
            thin[row] |= bool(is_empty[row] and is_empty[others].any())
    return thin
