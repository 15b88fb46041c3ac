"""Bar trios beside which too few others can be placed: all of one kind at once, by the proof that one of them is such.

Prices that count pairs say that beside a trio the others cannot fill the graph, as where it would leave an odd number
behind in a group that nobody leaves. As every solution has the same number of pairs, weighing each by a ``factor`` more
changes no comparison: prices of weights plus ``factor`` times those that count pairs bound what the first do, less
``factor`` for each quarter of a pair that is missing beside a trio.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom import OddSets
from pairloom.matching.placing import HALF
from pairloom.matching.pricing.prices import Prices
from pairloom.matching.trios.views import View

DEAREST = 1 << 58


def bar_trios(main: View, counted: View, alive: NDArray[np.bool_], least4: int) -> View | None:
    """Add prices that count pairs to those of a view, so often that trios with a pair too few fall to least4.

    None where the numbers would grow too large. Sets of the view that cross those of the other are given up: each
    member bears half of their price.
    """
    kept = _find_uncrossed(main.prices.odd_sets, counted.prices.odd_sets)
    people, seats, lost = _spread(main.prices, ~kept)
    factor = max(main.bound_all() + lost - least4, 1)
    others, ours = counted.prices, main.prices.odd_sets
    if factor * 4 * (len(people) + len(others.odd_sets) + 1) > DEAREST:
        return None
    people = people + np.where(alive, factor * (others.people - HALF), 0)
    sets = lay_sets(
        len(ours.order),
        [ours.members_of(place) for place in np.flatnonzero(kept).tolist()] + _list_members(others.odd_sets),
        [*ours.dual[kept].tolist(), *(factor * others.odd_sets.dual).tolist()],
    )
    prices = Prices(people, seats + HALF * factor, sets)
    return View(main.trio, prices, prices.bound4)


def lay_sets(size: int, members: list[NDArray[np.int32]], duals: list[int]) -> OddSets:
    """Lay sets that lie in one another or apart on one line of ``size`` vertices; those of equal members become one."""
    block, heads, tails = np.arange(size), list(range(size)), list(range(size))
    after = np.full(size, -1)
    spans: dict[int, list[int]] = {}
    for place in sorted(range(len(members)), key=lambda place: len(members[place])):
        inner = np.unique(block[members[place]]).tolist()
        if len(inner) == 1:
            spans[inner[0]][2] += duals[place]
            continue
        for one, other in pairwise(inner):
            after[tails[one]] = heads[other]
        block[members[place]] = len(heads)
        spans[len(heads)] = [heads[inner[0]], len(members[place]), duals[place]]
        heads.append(heads[inner[0]])
        tails.append(tails[inner[-1]])
    order = _follow([heads[whole] for whole in np.unique(block).tolist()], after)
    spot = np.empty(size, np.int64)
    spot[order] = np.arange(size)
    begins = np.asarray([spot[head] for head, _, _ in spans.values()], np.int32)
    sizes = np.asarray([count for _, count, _ in spans.values()], np.int32)
    return OddSets(order, begins, begins + sizes, np.asarray([dual for _, _, dual in spans.values()], np.int64))


def _follow(heads: list[int], after: NDArray[np.int64]) -> NDArray[np.int32]:
    """Follow chains of vertices from their heads, one after the other."""
    order, links = [], after.tolist()
    for head in heads:
        vertex = head
        while vertex >= 0:
            order.append(vertex)
            vertex = links[vertex]
    return np.asarray(order, np.int32)


def _list_members(sets: OddSets) -> list[NDArray[np.int32]]:
    return [sets.members_of(place) for place in range(len(sets))]


def _find_uncrossed(ours: OddSets, others: OddSets) -> NDArray[np.bool_]:
    """Find which of our sets cross none of the others."""
    kept, sizes = np.ones(len(ours), np.bool_), ours.ends - ours.begins
    for place in range(len(others)):
        is_in = np.zeros(len(ours.order) + 1, np.int64)
        is_in[1:] = np.isin(ours.order, others.members_of(place))
        count = is_in.cumsum()
        both = count[ours.ends] - count[ours.begins]
        kept &= (both == 0) | (both == sizes) | (both == others.ends[place] - others.begins[place])
    return kept


def _spread(prices: Prices, given_up: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
    """Let members, people and drawn seats, bear half of the prices of some sets; and how much more that costs."""
    sets, borne = prices.odd_sets, np.zeros(len(prices.odd_sets.order) + 1, np.int64)
    halves = (sets.dual[given_up] + 1) // 2
    np.add.at(borne, sets.begins[given_up], halves)
    np.subtract.at(borne, sets.ends[given_up], halves)
    each = np.empty(len(sets.order), np.int64)
    each[sets.order] = borne.cumsum()[:-1]
    before = (sets.dual * ((sets.ends - sets.begins) // 2))[given_up]
    drawn, seats = each[len(prices.people) :], prices.seats.copy()
    seats[: len(drawn)] += drawn
    return prices.people + each[: len(prices.people)], seats, int(each.sum() - before.sum())
