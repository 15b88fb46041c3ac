"""Turn large odd sets inside out: where everybody is matched, an odd set and all others outside it prove the same.

Where all of an even number are matched, one pair at least leaves an odd set, and so the set of all others. The price of
a set may be moved to the others: each member bears half of it more, each of the others half of it less. With every
large set turned, people's own prices tell nearly all, and a look at them lists few pairs that do not matter.
"""

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom import OddSets


def turn_large_sets(
    dual: NDArray[np.int64], sets: OddSets, matched: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], OddSets]:
    """Turn the sets with more than half of those matched inside out: duals int64[n] and sets that prove the same.

    matched  bool[n], who is in the graph at all; everybody of these has a partner, nobody else is in a set
    """
    count, sizes = int(matched.sum()), sets.ends - sets.begins
    large = np.flatnonzero(2 * sizes > count)
    if not len(large):
        return dual, sets
    first = int(sets.begins[large[np.argmin(sizes[large])]])
    turned = np.roll(sets.order, -first)
    is_in = matched[turned]
    order = np.concatenate([turned[is_in], turned[~is_in]])
    place = np.concatenate([[0], is_in.cumsum()])
    begins, ends = (
        _move(sets.begins, first, place, len(turned)),
        _move(sets.ends, first, place, len(turned), is_end=True),
    )
    begins[large], ends[large] = ends[large], begins[large] + np.where(sets.begins[large] == first, count, 0)
    outside = np.zeros(len(order) + 1, np.int64)
    np.add.at(outside, begins[large], sets.dual[large])
    np.subtract.at(outside, ends[large], sets.dual[large])
    moved = int(sets.dual[large].sum()) // 2 - outside.cumsum()[:count]
    dual = dual.copy()
    dual[order[:count]] += moved
    kept = ends - begins > 1
    return dual, OddSets(order, begins[kept], ends[kept], sets.dual[kept])


def _move(
    places: NDArray[np.int32], first: int, place: NDArray[np.int64], size: int, *, is_end: bool = False
) -> NDArray[np.int32]:
    """Move places of the old order to those of the new one."""
    last = places - int(is_end)
    return (place[(last - first) % size] + int(is_end)).astype(np.int32)
