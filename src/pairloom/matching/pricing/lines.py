"""Measure what trios take out of nested odd sets, by the line on which every set is one stretch."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom import OddSets
from pairloom.matching.blossom.compiling import compiled, compiled_inside

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
    is_even = (sets.ends - sets.begins) % 2 == 0
    drops = np.zeros(len(trios), np.int64)
    for kept, sign in ((~is_even, 1), (is_even, -1)):
        if kept.any():
            line = draw_line(sets, kept)
            _add_drops(line.leasts, line.alone, place, trios, sign, drops)
    return drops


@compiled
def _add_drops(
    leasts: Numbers, alone: Numbers, place: Numbers, trios: NDArray[np.int32], sign: int, drops: Numbers
) -> None:
    """Add up what trios take out of the sets of one line: odd ones (sign 1) or even ones (-1)."""
    for row in range(len(trios)):
        one, two, three = place[trios[row, 0]], place[trios[row, 1]], place[trios[row, 2]]
        first, third = min(one, two, three), max(one, two, three)
        second = one + two + three - first - third
        shared = _find_least(leasts, first, second) + _find_least(leasts, second, third)
        drops[row] += sign * (shared - _find_least(leasts, first, third))
        if sign < 0:
            drops[row] += alone[one] + alone[two] + alone[three]


@compiled_inside
def _find_least(leasts: Numbers, low: int, high: int) -> int:
    """Find the price of all sets that hold both of two places, low < high."""
    height = 0
    while 2 << height <= high - low:
        height += 1
    return int(min(leasts[height, low], leasts[height, high - (1 << height)]))


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
