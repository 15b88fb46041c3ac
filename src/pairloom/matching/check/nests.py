"""Tell fast what odd sets people share, where the sets lie in one another like boxes."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pairloom.matching.check.reading import Whole


@dataclass(frozen=True)
class Line:
    """Hold priced sets that lie in one another or apart, each a stretch of one line of their members.

    place   int64[vertices], where each stands; -1 for those who stand nowhere
    shared  int64[members], the prices of all sets that hold both a place and the next one, added up; 0 at the last
    alone   int64[members + 1], the prices of all sets that hold a place; 0 at the end, for those who stand nowhere
    """

    place: Whole
    shared: Whole
    alone: Whole

    def add_shared(self, slack: Whole, rows: slice, cols: slice) -> None:
        """Add to a block of pairs the prices of all sets that hold both: the least along the way between them."""
        inside = np.flatnonzero(self.place[cols] >= 0)
        columns = self.place[cols][inside]
        for row in np.flatnonzero(self.place[rows] >= 0):
            spot = self.place[rows.start + row]
            least = np.zeros(len(self.shared), np.int64)
            np.minimum.accumulate(self.shared[spot:-1], out=least[spot + 1 :])
            least[:spot] = np.minimum.accumulate(self.shared[:spot][::-1])[::-1]
            slack[row, inside] += least[columns]

    def find_shared(self, low: Whole, high: Whole) -> Whole:
        """Find the prices of all sets that hold each two places, low <= high, and so all between; 0 where low is -1.

        Cost: a look into two overlapping stretches a pair, of which the least is known.
        """
        length = np.maximum(high - low, 1)
        height = np.frexp(length.astype(np.float64))[1] - 1
        last = np.maximum(high - (np.int64(1) << height.astype(np.int64)), 0)
        least = np.minimum(self._leasts[height, np.maximum(low, 0)], self._leasts[height, last])
        found = np.where(low == high, self.alone[high], least)
        return np.asarray(np.where(low < 0, 0, found), np.int64)

    @cached_property
    def _leasts(self) -> Whole:
        """Hold at [h, i] the least of shared[i:i + 2^h], cut off at the end."""
        rows = [self.shared if len(self.shared) else np.zeros(1, np.int64)]
        step = 1
        while 2 * step <= len(self.shared):
            later = np.concatenate([rows[-1][step:], rows[-1][-1:].repeat(step)])
            rows.append(np.minimum(rows[-1], later))
            step *= 2
        return np.stack(rows)


def draw_line(place: Whole, members: int, begins: Whole, ends: Whole, prices: Whole) -> Line:
    """Draw the line of some sets, each from a place up to another, on which so many members stand."""
    shared, alone = np.zeros(members + 1, np.int64), np.zeros(members + 1, np.int64)
    for change, last in ((shared, ends - 1), (alone, ends)):
        np.add.at(change, begins, prices)
        np.subtract.at(change, last, prices)
    return Line(place, shared.cumsum()[:members], alone.cumsum())


def do_cross(begins: Whole, ends: Whole) -> bool:
    """Tell whether two stretches overlap without one lying in the other."""
    around: list[int] = []
    for place in np.lexsort((-ends, begins)).tolist():
        while around and around[-1] <= begins[place]:
            around.pop()
        if around and around[-1] < ends[place]:
            return True
        around.append(int(ends[place]))
    return False
