"""Turn stored proofs into what forcing one pair costs at least, without solving again.

The argument. A proof holds prices such that for every existing pair e the slack
``s(e) = y_a + y_b + (z of the odd sets that hold both) - 4 W(e)`` is 0 or more, and the sum of all prices, with each
odd set counted once for every pair it has room for, is ``bound4``. Add up the prices along the pairs of any solution
that holds the pair f: four times its weight is at most ``bound4 - s(f)``. So such a solution weighs at most
``floor((bound4 - s(f)) / 4)``.

With a trio in every solution (an odd number placed) the same sum is made beside the trio t. There the proof says
``floor(U4(t) / 4) <= bound``, so with f at most ``floor((U4(t) - s(f)) / 4) <= bound - floor(s(f) / 4)``. Where a proof
has several sets of prices, each trio is bounded by one of them: the least of their slacks holds for all.

From weight to people. One proof weighs several levels at once: ``W = sum B_j c_j``. Take a solution with f that keeps
all levels before k. Then ``B_k * (loss at k) >= loss of W - (what the levels after k can have lost)``, and a later
level can have lost no more than what it has now minus the least it can have. Rounded up, that is a loss at level k
that holds *unless an earlier level pays already*. Nothing more is claimed.
"""

from dataclasses import dataclass

import numpy as np

from pairloom.matching.explain.readings import Direction, Reading
from pairloom.matching.plan import Plan
from pairloom.matching.result import Claim, Duals, Proof, Result, Weights


@dataclass(frozen=True)
class Cost:
    """Say what a forced pair costs everybody at one level, at least, unless an earlier level pays already.

    at_least is 1 or more: people placed, rel of the threshold, people below a tier, or rel of the sum.
    """

    claim: Claim
    at: int | None
    at_least: int


@dataclass(frozen=True)
class Forced:
    """Hold a pair that is to be forced: its rows, and both directions."""

    one: Reading
    other: Reading
    there: Direction
    back: Direction

    @property
    def rows(self) -> tuple[int, int]:
        """Give the two rows."""
        return self.one.row, self.other.row

    @property
    def lower(self) -> int:
        """Give the lower rel of both directions."""
        return min(self.there.rel, self.back.rel)


def bound_cost(result: Result, pair: Forced) -> Cost | None:
    """Find what forcing an admissible pair of people without pins costs at least, at the first level that must pay.

    Later levels say nothing more: what they lose "unless an earlier level pays" is void once an earlier one does.
    None where nothing is proven, and where rel is an estimate. Cost O(odd sets + exceptions) a proof.
    """
    if not result.is_exact:
        return None
    costs = [_bound_level(result, proof, pair) for proof in result.proofs]
    costs.append(_bound_threshold(result, pair))
    order = list(Claim)
    found = [cost for cost in costs if cost and cost.at_least > 0]
    return min(found, key=lambda cost: (order.index(cost.claim), cost.at or 0), default=None)


def _bound_level(result: Result, proof: Proof, pair: Forced) -> Cost | None:
    if pair.lower < proof.weights.floor or proof.weights.lot:
        return None
    if proof.claim == Claim.PLACED:
        return Cost(proof.claim, None, _bound_placed(result, proof, pair))
    if proof.claim in (Claim.TIER, Claim.PERCENTILE, Claim.SUM):
        return Cost(proof.claim, proof.at, _bound_loss(result, proof, pair))
    return None


def _bound_threshold(result: Result, pair: Forced) -> Cost | None:
    """Compare the pair's lower direction with the threshold: no solution that holds the pair is better than it."""
    reached = [level.value for level in result.levels if level.claim == Claim.THRESHOLD]
    return Cost(Claim.THRESHOLD, None, reached[0] - pair.lower) if reached else None


def _bound_placed(result: Result, proof: Proof, pair: Forced) -> int:
    """Bound how many people fewer are placed: with f and F pairs at most, a trio adds at most one person to 2 F."""
    weight = weigh_pair(result, proof.weights, pair)
    pairs = (sum_prices(proof.duals) - measure_slack(proof.duals, pair.rows, weight)) // 4
    return count_placed(result) - (2 * pairs + 1)


def _bound_loss(result: Result, proof: Proof, pair: Forced) -> int:
    """Bound the loss at a proof's own level, in people or in rel, unless an earlier level pays."""
    weights = proof.weights
    unit = _find_unit(result.plan, proof)
    if unit <= 0:
        return 0
    lost = _weigh_result(result, weights) - _bound_weight(result, proof, pair)
    lost_later = weights.scale * _count_later(result, proof)
    return -(-(lost - lost_later) // (weights.scale * unit))


def _bound_weight(result: Result, proof: Proof, pair: Forced) -> int:
    """Bound the weight of every solution that holds the pair and leaves as many people without a partner."""
    slack = measure_slack(proof.duals, pair.rows, weigh_pair(result, proof.weights, pair))
    if count_placed(result) % 2 == 0:
        return (sum_prices(proof.duals) - slack) // 4
    weight = weigh_pair(result, proof.weights, pair)
    others = [exception.duals for exception in proof.trios if not exception.is_impossible]
    slacks = [slack, *(measure_slack(duals, pair.rows, weight) for duals in others)]
    return proof.bound - min(slacks) // 4


def sum_prices(duals: Duals) -> int:
    """Add up the prices: four times a bound of every solution's weight."""
    people: list[int] = duals.people.tolist()
    seats: list[int] = duals.seats.tolist()
    return sum(people) + sum(seats) + duals.odd_sets.sum_prices()


def measure_slack(duals: Duals, rows: tuple[int, int], weight: int) -> int:
    """Measure how far the prices of a pair are above four times its weight; 0 or more in a valid proof."""
    one, other = rows
    held = duals.odd_sets.find_shared(one, other)
    return int(duals.people[one]) + int(duals.people[other]) + held - 4 * weight


def weigh_pair(result: Result, weights: Weights, pair: Forced) -> int:
    """Weigh a pair as a proof without the lot does, in whole numbers."""
    wanted = {pair.there.person, pair.there.partner}
    in_preview = any(set(listed) == wanted for listed in result.preview.tolist())
    medians = result.median[list(pair.rows)].tolist()
    both = sum(
        _weigh_direction(result.plan, weights, direction.rel, direction.points >= median)
        for direction, median in zip((pair.there, pair.back), medians, strict=True)
    )
    return weights.scale * (weights.pair + both + weights.preview * in_preview)


def find_active(result: Result) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell who is not pinned: the people whom the proofs are about."""
    return ~np.isin(result.pool.ids, result.pinned)


def count_placed(result: Result) -> int:
    """Count the people with a partner whom no pin gave them."""
    return int(np.count_nonzero((result.rel >= 0) & find_active(result)))


def _weigh_direction(plan: Plan, weights: Weights, rel: int, in_better_half: bool) -> int:  # noqa: FBT001
    tiers = sum(price for price, tier in zip(weights.tiers, plan.objective.tiers, strict=False) if rel >= tier)
    return weights.rel * rel + tiers + weights.percentile * in_better_half


def _weigh_result(result: Result, weights: Weights) -> int:
    counted = zip(weights.tiers, _count_tiers(result), strict=False)
    tiers = sum(price * count for price, count in counted)
    sums = weights.rel * _sum_rel(result) + weights.percentile * _count_better_half(result)
    pairs = weights.pair * int(np.count_nonzero(~np.isin(result.pairs, result.pinned).any(axis=1)))
    return weights.scale * (tiers + sums + pairs + _weigh_preview(result, weights.preview))


def _count_later(result: Result, proof: Proof) -> int:
    """Count how much the levels after a proof's own can have lost at most, in its weights without the scale."""
    weights, tiers = proof.weights, result.plan.objective.tiers
    if proof.claim == Claim.SUM:
        return 0
    floor, placed = weights.floor, count_placed(result)
    later = weights.rel * (_sum_rel(result) - floor * placed) + _weigh_preview(result, weights.preview)
    if proof.claim == Claim.PERCENTILE:
        return later
    later += weights.percentile * _count_better_half(result)
    counted = zip(tiers, weights.tiers, _count_tiers(result), strict=False)
    return later + sum(price * count for tier, price, count in counted if tier > max(proof.at or 0, floor))


def _find_unit(plan: Plan, proof: Proof) -> int:
    """Find the weight of one person, or one rel, at the proof's level; 0 where the proof does not weigh it."""
    weights, tiers = proof.weights, plan.objective.tiers
    if proof.claim == Claim.PERCENTILE:
        return weights.percentile
    if proof.claim == Claim.TIER:
        priced = dict(zip(tiers, weights.tiers, strict=False))
        return priced.get(proof.at or 0, 0)
    return weights.rel if weights.preview == plan.objective.preview * weights.rel else 0


def _sum_rel(result: Result) -> int:
    return int(result.rel[(result.rel >= 0) & find_active(result)].sum(dtype=np.int64))


def _count_tiers(result: Result) -> list[int]:
    rel = result.rel[find_active(result)]
    return [int(np.count_nonzero(rel >= tier)) for tier in result.plan.objective.tiers]


def _count_better_half(result: Result) -> int:
    return int(np.count_nonzero((result.points >= result.median) & (result.rel >= 0) & find_active(result)))


def _weigh_preview(result: Result, price: int) -> int:
    listed = {tuple(sorted(pair)) for pair in result.preview.tolist()}
    pairs = result.pairs[~np.isin(result.pairs, result.pinned).any(axis=1)].tolist()
    in_trios = sum(
        price * sum(tuple(sorted(pair)) in listed for pair in ((i, j), (i, k), (j, k))) // 2 for i, j, k in result.trios
    )
    return in_trios + price * sum(tuple(sorted(pair)) in listed for pair in pairs)
