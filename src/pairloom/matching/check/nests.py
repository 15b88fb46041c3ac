"""Tell fast what odd sets two people share, where the sets lie in one another like boxes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pairloom.matching.check.reading import Whole


@dataclass(frozen=True)
class Line:
    """Hold the members of all sets in a line in which every set is one stretch.

    place   int64[vertices], where each stands; -1 for those in no set
    shared  int64[members - 1], the prices of all sets that hold both a place and the next one, added up
    """

    place: Whole
    shared: Whole

    def add_shared(self, slack: Whole, rows: slice, cols: slice) -> None:
        """Add to a block of pairs the prices of all sets that hold both: the least along the way between them."""
        inside = np.flatnonzero(self.place[cols] >= 0)
        columns = self.place[cols][inside]
        for row in np.flatnonzero(self.place[rows] >= 0):
            spot = self.place[rows.start + row]
            least = np.zeros(len(self.shared) + 1, np.int64)
            np.minimum.accumulate(self.shared[spot:], out=least[spot + 1 :])
            least[:spot] = np.minimum.accumulate(self.shared[:spot][::-1])[::-1]
            slack[row, inside] += least[columns]


def line_up(sets: Sequence[tuple[Whole, int]], vertices: int) -> Line | None:
    """Line the members up, small sets first; None where sets cross, so that no line holds each as one stretch."""
    order = np.unique(np.concatenate([members for members, _ in sets] or [np.empty(0, np.int64)]))
    mask = np.zeros(vertices, np.bool_)
    for members, _ in sorted(sets, key=lambda entry: len(entry[0])):
        mask[members] = True
        order = np.concatenate([order[mask[order]], order[~mask[order]]])
        mask[members] = False
    place = np.full(vertices, -1, np.int64)
    place[order] = np.arange(len(order))
    begins = np.array([place[members].min() for members, _ in sets], np.int64)
    ends = np.array([place[members].max() + 1 for members, _ in sets], np.int64)
    sizes = np.array([len(members) for members, _ in sets], np.int64)
    if (ends - begins != sizes).any() or _do_cross(begins, ends):
        return None
    change = np.zeros(len(order) + 1, np.int64)
    prices = np.array([price for _, price in sets], np.int64)
    np.add.at(change, begins, prices)
    np.subtract.at(change, ends - 1, prices)
    return Line(place, change.cumsum()[: max(len(order) - 1, 0)])


def _do_cross(begins: Whole, ends: Whole) -> bool:
    """Tell whether two stretches overlap without one lying in the other."""
    around: list[int] = []
    for place in np.lexsort((-ends, begins)).tolist():
        while around and around[-1] <= begins[place]:
            around.pop()
        if around and around[-1] < ends[place]:
            return True
        around.append(int(ends[place]))
    return False
