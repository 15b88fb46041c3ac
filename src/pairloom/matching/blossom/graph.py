"""The graph that a search runs on: checked edges, their lift, and arcs sorted by tail and head."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pairloom.matching.blossom.compiling import compiled, compiled_allocating
from pairloom.matching.blossom.layout import ARC
from pairloom.matching.errors import GraphError

MOST_VERTICES = 2**30
MOST_EDGES = 2**30 - 1
WEIGHT_LIMIT = 2**58
LIFT_LIMIT = 2**62


class Edges(NamedTuple):
    """Checked edges of a graph with n vertices; self-loops are gone."""

    n: int
    tails: NDArray[np.int32]  # (m,)
    heads: NDArray[np.int32]  # (m,)
    weights: NDArray[np.int64]  # (m,)


def check_edges(n: int, u: ArrayLike, v: ArrayLike, w: ArrayLike) -> Edges:
    """Check what a caller gave as a graph and drop self-loops, or raise GraphError saying what is wrong. O(m)."""
    if isinstance(n, bool) or not isinstance(n, int | np.integer):
        raise GraphError(f"n is {n!r}; it must be a whole number")
    if not 0 <= n <= MOST_VERTICES:
        raise GraphError(f"n is {n}; it must be between 0 and {MOST_VERTICES}")
    tails, heads, weights = check_integers("u", u), check_integers("v", v), check_integers("w", w)
    if not len(tails) == len(heads) == len(weights):
        raise GraphError(f"u, v and w hold {len(tails)}, {len(heads)} and {len(weights)} numbers; they must be as many")
    if len(tails) > MOST_EDGES:
        raise GraphError(f"the graph has {len(tails)} edges; at most {MOST_EDGES} are possible")
    for name, ends in (("u", tails), ("v", heads)):
        if len(ends) and (ends.min() < 0 or ends.max() >= n):
            raise GraphError(f"{name} holds numbers from {ends.min()} to {ends.max()}; vertices are 0 to {int(n) - 1}")
    real = tails != heads
    if not real.all():
        tails, heads, weights = tails[real], heads[real], weights[real]
    return Edges(int(n), tails.astype(np.int32), heads.astype(np.int32), weights)


def check_integers(name: str, given: ArrayLike) -> NDArray[np.int64]:
    """Return one column of edges as contiguous int64, or raise GraphError if that would change a number."""
    try:
        array = np.asarray(given)
    except (ValueError, TypeError, OverflowError) as error:
        raise GraphError(f"{name} cannot be read as a flat list of whole numbers: {error}") from error
    if array.ndim != 1:
        raise GraphError(f"{name} has {array.ndim} dimensions; it must have one")
    if array.size and array.dtype.kind not in "iu":
        raise GraphError(f"{name} holds {array.dtype} values; they must be whole numbers of an integer type")
    if array.dtype.kind == "u" and array.size and array.max() > np.iinfo(np.int64).max:
        raise GraphError(f"{name} holds {array.max()}; numbers must fit in 64 bits with a sign")
    return np.ascontiguousarray(array, dtype=np.int64)


def find_lift(edges: Edges, *, max_cardinality: bool) -> int:
    """Return what must be added to every weight so that one more pair outweighs everything else, exactly.

    0 without max_cardinality. Raises GraphError if a weight, lifted, is not below 2**58: times 16 it must fit in int64;
    or if the lift itself is not below 2**62: twice the difference of two lifts must fit, too.
    """
    if len(edges.weights) == 0:
        return 0
    lowest, highest = int(edges.weights.min()), int(edges.weights.max())
    lift = (edges.n // 2) * (highest - lowest) + max(0, -lowest) + 1 if max_cardinality else 0
    if highest + lift >= WEIGHT_LIMIT:
        most = (
            "the largest weight"
            if lift == 0
            else f"the largest weight, {highest}, plus {lift} to make pairs count most,"
        )
        raise GraphError(f"{most} is {highest + lift}; it must be below 2**58 = {WEIGHT_LIMIT}")
    if lift >= LIFT_LIMIT:
        raise GraphError(f"the smallest weight is {lowest}; {lift} to make pairs count most must be below 2**62")
    return lift


def build_graph(edges: Edges, lift: int) -> tuple[NDArray[np.int32], NDArray[np.void]]:
    """Return (starts, arcs): for each vertex its arcs sorted by head, weights lifted and times 4. O(n + m).

    Edges that weigh nothing or less are left out: no matching needs them. Of parallel edges the heaviest counts. The
    result does not depend on the order or direction in which edges were given.
    """
    tails, heads, weights = edges.tails, edges.heads, edges.weights
    starts = count_arcs(edges.n, tails, heads, weights, lift)
    grouped, arcs = np.empty(starts[-1], ARC), np.empty(starts[-1], ARC)
    group_arcs(starts, tails, heads, weights, lift, grouped)
    starts = sort_and_merge(starts, grouped, arcs)
    return starts, arcs[: starts[-1]]


@compiled_allocating
def count_arcs(
    n: int, tails: NDArray[np.int32], heads: NDArray[np.int32], weights: NDArray[np.int64], lift: int
) -> NDArray[np.int32]:
    """Count the arcs of each vertex and return where each one's begin."""
    starts = np.zeros(n + 1, np.int32)
    for e in range(len(tails)):
        if weights[e] > -lift:
            starts[tails[e] + 1] += 1
            starts[heads[e] + 1] += 1
    for v in range(n):
        starts[v + 1] += starts[v]
    return starts


@compiled_allocating
def group_arcs(
    starts: NDArray[np.int32],
    tails: NDArray[np.int32],
    heads: NDArray[np.int32],
    weights: NDArray[np.int64],
    lift: int,
    grouped: NDArray[np.void],
) -> None:
    """Write both arcs of every edge to the place of their tail."""
    free = starts[:-1].copy()
    for e in range(len(tails)):
        if weights[e] > -lift:
            weight = 4 * (weights[e] + lift)
            put_arc(grouped, free, tails[e], heads[e], weight)
            put_arc(grouped, free, heads[e], tails[e], weight)


@compiled
def put_arc(arcs: NDArray[np.void], free: NDArray[np.int32], tail: int, head: int, weight: int) -> None:
    """Write an arc to the next free place of its tail."""
    arc = arcs[free[tail]]
    arc.tail, arc.head, arc.weight = tail, head, weight
    free[tail] += 1


@compiled_allocating
def sort_and_merge(starts: NDArray[np.int32], grouped: NDArray[np.void], arcs: NDArray[np.void]) -> NDArray[np.int32]:
    """Reverse all arcs in the order of their tails, which sorts them by head, and merge parallel ones.

    The arcs grouped by tail are read tail by tail; each, reversed, is written to the place of its head. So every vertex
    receives its arcs in the order of their other end, parallel ones in a row.
    """
    n = len(starts) - 1
    free = starts[:-1].copy()
    for a in range(len(grouped)):
        tail, head, weight = grouped[a].head, grouped[a].tail, grouped[a].weight
        last = arcs[free[tail] - 1]
        if free[tail] > starts[tail] and last.head == head:
            last.weight = max(last.weight, weight)
        else:
            put_arc(arcs, free, tail, head, weight)
    return close_gaps(n, starts, free, arcs)


@compiled_allocating
def close_gaps(n: int, starts: NDArray[np.int32], ends: NDArray[np.int32], arcs: NDArray[np.void]) -> NDArray[np.int32]:
    """Move arcs together where merging left places empty, and return where each vertex's begin now."""
    packed = np.zeros(n + 1, np.int32)
    count = 0
    for v in range(n):
        for a in range(starts[v], ends[v]):
            if a != count:
                arcs[count] = arcs[a]
            count += 1
        packed[v + 1] = count
    return packed
