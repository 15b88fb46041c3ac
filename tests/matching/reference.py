"""Score and weigh whole pools by their columns alone, all pairs at once: what compiled code must agree with."""

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.lot import hash_people
from pairloom.matching.plan import MEETABLE, Plan
from pairloom.matching.pricing import Market, open_market
from pairloom.matching.problem import Pool
from pairloom.matching.result import Weights
from pairloom.matching.scoring import Scores, compile_scores
from pairloom.matching.values import applies, read_rules, read_values
from tests.matching.brute import Case, mix
from tests.matching.pools import draw_pairs, make_plan, make_small_pool

Matrix = NDArray[np.int64]


class Reference:
    """Hold everybody's points and rel toward everybody: int64[n, n], row toward column, -1 where they may not meet."""

    def __init__(self, pool: Pool, plan: Plan) -> None:
        self.pool, self.plan, self.rows = pool, plan, np.arange(len(pool))
        self.allowed = self._find_allowed()
        self.points = np.where(self.allowed, self._score(), -1)
        self.best = self.points.max(axis=1, initial=-1)
        self.options = self.allowed.sum(axis=1)
        self.median = np.array([self._find_quantile(row) for row in range(len(pool))], np.int64)
        factor = np.array([-((-1000 * 2**20) // best) if best > 0 else 0 for best in self.best.tolist()], np.int64)
        rel = np.where(self.best[:, None] > 0, (self.points * factor[:, None]) >> 20, 1000)
        self.rel = np.where(self.allowed, rel, -1)

    def weigh(self, case: Case, weights: Weights) -> Matrix:
        """Weigh every pair, -1 where there is none; the bonus of the last preview is part of it."""
        forbidden, preview = self.mark(case.forbidden), self.mark(case.preview)
        served = np.minimum(self.rel, self.rel.T) >= weights.floor
        half = weights.rel * self.rel + weights.percentile * (self.points >= self.median[:, None])
        for tier, weight in zip(self.plan.objective.tiers, weights.tiers, strict=False):
            half = half + weight * (self.rel >= tier)
        total = weights.scale * (weights.pair + half + half.T + weights.preview * preview)
        total = total + weights.lot * self.draw(case.seed)
        return np.asarray(np.where(self.allowed & ~forbidden & served, total, -1), np.int64)

    def mark(self, pairs: tuple[tuple[int, int], ...]) -> NDArray[np.bool_]:
        """Mark pairs of ids, both ways round."""
        marked = np.zeros(self.allowed.shape, np.bool_)
        for pair in pairs:
            one, other = self.pool.find_rows(pair)
            marked[one, other] = marked[other, one] = True
        return marked

    def draw(self, seed: int) -> Matrix:
        """Draw the lot of every pair."""
        hashes = [mix(mix(seed) ^ person) for person in self.pool.ids.tolist()]
        drawn = [[mix((one + other) % 2**64) >> 44 for other in hashes] for one in hashes]
        return np.array(drawn, np.int64).reshape(len(hashes), len(hashes))

    def _find_allowed(self) -> NDArray[np.bool_]:
        allowed = ~np.eye(len(self.pool), dtype=np.bool_)
        for kept in read_rules(self.pool, self.plan, self.rows).values():
            allowed &= kept
        for one, other in self.pool.find_rows(np.concatenate([self.pool.earlier, self.pool.blocked])).tolist():
            allowed[one, other] = allowed[other, one] = False
        return allowed

    def _score(self) -> Matrix:
        points = np.zeros(self.allowed.shape, np.int64)
        for criterion in self.plan.criteria:
            values, asked = read_values(self.pool, criterion, self.rows), applies(self.pool, criterion)
            if criterion.wish:
                asked = asked & (np.where(self.allowed, values, 0).max(axis=1, initial=0) >= MEETABLE)
            points += criterion.points * np.where(asked[:, None], values, 0)
        return points

    def _find_quantile(self, row: int) -> int:
        ranked = np.sort(self.points[row][self.allowed[row]])
        percentile = self.plan.objective.percentile
        return int(ranked[max(-(-percentile * len(ranked) // 100), 1) - 1]) if len(ranked) and percentile else -1


def make_larger_case(seed: int, count: int) -> Case:
    """Make a random case of so many people, without pins, with some pairs forbidden and some of a last preview."""
    rng = np.random.default_rng(seed)
    pool = make_small_pool(rng, count)
    plan = make_plan(rng)
    return Case(pool, plan, seed, (), draw_pairs(rng, pool.ids, count // 4), draw_pairs(rng, pool.ids, count // 4))


def draw_weights(rng: np.random.Generator, case: Case) -> Weights:
    """Draw weights of every part that a proof can use."""
    count = len(case.plan.objective.tiers)
    return Weights(
        floor=int(rng.choice([0, 0, 300, 800])),
        pair=int(rng.integers(0, 2)),
        rel=int(rng.integers(0, 3)),
        tiers=tuple(rng.integers(0, 5000, count).tolist()),
        percentile=int(rng.choice([0, 700])) if case.plan.objective.percentile else 0,
        preview=case.plan.objective.preview,
        scale=int(rng.choice([1, 8])),
        lot=bool(rng.random() < 0.5),
    )


def open_case(case: Case, weights: Weights, *, size: int | None = None, scores: Scores | None = None) -> Market:
    """Open the market of a case, all people active or the first ``size``."""
    pool = case.pool
    size = len(pool) if size is None else size
    return open_market(
        compile_scores(pool, case.plan) if scores is None else scores,
        weights,
        case.plan.objective.tiers,
        size=size,
        hashes=hash_people(pool.ids, case.seed),
        banned=list_keys(pool, case.forbidden, size),
        preview=list_keys(pool, case.preview, size),
    )


def list_keys(pool: Pool, pairs: tuple[tuple[int, int], ...], size: int) -> NDArray[np.int64]:
    """List pairs of ids among the first ``size`` rows as sorted keys, lower row * size + higher row."""
    rows = [sorted(pool.find_rows(pair).tolist()) for pair in pairs]
    return np.array(sorted(low * size + high for low, high in rows if high < size), np.int64)
