"""Find the heaviest way to fill a graph of people and empty seats, proven over all pairs.

Every person gets a partner or a seat. A sparse matching gives prices; a pass over all pairs lists those with little
slack at these prices; later rounds look again only at people whose price fell below what that pass allowed for
(Cook and Rohe 1999). When nobody's did, the prices hold for every pair and prove the optimum.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom import OddSets
from pairloom.matching.choosing import choose_cheapest
from pairloom.matching.filling import CannotFillError, Filling, draw_seats, fill_graph, place_freely
from pairloom.matching.pricing import Market, Pairs, collect_pairs, collect_rows, seems_more, survey_pairs
from pairloom.matching.pricing.market import join_pairs
from pairloom.matching.pricing.prices import Prices
from pairloom.matching.result import Weights
from pairloom.matching.scoring.threads import OutOfTimeError, Stopwatch

SLACK_IN_REL = 100
SLACK_OF_LOT = 4
PAIRS_A_PERSON = 48
FEWEST_ROOM = 30_000
BEST_OF_ROW = 8
TELLING_PAIRS = 80
MARGIN = 8
SEVERAL = 500
FIRST_TURNS = 4
FEW_A_PERSON = 10
CHEAPEST = 6
LONG_LIST = 16
KEPT_SLACKS = 4
BEYOND = 1 << 60


@dataclass(frozen=True)
class Optimum:
    """Hold the heaviest filling found: mate int32[n] (-1: on a seat), its weight, prices, pairs seen.

    bound4     a proven bound of 4 times the weight, or None before the first complete pass
    raised     the prices that prove bound4 while the optimum is not proven
    reference  prices such that any pair not seen weighs less than they add up to; None before that pass
    """

    mate: NDArray[np.int32]
    weight: int
    prices: Prices
    seen: Pairs
    bound4: int | None
    reference: NDArray[np.int64] | None
    raised: Prices | None = None

    @property
    def certified(self) -> Prices:
        """Give prices that prove the bound: the optimum's own, or those raised above every violation."""
        return self.raised if self.raised is not None else self.prices

    @property
    def is_proven(self) -> bool:
        """Tell whether nothing weighs more."""
        return self.bound4 is not None and self.bound4 // 4 == self.weight


@dataclass(frozen=True)
class Look:
    """Hold the pairs known after a look, and prices such that any other pair weighs less than they add up to.

    is_complete   whether every pair that the prices in hand do not cover is among those known
    """

    seen: Pairs
    reference: NDArray[np.int64] | None
    is_complete: bool = True


@dataclass(frozen=True)
class Start:
    """Hold what a search begins with: weighed pairs that can fill the graph, previewed ones among them.

    reference   prices such that every pair not seen weighs less than they add up to; None: not known
    guess       prices by which few of the pairs seen matter; None: not known
    few         pairs to begin with, where there is no guess; None: all
    """

    seen: Pairs
    reference: NDArray[np.int64] | None = None
    guess: Prices | None = None
    few: Pairs | None = None


class Graph:
    """Hold the people who can be placed, the empty seats, and where the search for the optimum stands."""

    def __init__(self, market: Market, alive: NDArray[np.bool_], seats: int, watch: Stopwatch) -> None:
        """Take the market, who has a possible partner at its floor, and the number of seats."""
        self.market = market
        self.alive = alive
        self.seats = seats
        self.watch = watch
        self.rows = np.flatnonzero(alive)
        self.last = Filling()
        self.needed: Pairs | None = None
        self.is_first = self.has_cut = False
        self.turns = 0

    def begin(self, start: Start) -> Optimum:
        """Begin with what is known, before anything is filled or proven."""
        nobody, none = np.empty(0, np.int32), np.zeros(0, np.int64)
        free = Prices(np.zeros(self.market.size, np.int64), none, OddSets(nobody, nobody, nobody, none))
        mate = np.full(self.market.size, -1, np.int32)
        return Optimum(mate, -BEYOND, start.guess or free, start.seen, None, start.reference)

    def fill(
        self,
        seen: Pairs,
        *,
        reference: NDArray[np.int64] | None = None,
        guess: Prices | None = None,
        few: Pairs | None = None,
        stop_at: float = 0.0,
    ) -> Optimum:
        """Find the optimum from what a Start holds. Ends early at this gap or when time is over.

        Raises CannotFillError.
        """
        self.is_first = guess is None and few is None and reference is None
        optimum = self._match(seen, reference, None, self._choose_few(seen, None, guess, few))
        while not optimum.is_proven:
            was_first = self.is_first
            try:
                look = self._look_again(optimum)
            except OutOfTimeError:
                return optimum
            is_stuck = not (look.is_complete or was_first) and len(look.seen) == len(optimum.seen)
            optimum = self._rate(optimum, look)
            if is_stuck:
                return optimum
            if optimum.is_proven or self._is_near(optimum, stop_at):
                return optimum
            optimum = self._match_again(look, optimum)
        return optimum

    def _look_again(self, optimum: Optimum) -> Look:
        """Look for pairs that the prices do not cover: everywhere at first, then at the people who became cheaper."""
        if optimum.reference is not None:
            fallen = np.flatnonzero((optimum.prices.people < optimum.reference) & self.alive)
            if len(fallen) * 3 <= len(self.rows):
                look = self._look_at_rows(optimum, optimum.reference.copy(), fallen)
                if look is not None:
                    return look
        return self._look_everywhere(optimum)

    def _look_at_rows(self, optimum: Optimum, reference: NDArray[np.int64], fallen: NDArray[np.int64]) -> Look | None:
        reference[fallen] = optimum.prices.people[fallen] - find_slack(self.market.weights) // 2
        if not len(fallen):
            return Look(optimum.seen, reference)
        room = max(PAIRS_A_PERSON * self.market.size, FEWEST_ROOM)
        found = collect_rows(self.market, fallen, self._shield(reference), 0, room=room, watch=self.watch)
        return None if found is None else Look(merge_pairs(self.market, optimum.seen, found), reference)

    def _look_everywhere(self, optimum: Optimum) -> Look:
        """Collect all pairs with little slack, as much as there is room for; then only those that prices do not cover.

        Inside a large odd set all pairs have little slack by the people's prices alone: then the set is counted in. At
        prices too bad even for that, the best of each row.
        """
        people = self._shield(optimum.prices.people)
        room = max(PAIRS_A_PERSON * self.market.size, FEWEST_ROOM)
        slacks = self._list_slacks(people)
        if not slacks and self.is_first:
            return self._look_at_best(optimum, people)
        for slack in slacks:
            found = collect_pairs(self.market, people, slack, room=room, watch=self.watch)
            if found is not None:
                return Look(merge_pairs(self.market, found, self._list_kept(optimum)), people - slack // 2)
        nests = optimum.prices.find_nests()
        found = collect_pairs(self.market, people, -1, room=room, nests=nests, watch=self.watch)
        if found is not None:
            return Look(merge_pairs(self.market, optimum.seen, found), None)
        return self._look_at_best(optimum, people)

    def _look_at_best(self, optimum: Optimum, people: NDArray[np.int64]) -> Look:
        """Look at the best of each row."""
        self.is_first = False
        best, _ = survey_pairs(self.market, people, BEST_OF_ROW, lowest=False, watch=self.watch)
        best = best.take(self.alive[best.u] & self.alive[best.v])
        return Look(merge_pairs(self.market, optimum.seen, best), None, is_complete=False)

    def _list_slacks(self, people: NDArray[np.int64]) -> list[int]:
        """List the slacks to try: of the full one and its fourths, those at which a sample of rows has few pairs."""
        full, room = find_slack(self.market.weights), TELLING_PAIRS * self.market.size // 2
        slacks = [full, full // 4, full // 16, 0]
        while slacks and seems_more(self.market, self.rows, people, slacks[0], room):
            slacks.pop(0)
        return slacks

    def _shield(self, prices: NDArray[np.int64]) -> NDArray[np.int64]:
        """Price people who are out of the graph beyond any weight, so that no pass lists them."""
        return np.where(self.alive, prices, BEYOND)

    def _list_kept(self, optimum: Optimum) -> Pairs:
        """Keep the pairs seen, so that rounds never go in circles; of a first guess only those that matter.

        What a look at poor prices listed is mostly of no use later: once, a long list is cut to what costs little.
        """
        if optimum.bound4 is not None and (self.has_cut or len(optimum.seen) <= LONG_LIST * self.market.size):
            return optimum.seen
        if optimum.bound4 is not None:
            self.has_cut = True
            near = optimum.prices.measure_slack(optimum.seen) <= KEPT_SLACKS * find_slack(self.market.weights)
            return optimum.seen.take(near | (optimum.mate[optimum.seen.u] == optimum.seen.v))
        kept = optimum.mate[optimum.seen.u] == optimum.seen.v
        previewed = self.market.list_previewed()
        previewed = previewed.take(self.alive[previewed.u] & self.alive[previewed.v])
        return merge_pairs(self.market, optimum.seen.take(kept), previewed)

    def _rate(self, optimum: Optimum, look: Look) -> Optimum:
        """Bound the weight after a complete look: raise each price by half of its worst violation, rounded up."""
        bound, raised, prices = optimum.bound4, optimum.raised, optimum.prices
        if look.is_complete:
            lift = self._find_lift(prices, look.seen)
            if not lift.any():
                return Optimum(optimum.mate, optimum.weight, prices, look.seen, prices.bound4, look.reference)
            lifted = Prices(prices.people + lift, prices.seats, prices.odd_sets)
            if bound is None or lifted.bound4 < bound:
                bound, raised = lifted.bound4, lifted
        return Optimum(optimum.mate, optimum.weight, prices, look.seen, bound, look.reference, raised)

    def _find_lift(self, prices: Prices, seen: Pairs) -> NDArray[np.int64]:
        """Find half of each person's worst violation, rounded up: raised by it, prices cover every pair."""
        slack = prices.measure_slack(seen)
        worst, below = np.zeros(self.market.size, np.int64), slack < 0
        np.minimum.at(worst, seen.u[below], slack[below])
        np.minimum.at(worst, seen.v[below], slack[below])
        return (1 - worst) // 2

    def _is_near(self, optimum: Optimum, stop_at: float) -> bool:
        if not stop_at or optimum.bound4 is None:
            return False
        return optimum.bound4 / 4 - optimum.weight <= stop_at * optimum.weight

    def _match_again(self, look: Look, last: Optimum) -> Optimum:
        few = self._choose_few(look.seen, last.mate, last.prices, None)
        return self._match(look.seen, look.reference, last, few)

    def _match(
        self, seen: Pairs, reference: NDArray[np.int64] | None, last: Optimum | None, few: NDArray[np.bool_]
    ) -> Optimum:
        mate, prices = self._match_few(seen, few)
        prices.people[~self.alive] = 0
        weight = int(seen.w[mate[seen.u] == seen.v].sum())
        bound4, raised = (last.bound4, last.raised) if last else (None, None)
        optimum = Optimum(mate, weight, prices, seen, bound4, reference, raised)
        if reference is not None and not ((prices.people < reference) & self.alive).any():
            return self._rate(optimum, Look(seen, reference))
        return optimum

    def _choose_few(
        self, seen: Pairs, mate: NDArray[np.int32] | None, guess: Prices | None, few: Pairs | None
    ) -> NDArray[np.bool_]:
        """Choose the pairs to solve first: those that cost little at guessed prices and those of a solution, or these.

        Inside a large odd set a hundred thousand pairs may cost nothing by people's prices alone; with the set counted
        in, few are left. Where many cost nothing all the same, the cheapest of each person will do at first.
        """
        if guess is None:
            return np.ones(len(seen), np.bool_) if few is None else _is_among(self.market, seen, few)
        slack = guess.measure_slack(seen)
        limit = 0 if self.market.weights.lot else find_slack(self.market.weights)
        chosen = slack <= limit
        if int(chosen.sum()) > FEW_A_PERSON * self.market.size:
            chosen = choose_cheapest(seen, slack, limit, CHEAPEST, self.market.size)
        return chosen if mate is None else chosen | (mate[seen.u] == seen.v)

    def _match_few(self, seen: Pairs, few: NDArray[np.bool_]) -> tuple[NDArray[np.int32], Prices]:
        """Fill the graph by few of the pairs seen, and by more until the prices cover them all.

        At first, nearly all will do: the next look tells of pairs not seen yet too, and a fill costs more than a look.
        """
        if self.needed is not None:
            few |= _is_among(self.market, seen, self.needed)
        while True:
            try:
                chosen = seen.take(few)
                mate, prices, self.last = fill_graph(self.market.size, self.rows, chosen, self.seats, self.last)
            except CannotFillError:
                filling = self._find_filling(seen)
                few |= filling
                self.needed = merge_pairs(self.market, self.needed or seen.take(filling), seen.take(filling))
                continue
            slack = prices.measure_slack(seen)
            several = self.market.size // SEVERAL if self.turns < FIRST_TURNS else 0
            if int((slack < 0).sum()) <= several:
                self.turns += 1
                return mate, prices
            few |= slack < (0 if self.market.weights.lot else find_slack(self.market.weights) // MARGIN)

    def _find_filling(self, seen: Pairs) -> NDArray[np.bool_]:
        """Find some pairs of those seen that fill the graph, whatever they weigh. Raises CannotFillError."""
        drawn = draw_seats(self.market.size, self.rows, seen, self.seats)
        matching = place_freely(drawn)
        if int((matching.mate >= 0).sum()) < drawn.wanted:
            raise CannotFillError
        return np.asarray(matching.mate[seen.u] == seen.v, np.bool_)


def find_slack(weights: Weights) -> int:
    """Allow pairs a slack of 25 points of rel: most of what later rounds need, and few pairs; of 1 at the lot."""
    return (SLACK_OF_LOT if weights.lot else SLACK_IN_REL) * max(weights.rel, 1) * weights.scale


def _is_among(market: Market, pairs: Pairs, others: Pairs) -> NDArray[np.bool_]:
    """Tell which pairs are among others."""
    ours = pairs.u.astype(np.int64) * market.size + pairs.v
    return np.asarray(np.isin(ours, others.u.astype(np.int64) * market.size + others.v), np.bool_)


def merge_pairs(market: Market, one: Pairs, other: Pairs) -> Pairs:
    """Join two lists of weighed pairs, each pair once."""
    joined = join_pairs(one, other)
    keys = joined.u.astype(np.int64) * market.size + joined.v
    return joined.take(np.unique(keys, return_index=True)[1])
