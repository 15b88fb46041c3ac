"""Odd sets as stretches of one line: whether they cross, and what two vertices share of them. Plain numpy.

Two neighbours on the line share the sets that hold both. Where sets do not cross, any two vertices share what the two
neighbours between them share that share least: else a set that holds one of the two, and not the other, would end
between neighbours that share more.
"""

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom.answer import OddSets
from pairloom.matching.blossom.parts import MOST_DUAL
from pairloom.matching.errors import GraphError

Numbers = NDArray[np.int64]


def check_nests(sets: OddSets) -> None:
    """Check that sets do not cross, and that the duals of sets in one another sum to what fits. O(k log k)."""
    order = np.lexsort((-sets.ends, sets.begins))
    around: list[tuple[int, int]] = []  # of each set around: its end, and the sum of its dual and those around it
    columns = (column[order].tolist() for column in (sets.begins, sets.ends, sets.dual))
    for begin, end, dual in zip(*columns, strict=True):
        while around and around[-1][0] <= begin:
            around.pop()
        outer, total = around[-1] if around else (end, 0)
        if end > outer:
            raise GraphError("two odd sets cross; they must lie in one another or apart")
        if total + dual > MOST_DUAL:
            raise GraphError(f"the duals of odd sets in one another sum to {total + dual}; 2**60 is the most")
        around.append((end, total + dual))


def sum_shared(sets: OddSets, tails: NDArray[np.int32], heads: NDArray[np.int32]) -> Numbers:
    """Sum for each edge, two different vertices, the duals of the sets that hold both. Shape (m,). O((n + m) log n).

    The least of a stretch is the lesser of two stretches of a power of two, from its begin and to its end. The least of
    those of 1, 2, 4, ... neighbours is kept one length at a time.
    """
    place = np.empty(len(sets.order), np.int64)
    place[sets.order] = np.arange(len(place))
    first, last = np.minimum(place[tails], place[heads]), np.maximum(place[tails], place[heads])
    height = np.frexp((last - first).astype(np.float64))[1] - 1
    least, sums = share_neighbours(sets), np.zeros(len(first), np.int64)
    for turn in range(int(height.max(initial=-1)) + 1):
        here, length = np.flatnonzero(height == turn), 1 << turn
        sums[here] = np.minimum(least[first[here]], least[last[here] - length])
        least[:-length] = np.minimum(least[:-length], least[length:])
    return sums


def share_neighbours(sets: OddSets) -> Numbers:
    """Sum for each place of the line the duals of the sets that hold it and the next one."""
    change = np.zeros(len(sets.order) + 1, np.int64)
    np.add.at(change, sets.begins, sets.dual)
    np.subtract.at(change, sets.ends - 1, sets.dual)
    return change.cumsum()[:-1]
