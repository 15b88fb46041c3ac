"""Hold dual prices of people, empty seats and odd sets, and say what they prove."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom import Matching, OddSets
from pairloom.matching.pricing.lines import draw_line
from pairloom.matching.pricing.market import Pairs
from pairloom.matching.pricing.nests import Nests
from pairloom.matching.pricing.turning import turn_large_sets
from pairloom.matching.result import Duals, NestedSets


@dataclass(frozen=True)
class Prices:
    """Hold prices of weights times 4: people int64[n], seats int64[d], odd sets over n + d vertices."""

    people: NDArray[np.int64]
    seats: NDArray[np.int64]
    odd_sets: OddSets

    @property
    def bound4(self) -> int:
        """Give what the prices bound: 4 times the weight of any matching that fills the graph."""
        sizes = (self.odd_sets.ends - self.odd_sets.begins) // 2
        sets = sum(int(z) * int(size) for z, size in zip(self.odd_sets.dual, sizes, strict=True))
        return int(self.people.sum()) + int(self.seats.sum()) + sets

    def scale(self, factor: int) -> "Prices":
        """Multiply all prices: what they prove of weights, they then prove of weights multiplied likewise."""
        sets = self.odd_sets
        times = OddSets(sets.order, sets.begins, sets.ends, sets.dual * factor)
        return Prices(self.people * factor, self.seats * factor, times)

    def find_nests(self) -> Nests:
        """Find how the odd sets lie in one another, so that a pass can tell what two people share."""
        sets, people = self.odd_sets, len(self.people)
        place = np.empty(max(len(sets.order), people), np.int64)
        place[sets.order] = np.arange(len(sets.order))
        inner = np.full(len(place), -1, np.int32)
        parent, total = np.full(len(sets), -1, np.int32), sets.dual.copy()
        for number in np.argsort(sets.begins - sets.ends, kind="stable").tolist():
            parent[number] = inner[sets.begins[number]]
            total[number] += total[parent[number]] if parent[number] >= 0 else 0
            inner[sets.begins[number] : sets.ends[number]] = number
        return Nests(inner[place[:people]], place[:people], parent, sets.begins, sets.ends, total)

    def measure_slack(self, pairs: Pairs) -> NDArray[np.int64]:
        """Measure the slack of each pair, odd sets included."""
        slack = self.people[pairs.u] + self.people[pairs.v] - 4 * pairs.w
        return slack + self.add_odd_sets(pairs.u, pairs.v)

    def add_odd_sets(self, u: NDArray[np.integer], v: NDArray[np.integer]) -> NDArray[np.int64]:
        """Add up the prices of the odd sets that hold both ends of each pair; O(n log n), and a few looks a pair."""
        sets = self.odd_sets
        if not len(sets):
            return np.zeros(len(u), np.int64)
        place = np.empty(len(sets.order), np.int64)
        place[sets.order] = np.arange(len(place))
        line = draw_line(sets, np.ones(len(sets), np.bool_))
        return line.find_shared(np.minimum(place[u], place[v]), np.maximum(place[u], place[v]))

    def to_duals(self, rows: NDArray[np.int64], count: int) -> Duals:
        """Write the prices in rows of the original pool; rows int64[n] maps ours to them, of ``count`` people."""
        people = np.zeros(count, np.int64)
        people[rows[: len(self.people)]] = self.people
        seats = np.arange(len(self.seats)) + count
        vertices = np.concatenate([rows[: len(self.people)], seats])
        return Duals(people, self.seats.copy(), _write_sets(self.odd_sets, vertices))


def _write_sets(sets: OddSets, vertices: NDArray[np.int64]) -> NestedSets:
    """Write odd sets by the names of their members; who is in no set is left out of the line."""
    depth = np.zeros(len(sets.order) + 1, np.int64)
    np.add.at(depth, sets.begins, 1)
    np.subtract.at(depth, sets.ends, 1)
    is_held = depth.cumsum()[:-1] > 0
    place = np.concatenate([[0], is_held.cumsum()])
    return NestedSets(
        np.asarray(vertices[sets.order[is_held]], np.int64), place[sets.begins], place[sets.ends], sets.dual.copy()
    )


def read_prices(matching: Matching, people: int, shift: int, matched: NDArray[np.bool_] | None = None) -> Prices:
    """Read the prices off a matching of people and seats whose weights were all raised by ``shift``.

    matched  who is in the graph, if all of these have a partner; None if not
    """
    dual, sets = matching.dual - 2 * shift, matching.odd_sets
    if matched is not None:
        dual, sets = turn_large_sets(dual, sets, matched)
    return Prices(dual[:people].copy(), dual[people:].copy(), sets)
