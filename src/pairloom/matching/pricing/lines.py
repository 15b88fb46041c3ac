"""Measure what trios take out of nested odd sets, by the line on which every set is one stretch."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom import OddSets

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Line:
    """Hold sets as stretches: leasts int64[h, n] tell the least that 2^h + 1 neighbours share, alone what one has."""

    leasts: Numbers
    alone: Numbers

    def find_shared(self, low: Numbers, high: Numbers) -> Numbers:
        """Find the prices of all sets that hold both of two places, low <= high, and so all between."""
        height = (np.frexp(np.maximum(high - low, 1).astype(np.float64))[1] - 1).astype(np.int64)
        last = np.maximum(high - (np.int64(1) << height), 0)
        both = np.minimum(self.leasts[height, low], self.leasts[height, last])
        return np.asarray(np.where(low == high, self.alone[low], both), np.int64)


def measure_drops(sets: OddSets, trios: NDArray[np.int32]) -> Numbers:
    """Measure what each trio, int32[k, 3], takes out of the sets: a set's price for each pair it has less room for.

    An odd set has room for a pair less without two or three of its members; an even one without one or two, and for
    two pairs less without three. Cost: O(n log n) and a few looks a trio, however deep the sets lie in one another.
    """
    place = np.empty(len(sets.order), np.int64)
    place[sets.order] = np.arange(len(place))
    first, second, third = np.sort(place[trios], axis=1).T
    is_even = (sets.ends - sets.begins) % 2 == 0
    drops = np.zeros(len(trios), np.int64)
    for kept, sign in ((~is_even, 1), (is_even, -1)):
        if kept.any():
            line = draw_line(sets, kept)
            two = line.find_shared(first, second) + line.find_shared(second, third) - line.find_shared(first, third)
            drops += sign * two
            drops += line.alone[place[trios]].sum(axis=1) if sign < 0 else 0
    return drops


def draw_line(sets: OddSets, kept: NDArray[np.bool_]) -> Line:
    """Draw the line of some of the sets."""
    begins, ends, dual = sets.begins[kept], sets.ends[kept], sets.dual[kept]
    shared, alone = np.zeros(len(sets.order) + 1, np.int64), np.zeros(len(sets.order) + 1, np.int64)
    for change, last in ((shared, ends - 1), (alone, ends)):
        np.add.at(change, begins, dual)
        np.subtract.at(change, last, dual)
    rows, step = [shared.cumsum()[:-1]], 1
    while 2 * step < len(sets.order):
        later = np.concatenate([rows[-1][step:], rows[-1][-1:].repeat(step)])
        rows.append(np.minimum(rows[-1], later))
        step *= 2
    return Line(np.stack(rows), alone.cumsum())
