"""Check that no trio could do better: every possible trio that the prices leave open is found and bounded."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from pairloom.matching.check.measures import Scores
from pairloom.matching.check.nests import Line
from pairloom.matching.check.prices import Prices
from pairloom.matching.check.proofs import Proof
from pairloom.matching.check.reading import Whole
from pairloom.matching.check.solution import Solution, find_possible_trios, rate_groups
from pairloom.matching.check.weights import HEAVIEST, weigh_trios
from pairloom.matching.errors import ProofError

MOST_WEDGES = 2_000_000


def check_trios(proof: Proof, scores: Scores, solution: Solution) -> None:
    """Check each possible trio at the proof's floor: bounded by the prices or by those of an exception."""
    if proof.limit is None:
        return
    for trios in find_close_trios(proof):
        possible = trios[find_possible_trios(scores, solution, trios, proof.weights.floor)]
        left = _find_open(proof, proof.limit, scores, solution, possible)
        if proof.earlier:
            earlier, weight = proof.earlier
            left = _find_open(earlier, weight - 1, scores, solution, left)
        if len(left):
            names = ", ".join(map(str, scores.people.ids[left[0]]))
            raise ProofError(f"{proof.name}: the trio of persons {names} is not shown to be no better")
    _check_impossible(proof, scores, solution)


def _find_open(proof: Proof, limit: int, scores: Scores, solution: Solution, trios: Whole) -> Whole:
    """Find those of these possible trios that a proof neither bounds by a limit nor tells impossible."""
    weights = weigh_trios(proof.weights, scores, solution, rate_groups(scores, trios))
    bounds = bound_trios(proof.prices, trios, weights, fills_seat=proof.fills_seat)
    for prices in proof.exceptions:
        is_open = bounds > limit
        trios, weights, bounds = trios[is_open], weights[is_open], bounds[is_open]
        bounds = np.minimum(bounds, bound_trios(prices, trios, weights, fills_seat=False))
    trios = trios[bounds > limit]
    if not proof.impossible:
        return trios
    is_possible = [tuple(trio) not in proof.impossible for trio in trios.tolist()]
    return trios[np.asarray(is_possible, np.bool_)]


def find_close_trios(proof: Proof) -> Iterator[Whole]:
    """Find all triangles of close pairs that may exceed the limit, as rows int64[count, 3], a < b < c, in parts."""
    if not proof.close:
        return
    pairs, plain, shared, even = (np.concatenate(column) for column in zip(*proof.close, strict=True))
    keys = pairs[:, 0] * proof.prices.people + pairs[:, 1]
    order = np.argsort(keys)
    pairs, plain, shared, even, keys = pairs[order], plain[order], shared[order], even[order], keys[order]
    for left, right in list_wedges(pairs[:, 0]):
        third = pairs[left, 1] * proof.prices.people + pairs[right, 1]
        place = np.minimum(np.searchsorted(keys, third), max(len(keys) - 1, 0))
        is_there = keys[place] == third
        sides = np.stack([left[is_there], right[is_there], place[is_there]])
        trios = np.stack([pairs[sides[0], 0], pairs[sides[0], 1], pairs[sides[1], 1]], axis=1)
        drops = shared[sides].max(axis=0) + _find_single(proof.prices, trios, even[sides])
        yield trios[plain[sides].sum(axis=0) + 2 * drops <= proof.reach]


def _find_single(prices: Prices, trios: Whole, even: Whole) -> Whole:
    """Find the price of the even sets that hold one or all three of each trio: they lose a pair more by it.

    As sets lie in one another, those that hold all three are the least that two of them share.
    """
    alone = prices.evens.alone[prices.evens.place[trios]]
    single = alone.sum(axis=1) - 2 * even.sum(axis=0) + 4 * even.min(axis=0)
    return np.asarray(single, np.int64)


def list_wedges(starts: Whole) -> Iterator[tuple[Whole, Whole]]:
    """List all two places (left < right) with the same start, in parts; starts are sorted."""
    ends = np.searchsorted(starts, starts, side="right")
    later = ends - np.arange(len(starts)) - 1
    if not later.any():
        return
    parts = np.searchsorted(np.cumsum(later), np.arange(0, later.sum(), MOST_WEDGES), side="left")
    for first, last in zip(parts, [*parts[1:], len(starts)], strict=True):
        counts = later[first:last]
        left = np.repeat(np.arange(first, last), counts)
        within = np.arange(len(left)) - np.repeat(np.cumsum(counts) - counts, counts)
        yield left, left + 1 + within


def bound_trios(prices: Prices, trios: Whole, weights: Whole, *, fills_seat: bool) -> Whole:
    """Bound what any solution with each trio is worth, by the prices of the graph with it: int64[count].

    All prices, less those of the three and of one empty seat, less a set's price for each pair that it has less room
    for, plus four times the trio's own weight; the seat that bounds best is taken. No seat is taken
    where the prices already are those of a round with a trio.
    """
    base = prices.total - prices.vertices[trios].sum(axis=1) + 4 * weights - measure_drops(prices, trios)
    seats = prices.vertices[prices.people :] if fills_seat else np.empty(0, np.int64)
    if not len(seats):
        return np.asarray(base // 4, np.int64)
    standing = prices.line.place[prices.people :] >= 0
    dearest = np.full(len(trios), seats[~standing].max(initial=-HEAVIEST * 4), np.int64)
    for seat in np.flatnonzero(standing):
        dearest = np.maximum(dearest, seats[seat] + _measure_seat(prices, trios, prices.people + int(seat)))
    return np.asarray((base - dearest) // 4, np.int64)


def measure_drops(prices: Prices, trios: Whole) -> Whole:
    """Measure what each trio takes out of all sets: a set's price for each pair that it then has less room for.

    An odd set has room for a pair less without two or three of its members, an even one without one or two, and for
    two pairs less without three. Sets are stretches: who holds the first and the last of three holds all.
    """
    places = np.sort(prices.line.place[trios], axis=1)
    drops = np.zeros(len(trios), np.int64)
    for line, sign in ((prices.odds, 1), (prices.evens, -1)):
        first, second, third = places.T
        two = line.find_shared(first, second) + line.find_shared(second, third) - line.find_shared(first, third)
        drops += sign * two
    return np.asarray(drops + prices.evens.alone[places].sum(axis=1), np.int64)


def _measure_seat(prices: Prices, trios: Whole, seat: int) -> Whole:
    """Measure what a seat takes out of the sets beside each trio: the price of every set then left with an odd number.

    Of the sets that hold the seat these are the odd ones with one or three of the trio, the even ones with none or two.
    """
    spot, places = prices.line.place[seat], prices.line.place[trios]
    odd = _count_one_or_three(prices.odds, spot, places)
    return np.asarray(odd + prices.evens.alone[spot] - _count_one_or_three(prices.evens, spot, places), np.int64)


def _count_one_or_three(line: Line, spot: int, places: Whole) -> Whole:
    """Add up the prices of the sets that hold a place and one or three of three others."""
    total = np.zeros(len(places), np.int64)
    for chosen, sign in ((1, 1), (2, -2), (3, 4)):
        for some in combinations(range(3), chosen):
            others = places[:, list(some)]
            low, high = np.minimum(others.min(axis=1), spot), np.maximum(others.max(axis=1), spot)
            total += sign * line.find_shared(low, high)
    return total


def _check_impossible(proof: Proof, scores: Scores, solution: Solution) -> None:
    for trio, prices in proof.impossible.items():
        if 2 * prices.bound >= solution.placed - 3:
            names = ", ".join(map(str, scores.people.ids[list(trio)]))
            raise ProofError(f"{proof.name}: enough others can be placed beside the trio of persons {names}")
