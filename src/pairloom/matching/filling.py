"""Fill a sparse graph of people and empty seats: everybody gets a partner or a seat, as heavily as can be."""

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom import Matching, maximum_weight_matching
from pairloom.matching.pricing import Pairs
from pairloom.matching.pricing.prices import Prices, read_prices

MOST_DRAWN_SEATS = 8
LOOSE = 6


class CannotFillError(Exception):
    """Say that the pairs given cannot fill the graph; a larger number of pairs is possible only with others."""


@dataclass(frozen=True)
class Filling:
    """Hold how a graph was filled last: by how many times the largest weight all were raised, and the matching.

    The next graph is nearly the same as a rule, and starts from there.
    """

    times: int = 1
    shift: int = 0
    matching: Matching | None = None

    def begin(self, drawn: "Drawn", weights: NDArray[np.int64], shift: int) -> Matching | None:
        """Give the matching as a start for weights raised by ``shift``; None where little of it would hold."""
        if self.matching is None or len(self.matching.mate) != drawn.vertices:
            return None
        start = replace(self.matching, dual=self.matching.dual + 2 * (shift - self.shift))
        covering = start.spread()
        loose = int((covering[drawn.u] + covering[drawn.v] < 4 * (weights + shift)).sum())
        return None if LOOSE * (loose + len(start.odd_sets)) > drawn.vertices else start


def fill_graph(
    size: int, rows: NDArray[np.int64], seen: Pairs, seats: int, last: Filling
) -> tuple[NDArray[np.int32], Prices, Filling]:
    """Match people and seats, everybody, by the pairs seen: mate int32[size] (-1: on a seat), prices, and how.

    The weights of all edges are raised until all are filled, by so many times the largest weight at first; once is
    enough as a rule, and the answer then is optimal for every larger one. Many seats are not drawn: who stays
    alone under the raise sits on one, and each costs the raise. Raises CannotFillError.
    """
    drawn = draw_seats(size, rows, seen, seats)
    u, v, w = drawn.u, drawn.v, np.concatenate([seen.w, np.zeros(len(drawn.u) - len(seen), np.int64)])
    most = len(rows) + seats + 2
    times = min(last.times, most)
    while True:
        shift = (int(w.max(initial=0)) + 1) * times
        start = last.begin(drawn, w, shift)
        matching = maximum_weight_matching(drawn.vertices, u, v, w + shift, start=start)
        if int((matching.mate >= 0).sum()) == drawn.wanted:
            break
        if times > most or int((place_freely(drawn).mate >= 0).sum()) < drawn.wanted:
            raise CannotFillError
        times *= 8
    mate = matching.mate[:size].copy()
    mate[mate >= size] = -1
    matched = np.zeros(drawn.vertices, np.bool_)
    matched[rows] = matched[size:] = True
    prices = read_prices(matching, size, shift, matched if int(matched.sum()) == drawn.wanted else None)
    if drawn.vertices == size:
        prices = Prices(prices.people, np.full(seats, 2 * shift, np.int64), prices.odd_sets)
    return mate, prices, Filling(times, shift, matching)


class Drawn(NamedTuple):
    """Hold the edges of a graph with its seats drawn, if they are few; how many vertices must then be matched."""

    vertices: int
    u: NDArray[np.int32]
    v: NDArray[np.int32]
    wanted: int


def draw_seats(size: int, rows: NDArray[np.int64], seen: Pairs, seats: int) -> Drawn:
    """Draw the seats after the people, each joined to everybody, unless there are too many."""
    drawn = seats if seats <= MOST_DRAWN_SEATS else 0
    people, chairs = np.repeat(rows, drawn), np.tile(np.arange(drawn), len(rows))
    u = np.concatenate([seen.u, people.astype(np.int32)])
    v = np.concatenate([seen.v, (size + chairs).astype(np.int32)])
    return Drawn(size + drawn, u, v, len(rows) + drawn - (seats - drawn))


def place_freely(drawn: Drawn) -> Matching:
    """Match as many vertices as can be, whatever the pairs weigh."""
    return maximum_weight_matching(drawn.vertices, drawn.u, drawn.v, np.ones(len(drawn.u), np.int64))
