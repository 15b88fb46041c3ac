"""Checking that duals prove a matching, without knowing how it was found. Plain numpy."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pairloom.matching.blossom.answer import Matching, OddSets
from pairloom.matching.blossom.graph import Edges, check_edges, find_lift
from pairloom.matching.errors import GraphError

ENOUGH = 2**61
"""More than any edge needs: duals are cut off here while they are added up, so no sum overflows."""


def verify_matching(
    n: int, u: ArrayLike, v: ArrayLike, w: ArrayLike, matching: Matching, *, max_cardinality: bool = False
) -> None:
    """Check that a matching is one, and that its duals prove it heaviest; raise GraphError with the first flaw.

    By weak duality: feasible duals bound the weight of every matching from above, and here the bound is attained. With
    max_cardinality the lift must be large enough that no heavier matching has fewer pairs. All numbers are integers.
    O(n + m log m + sum over odd sets of the edges that begin inside).
    """
    edges = check_edges(n, u, v, w)
    check_lift(edges, matching.lift, max_cardinality=max_cardinality)
    check_shapes(edges.n, matching)
    weight = sum_matched_weight(edges, matching)
    check_cover(edges, matching)
    sizes = (matching.odd_sets.ends - matching.odd_sets.begins).tolist()
    bound = sum(matching.dual.tolist())
    bound += sum(z * (size // 2) for z, size in zip(matching.odd_sets.dual.tolist(), sizes, strict=True))
    if 4 * weight != bound:
        raise GraphError(f"4 times the lifted weight is {4 * weight} and the duals sum to {bound}; they must be equal")


def check_lift(edges: Edges, lift: int, *, max_cardinality: bool) -> None:
    """Check that the lift is what the mode needs."""
    needed = find_lift(edges, max_cardinality=max_cardinality)
    if lift < needed or (lift != 0 and not max_cardinality):
        raise GraphError(f"the lift is {lift}; {needed} is needed")


def check_shapes(n: int, matching: Matching) -> None:
    """Check lengths, signs and ranges of all parts, and that odd sets are odd sets of different vertices."""
    sets = matching.odd_sets
    if not len(matching.mate) == len(matching.dual) == len(sets.order) == n:
        raise GraphError(
            f"mate, dual and order hold {len(matching.mate)}, {len(matching.dual)}, {len(sets.order)} of {n}"
        )
    if not len(sets.begins) == len(sets.ends) == len(sets.dual):
        raise GraphError("begins, ends and duals of the odd sets must be as many")
    for name, duals in (("vertex", matching.dual), ("odd set", sets.dual)):
        if len(duals) and not 0 <= duals.min() <= duals.max() <= ENOUGH:
            raise GraphError(f"{name} duals go from {duals.min()} to {duals.max()}; they must lie in 0 to 2**61")
    if not np.array_equal(np.sort(sets.order), np.arange(n)):
        raise GraphError("the order of the odd sets does not name every vertex once")
    inside = (sets.begins >= 0) & (sets.begins < sets.ends) & (sets.ends <= n)
    if not (inside & ((sets.ends - sets.begins) % 2 == 1)).all():
        raise GraphError("an odd set is not an odd number of vertices")


def sum_matched_weight(edges: Edges, matching: Matching) -> int:
    """Return the lifted weight of the matching, after checking that it pairs vertices over edges of the graph."""
    mate = matching.mate.astype(np.int64)
    if len(mate) and not (mate.min() >= -1 and mate.max() < edges.n):
        raise GraphError(f"a mate is outside -1 to {edges.n - 1}")
    matched = np.flatnonzero(mate >= 0)
    if (mate[matched] == matched).any() or (mate[mate[matched]] != matched).any():
        raise GraphError("the mate of somebody's mate is somebody else")
    used = np.flatnonzero(mate[edges.tails] == edges.heads)
    heaviest: dict[int, int] = {}
    for tail, head, weight in zip(
        edges.tails[used].tolist(), edges.heads[used].tolist(), edges.weights[used].tolist(), strict=True
    ):
        low = min(tail, head)
        heaviest[low] = max(weight, heaviest.get(low, weight))
    if 2 * len(heaviest) != len(matched):
        raise GraphError(f"{len(matched)} vertices are matched, but edges join only {len(heaviest)} pairs of mates")
    return sum(heaviest.values()) + matching.lift * len(heaviest)


def check_cover(edges: Edges, matching: Matching) -> None:
    """Check that the duals of every edge's ends and odd sets reach 4 times its lifted weight."""
    cover = matching.dual[edges.tails] + cover_by_sets(edges, matching.odd_sets)
    np.minimum(cover, ENOUGH, out=cover)
    cover += matching.dual[edges.heads]
    lifted = np.maximum(edges.weights, -matching.lift) + matching.lift
    short = np.flatnonzero(cover < 4 * lifted)
    if len(short):
        tail, head, wanted = edges.tails[short[0]], edges.heads[short[0]], 4 * int(lifted[short[0]])
        raise GraphError(f"the duals of edge ({tail}, {head}) sum to {cover[short[0]]}; at least {wanted} is needed")


def cover_by_sets(edges: Edges, sets: OddSets) -> NDArray[np.int64]:
    """Return for every edge the sum of the duals of odd sets that hold both ends, cut off at ENOUGH. Shape (m,).

    A set is a range of places in the order, so the edges that begin inside it are a slice of the edges sorted by the
    place of their first end.
    """
    place = np.empty(edges.n, np.int64)
    place[sets.order] = np.arange(edges.n)
    one, other = place[edges.tails], place[edges.heads]
    first, last = np.minimum(one, other), np.maximum(one, other)
    by_first = np.argsort(first, kind="stable")
    first, last = first[by_first], last[by_first]
    sums = np.zeros(len(first), np.int64)
    slices = zip(np.searchsorted(first, sets.begins), np.searchsorted(first, sets.ends), strict=True)
    for (low, high), end, dual in zip(slices, sets.ends, sets.dual, strict=True):
        part = sums[low:high]
        np.minimum(part + dual * (last[low:high] < end), ENOUGH, out=part)
    cover = np.empty(len(first), np.int64)
    cover[by_first] = sums
    return cover
