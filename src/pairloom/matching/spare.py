"""Find a trio for the one who would be left over, so that it places one person more.

With nu pairs possible, a trio places one more just when the rest of the pool can still form nu - 1 pairs. Then its
three members each can be left out of some largest set of pairs (Gallai and Edmonds), and two are partners in it.
"""

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.placing import ONE, Placement, place_most
from pairloom.matching.pricing import Market
from pairloom.matching.pricing.prices import Prices
from pairloom.matching.pricing.weighing import NO_PAIR
from pairloom.matching.scoring.threads import Stopwatch

Trio = tuple[int, int, int]
MOST_SPARED = 400
MOST_FROM_ONE = 40
MOST_TRIALS = 4_000


@dataclass(frozen=True)
class Spare:
    """Hold a trio that places one person more and the mates of all others; or the proof that there is none.

    exceptions   more prices of the whole graph, made for one trio each: one of them rules out any trio that is left
    is_settled   False when too many trios would have to be tried
    """

    trio: Trio | None
    mate: NDArray[np.int32]
    exceptions: tuple[tuple[Trio, Prices], ...] = ()
    is_settled: bool = True


def find_spare(
    market: Market, placement: Placement, shares: NDArray[np.uint64] | None, watch: Stopwatch | None = None
) -> Spare:
    """Find a trio that leaves nu - 1 pairs; members must share an item of ``shares`` uint64[n, words], if given.

    Tries the people that the placement leaves out and those it could leave out instead; then, in small pools, all.
    """
    found = _search_spared(market, placement, shares)
    return found if found.trio else _try_all(market, placement, shares, watch)


def share_item(shares: NDArray[np.uint64] | None, trio: Trio) -> bool:
    """Tell whether three people have an item in common (always, where none is asked for)."""
    return shares is None or bool((shares[trio[0]] & shares[trio[1]] & shares[trio[2]]).any())


def _search_spared(market: Market, placement: Placement, shares: NDArray[np.uint64] | None) -> Spare:
    """Walk along alternating paths from everybody left over; each end can be left over instead."""
    seen = np.zeros(market.size, np.bool_)
    exposed = np.flatnonzero(placement.mate < 0)
    waiting = deque((int(row), placement.mate) for row in exposed[:MOST_SPARED])
    seen[exposed] = True
    for _ in range(MOST_SPARED):
        if not waiting:
            break
        row, mate = waiting.popleft()
        exists = market.weigh_row(row) != NO_PAIR
        trio = _join_pair(row, exists, mate, shares)
        if trio:
            freed = mate.copy()
            freed[list(trio)] = -1
            return Spare(trio, freed)
        _walk_on(row, exists, mate, seen, waiting)
    return Spare(None, placement.mate)


def _join_pair(
    row: int, exists: NDArray[np.bool_], mate: NDArray[np.int32], shares: NDArray[np.uint64] | None
) -> Trio | None:
    """Find a pair whose both members could meet the row."""
    one = np.flatnonzero((mate > np.arange(len(mate))) & exists)
    one = one[exists[mate[one]]]
    if shares is not None:
        one = one[(shares[one] & shares[mate[one]] & shares[row]).any(axis=1)]
    if not len(one):
        return None
    return sort_trio(row, int(one[0]), int(mate[one[0]]))


def _walk_on(
    row: int,
    exists: NDArray[np.bool_],
    mate: NDArray[np.int32],
    seen: NDArray[np.bool_],
    waiting: deque[tuple[int, NDArray[np.int32]]],
) -> None:
    """Let the row take somebody's partner, who is then left over."""
    taken = np.flatnonzero(exists & (mate >= 0))
    freed = mate[taken]
    new = ~seen[freed]
    for partner, left in list(zip(taken[new], freed[new], strict=True))[:MOST_FROM_ONE]:
        if len(waiting) > MOST_SPARED:
            return
        changed = mate.copy()
        changed[row], changed[partner], changed[left] = partner, row, -1
        seen[left] = True
        waiting.append((int(left), changed))


def _try_all(market: Market, placement: Placement, shares: NDArray[np.uint64] | None, watch: Stopwatch | None) -> Spare:
    """Try every trio that the prices do not rule out, each by placing all others."""
    trios = list_open_trios(market, placement, shares)
    if trios is None:
        return Spare(None, placement.mate, is_settled=False)
    exceptions: list[tuple[Trio, Prices]] = []
    for trio in trios:
        rest = place_most(market, placement.seen, out=np.asarray(trio), watch=watch)
        if rest.pairs >= placement.pairs - 1:
            return Spare(trio, rest.mate)
        exceptions.append((trio, _price_members(market, trio, rest.prices)))
    return Spare(None, placement.mate, tuple(exceptions))


def _price_members(market: Market, trio: Trio, rest: Prices) -> Prices:
    """Price the members of a trio too, as far as the others ask for it: prices of the whole graph."""
    people = rest.people.copy()
    people[list(trio)] = ONE
    for member in trio:
        partners = np.flatnonzero(market.weigh_row(member) != NO_PAIR)
        people[member] = max(ONE - int(people[partners].min(initial=ONE)), 0)
    return Prices(people, rest.seats, rest.odd_sets)


def list_open_trios(market: Market, placement: Placement, shares: NDArray[np.uint64] | None) -> list[Trio] | None:
    """List the trios that the prices alone do not rule out; None when there are too many to try.

    Members are taken by rising price, so the first costs at most a third of what a trio may, the second at most half
    of what is left: few people do.
    """
    prices = placement.prices
    budget = prices.bound4 - ONE * (placement.pairs - 1)
    rank = np.lexsort((np.arange(market.size), prices.people))
    place = np.empty(market.size, np.int64)
    place[rank] = np.arange(market.size)
    rows: dict[int, NDArray[np.bool_]] = {}
    trios: list[Trio] = []
    for first in rank[prices.people[rank] * 3 <= budget].tolist():
        left = budget - int(prices.people[first])
        near = np.flatnonzero((market.weigh_row(first) != NO_PAIR) & (place > place[first]))
        for second in near[prices.people[near] * 2 <= left].tolist():
            if second not in rows:
                rows[second] = market.weigh_row(second) != NO_PAIR
            third = near[rows[second][near] & (place[near] > place[second])]
            for other in third[prices.people[third] <= left - prices.people[second]].tolist():
                trio = sort_trio(first, second, other)
                if share_item(shares, trio) and _price_trio(prices, trio) <= budget:
                    trios.append(trio)
            if len(trios) > MOST_TRIALS or len(rows) > MOST_TRIALS:
                return None
    return trios


def sort_trio(one: int, two: int, three: int) -> Trio:
    """Sort three people."""
    low, middle, high = sorted((one, two, three))
    return low, middle, high


def _price_trio(prices: Prices, trio: Trio) -> int:
    """Add up what a trio takes out of the bound: its members' prices, and odd sets that lose a pair by it."""
    total = int(prices.people[list(trio)].sum())
    inside = np.isin(prices.odd_sets.order, trio).cumsum()
    inside = np.concatenate([[0], inside])
    held = inside[prices.odd_sets.ends] - inside[prices.odd_sets.begins]
    return total + int((prices.odd_sets.dual * (held // 2)).sum())
