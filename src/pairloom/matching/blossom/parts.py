"""Checking the parts of a matching that somebody hands in: kinds, lengths, ranges, mates and odd sets. Plain numpy."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pairloom.matching.blossom.answer import Matching, OddSets
from pairloom.matching.blossom.graph import LIFT_LIMIT, WEIGHT_LIMIT, check_integers
from pairloom.matching.errors import GraphError

MOST_DUAL = 4 * WEIGHT_LIMIT
"""No dual of a proof, and no sum of the duals of sets in one another, is more: it would exceed 4 times every weight."""


def read_parts(n: int, matching: object, *, least: int = 0) -> Matching:
    """Give a matching of n vertices with all parts checked and as int64, or raise GraphError with the first flaw. O(n).

    least   the smallest dual of a vertex: none of a proof is negative; one to start from may be

    Afterwards every mate, place and dual is in its range, so that no later index is beside an array. Not looked at:
    whether odd sets cross, and everything that needs the edges.
    """
    if not isinstance(matching, Matching) or not isinstance(getattr(matching, "odd_sets", None), OddSets):
        raise GraphError(f"a {type(matching).__name__} was given; a matching with its odd sets is wanted")
    parts = Matching(
        mate=read_column("mate", matching.mate),
        dual=read_column("dual", matching.dual),
        lift=read_lift(matching.lift),
        odd_sets=read_sets(matching.odd_sets),
    )
    check_lengths(n, parts)
    check_mates(parts.mate)
    check_duals("vertex", parts.dual, least)
    check_duals("odd set", parts.odd_sets.dual, 0)
    check_ranges(n, parts.odd_sets)
    return parts


def read_column(name: str, given: ArrayLike) -> NDArray[Any]:
    """Give one column as int64, whatever kind of whole numbers it holds."""
    return check_integers(name, given)


def read_lift(lift: object) -> int:
    """Give the lift as a plain number."""
    if isinstance(lift, bool) or not isinstance(lift, int | np.integer) or not 0 <= lift < LIFT_LIMIT:
        raise GraphError(f"the lift is {lift!r}; a whole number from 0 to below 2**62 is wanted")
    return int(lift)


def read_sets(sets: OddSets) -> OddSets:
    """Give odd sets with all columns as int64."""
    names = ("order", "begins", "ends", "dual")
    return OddSets(*(read_column(f"{name} of the odd sets", getattr(sets, name)) for name in names))


def check_lengths(n: int, parts: Matching) -> None:
    """Check that each part holds as many numbers as there are vertices, or sets."""
    sets = parts.odd_sets
    if not len(parts.mate) == len(parts.dual) == len(sets.order) == n:
        raise GraphError(
            f"mate, dual and order hold {len(parts.mate)}, {len(parts.dual)}, {len(sets.order)} of {n} vertices"
        )
    if not len(sets.begins) == len(sets.ends) == len(sets.dual):
        raise GraphError("begins, ends and duals of the odd sets must be as many")


def check_mates(mate: NDArray[Any]) -> None:
    """Check that everybody is the mate of their mate."""
    if len(mate) and not (mate.min() >= -1 and mate.max() < len(mate)):
        raise GraphError(f"a mate is outside -1 to {len(mate) - 1}")
    matched = np.flatnonzero(mate >= 0)
    if (mate[matched] == matched).any() or (mate[mate[matched]] != matched).any():
        raise GraphError("the mate of somebody's mate is somebody else")


def check_duals(name: str, duals: NDArray[np.int64], least: int) -> None:
    """Check that duals are in the range of those that can prove anything."""
    if len(duals) and not least <= duals.min() <= duals.max() <= MOST_DUAL:
        wanted = f"{'-2**60' if least else '0'} to 2**60"
        raise GraphError(f"{name} duals go from {duals.min()} to {duals.max()}; they must lie in {wanted}")


def check_ranges(n: int, sets: OddSets) -> None:
    """Check that each set is an odd number of different vertices."""
    order = sets.order
    if n and not (order.min() >= 0 and order.max() < n and (np.bincount(order, minlength=n) == 1).all()):
        raise GraphError("the order of the odd sets does not name every vertex once")
    inside = (sets.begins >= 0) & (sets.begins < sets.ends) & (sets.ends <= n)
    if not (inside & ((sets.ends - sets.begins) % 2 == 1)).all():
        raise GraphError("an odd set is not an odd number of vertices")
