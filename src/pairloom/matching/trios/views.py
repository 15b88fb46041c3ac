"""Bound every trio by prices of the whole graph: prices made for one trio bound the others too.

The prices of the graph without a trio see one person on an empty seat; with a trio nobody is. So a view prices the
pool as it is without one trio, and that trio's members by what they are worth to the others: together prices of the
whole graph. With trio t a solution weighs at most (bound4 - prices of t - odd sets it breaks + 4 weight of t) / 4.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom import OddSets
from pairloom.matching.optimum import BEYOND
from pairloom.matching.pricing import Market
from pairloom.matching.pricing.lines import measure_drops
from pairloom.matching.pricing.prices import Prices
from pairloom.matching.spare import Trio

MOST_VIEWS = 48


@dataclass(frozen=True, eq=False)
class View:
    """Hold prices of the whole graph, made for one trio, and 4 times what they bound trios from."""

    trio: Trio
    prices: Prices
    base4: int

    def bound_all(self) -> int:
        """Bound 4 times the weight of any solution: three members of nested sets may save half of what those cost."""
        sets = self.prices.odd_sets
        depth = np.zeros(len(sets.order) + 1, np.int64)
        np.add.at(depth, sets.begins, sets.dual)
        np.subtract.at(depth, sets.ends, sets.dual)
        return self.base4 + int(depth.cumsum().max(initial=0)) // 2 + 1

    def bound_trios(self, members: NDArray[np.int32], weights: NDArray[np.int64]) -> NDArray[np.int64]:
        """Bound 4 times the weight of any solution with each trio, int32[k, 3], of these weights."""
        drops = measure_drops(self.prices.odd_sets, members)
        return np.asarray(self.base4 - self.prices.people[members].sum(axis=1) - drops + 4 * weights, np.int64)


def view_trio(market: Market, trio: Trio, rest: Prices) -> View:
    """View trios by the prices of the graph without this one, its members priced at what others would gain by them."""
    people, lowest = _begin_prices(trio, rest)
    for member in trio:
        weights = weigh_whole_row(market, member)
        worth = 4 * weights - people
        people[member] = max(int(worth[weights >= 0].max(initial=lowest)), lowest)
    prices = Prices(people, rest.seats, rest.odd_sets)
    return View(trio, prices, prices.bound4)


def view_joined(market: Market, trio: Trio, rest: Prices) -> View:
    """View trios likewise, each member having joined the odd sets of whoever would gain most by it.

    A set with one member of a trio then is even, and loses a whole pair by it: that tells apart trios that leave an odd
    number behind somewhere from those that do not, which prices of people alone cannot.
    """
    people, lowest = _begin_prices(trio, rest)
    sets = rest.odd_sets
    for member in trio:
        weights = weigh_whole_row(market, member)
        worth = np.where(weights >= 0, 4 * weights - people, -BEYOND)
        friend, everybody = int(np.argmax(worth)), np.arange(len(people))
        shared = Prices(people, rest.seats, sets).add_odd_sets(np.full(len(people), friend), everybody)
        sets = _join_sets(sets, member, friend)
        people[member] = max(int((worth - shared)[weights >= 0].max(initial=lowest)), lowest)
    prices = Prices(people, rest.seats, sets)
    return View(trio, prices, prices.bound4)


def _begin_prices(trio: Trio, rest: Prices) -> tuple[NDArray[np.int64], int]:
    """Begin with members beyond any price; the least they may cost is what the dearest empty seat allows."""
    people = rest.people.copy()
    lowest = -int(rest.seats.min()) if len(rest.seats) else int(people.min(initial=0))
    people[list(trio)] = BEYOND
    return people, lowest


def _join_sets(sets: OddSets, member: int, friend: int) -> OddSets:
    """Let a member join all sets of a friend."""
    place = np.empty(len(sets.order), np.int64)
    place[sets.order] = np.arange(len(sets.order))
    joined = (sets.begins <= place[friend]) & (place[friend] < sets.ends)
    if not joined.any():
        return sets
    old, new = int(place[member]), int(sets.begins[joined].max())
    order = np.insert(np.delete(sets.order, old), new - (old < new), member).astype(np.int32)
    begins = sets.begins - (sets.begins > old) + ((sets.begins >= new) & ~joined)
    ends = sets.ends - (sets.ends > old) + ((sets.begins >= new) | joined)
    begins = np.where(joined, sets.begins - (sets.begins > old), begins)
    return OddSets(order, begins.astype(np.int32), ends.astype(np.int32), sets.dual)


def weigh_whole_row(market: Market, row: int) -> NDArray[np.int64]:
    """Weigh a row's pairs, with the bonus of the last preview."""
    weights = market.weigh_row(row)
    previewed = market.list_previewed()
    weights[previewed.v[previewed.u == row]] = previewed.w[previewed.u == row]
    weights[previewed.u[previewed.v == row]] = previewed.w[previewed.v == row]
    return weights


def choose_views(
    main: View,
    views: list[View],
    members: NDArray[np.int32],
    weights: NDArray[np.int64],
    limit4: int,
    most: int = MOST_VIEWS,
) -> tuple[list[View], int]:
    """Choose few views that with the main one bound each of these trios by the limit, the most telling first.

    No more than ``most`` are chosen, for whoever has to check them against every pair. Also gives what the views
    chosen bound: the limit, or more where there were too many.
    """
    bounds = main.bound_trios(members, weights)
    closed = [view.bound_trios(members, weights) for view in views]
    chosen: list[View] = []
    while (bounds > limit4).any():
        counts = [int((shut[bounds > limit4] <= limit4).sum()) for shut in closed] or [0]
        best = int(np.argmax(counts))
        if not counts[best] or len(chosen) == most:
            break
        chosen.append(views[best])
        bounds = np.minimum(bounds, closed[best])
    return chosen, max(limit4, int(bounds.max(initial=0)))
