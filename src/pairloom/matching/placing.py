"""Place as many people as possible: the largest number of pairs, with the prices that prove it.

Edmonds' cardinality matching with rows of all pairs generated where prices ask for them: a pair can only help when one
end has the price 0, and few people do.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom import OddSets, maximum_weight_matching
from pairloom.matching.pricing import Market, Pairs, collect_few
from pairloom.matching.pricing.prices import Prices, read_prices
from pairloom.matching.scoring.threads import Stopwatch

ONE = 4
HALF = 2
MOST_A_PERSON = 12
FAR = 1 << 60


@dataclass(frozen=True)
class Placement:
    """Hold a largest set of pairs: mate int32[n] (-1: none), its number, prices that prove it, and the pairs seen."""

    mate: NDArray[np.int32]
    pairs: int
    prices: Prices
    seen: Pairs

    @property
    def bound(self) -> int:
        """Give the proven largest number of pairs."""
        return self.prices.bound4 // ONE


def place_most(
    market: Market, seen: Pairs, *, out: NDArray[np.int64] | None = None, watch: Stopwatch | None = None
) -> Placement:
    """Find the most pairs of a market whose weights are 1 a pair, starting from some pairs; rows ``out`` are left out.

    Cost: a sparse matching each round and one row of pairs for each person whom prices leave at 0; few rounds.
    """
    seen = _leave_out(market.weigh(seen.u, seen.v), out)
    while True:
        matching = maximum_weight_matching(market.size, seen.u, seen.v, np.ones(len(seen), np.int64))
        pairs = int((matching.mate >= 0).sum()) // 2
        if 2 * pairs == market.size - (0 if out is None else len(out)):
            return Placement(matching.mate, pairs, _price_evenly(market.size, out), seen)
        prices = _spread_largest(read_prices(matching, market.size, 0))
        low = np.flatnonzero(prices.people < HALF)
        low = low if out is None else np.setdiff1d(low, out)
        alone = low[matching.mate[low] < 0]
        missing = _collect_missing(market, prices, alone, out, watch)
        if not len(missing):
            missing = _collect_missing(market, prices, low, out, watch)
        if not len(missing):
            return Placement(matching.mate, pairs, prices, seen)
        joined = np.concatenate([seen.u, missing.u]), np.concatenate([seen.v, missing.v])
        seen = _leave_out(market.weigh(*joined), out)


def _price_evenly(size: int, out: NDArray[np.int64] | None) -> Prices:
    """Price everybody at half a pair: where all are placed, nothing more is needed as a proof."""
    people = np.full(size, HALF, np.int64)
    if out is not None:
        people[out] = 0
    nobody = np.empty(0, np.int32)
    sets = OddSets(np.arange(size, dtype=np.int32), nobody, nobody, np.empty(0, np.int64))
    return Prices(people, np.empty(0, np.int64), sets)


def _collect_missing(
    market: Market, prices: Prices, low: NDArray[np.int64], out: NDArray[np.int64] | None, watch: Stopwatch | None
) -> Pairs:
    """Collect pairs that cost less than they weigh, at most a dozen for each person of price 0."""
    people = prices.people.copy()
    if out is not None:
        people[out] = FAR
    return collect_few(market, low, people, MOST_A_PERSON, prices.find_nests(), watch=watch)


def _leave_out(pairs: Pairs, out: NDArray[np.int64] | None) -> Pairs:
    if out is None or not len(out):
        return pairs
    return pairs.take(~(np.isin(pairs.u, out) | np.isin(pairs.v, out)))


def _spread_largest(prices: Prices) -> Prices:
    """Turn the price of one large odd set into prices of its members: half a unit dearer, so the bound stays."""
    sets = prices.odd_sets
    if not len(sets):
        return prices
    sizes = sets.ends - sets.begins
    largest = int(np.argmax(sizes))
    if sets.dual[largest] != ONE:
        return prices
    people = prices.people.copy()
    people[sets.members_of(largest)] += HALF
    others = np.arange(len(sizes)) != largest
    kept = OddSets(sets.order, sets.begins[others], sets.ends[others], sets.dual[others])
    return Prices(people, prices.seats, kept)
