"""Search for the best trio: bound every trio by prices, and solve exactly the few that no prices bound."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.filling import CannotFillError, Filling, fill_graph
from pairloom.matching.optimum import (
    BEYOND,
    FEWEST_ROOM,
    PAIRS_A_PERSON,
    Graph,
    Optimum,
    Start,
    find_slack,
    merge_pairs,
)
from pairloom.matching.placing import place_most
from pairloom.matching.pricing import Pairs
from pairloom.matching.pricing.market import reopen_market
from pairloom.matching.pricing.prices import Prices
from pairloom.matching.result import Weights
from pairloom.matching.scoring.threads import OutOfTimeError, Stopwatch
from pairloom.matching.spare import Trio
from pairloom.matching.trios.barring import bar_trios
from pairloom.matching.trios.listing import Candidates, TrioLister, name_trios
from pairloom.matching.trios.views import MOST_VIEWS, View, choose_views, view_joined, view_trio
from pairloom.matching.trios.wedges import NO_TRIO

FREELY = 1_500
FEWEST_SOLVES = 1
MOST_SOLVES = 2_000
MOST_FIRST = 30
MOST_GROWTH = 2
MOST_LISTS = 8
MOST_FILTERS = 16
MANY = 100_000


@dataclass(frozen=True)
class TrioAnswer:
    """Hold the best trio with the mates of all others, its weight, and the proven bound of every solution.

    views        prices of the whole graph; each trio is bounded by one of them at least, most by the first
    tied         the trios that the views leave as good as the best, int32[k, 3]; None: not known
    impossible   trios beside which too few others can be placed, with prices that count pairs
    """

    trio: Trio
    mate: NDArray[np.int32]
    weight: int
    bound: int
    views: tuple[View, ...]
    impossible: tuple[tuple[Trio, Prices], ...]
    tied: NDArray[np.int32] | None = None


class TrioSearch:
    """Search one graph for the best trio."""

    def __init__(
        self,
        graph: Graph,
        whole: Optimum,
        shares: NDArray[np.uint64] | None,
        watch: Stopwatch,
        start: Start | None = None,
    ) -> None:
        """Take the graph, what is known of it, and what the members of a trio must share, if anything.

        whole   the optimum without a trio, or where the search for it begins: where time is limited, its bound counts
        start   what the first solve begins with, where the whole is not solved
        """
        self.graph = graph
        self.market = graph.market
        self.whole = whole
        self.watch = watch
        self.lister = TrioLister(graph.market, shares, watch)
        self.views: list[View] = []
        self.impossible: dict[Trio, Prices] = {}
        self.bar: View | None = None
        self.filters: tuple[View, ...] = ()
        self.best: tuple[Trio, NDArray[np.int32], int] = ((-1, -1, -1), np.empty(0, np.int32), -BEYOND)
        self.main = self.best_view = View(self.best[0], whole.prices, 0)
        self.guess = whole.prices if whole.bound4 is not None or start is None else start.guess
        self.few = start.few if start else None
        self.seen, self.reference = whole.seen, whole.reference
        self.unsolved4 = 0

    def find(
        self,
        known: Trio,
        mate: NDArray[np.int32],
        ignore: Callable[[int], int],
        may_go_on: Callable[[Trio, NDArray[np.int32]], bool] | None = None,
        among: NDArray[np.int32] | None = None,
    ) -> TrioAnswer | None:
        """Find the best trio, from one that is known to be possible with the mates of all others.

        ``ignore`` tells, for the weight of the best so far, up to which weight others need not be told apart from it.
        ``among`` int32[k, 3] are all trios that may be best, where that is known.
        None as soon as the best so far is one that ``may_go_on`` refuses: these weights will not do.
        Raises OutOfTimeError when not even the known one could be solved in time.
        """
        rows = np.flatnonzero(mate > np.arange(len(mate)))
        self._solve(known, merge_pairs(self.market, self.whole.seen, self.market.weigh(rows, mate[rows])))
        if may_go_on and not may_go_on(*self.best[:2]):
            return None
        candidates = Candidates(np.empty((0, 3), np.int32), np.empty(0, np.int64))
        self.main = self.best_view
        try:
            candidates = self._list_among(among) if among is not None else self._list_open(ignore)
            self.unsolved4 = candidates.beyond4
            self._close(candidates, ignore, self._limit(MOST_SOLVES))
        except OutOfTimeError:
            self.unsolved4 = self.main.bound_all() + self.lister.bonus4
        bound = max(self.best[2], ignore(self.best[2]), self.unsolved4 // 4)
        views, bound = self._choose(self.main, candidates, 4 * bound + 3)
        tied = self._list_tied(views, candidates) if bound == self.best[2] else None
        return TrioAnswer(*self.best, bound, views, self._list_impossible(), tied)

    def _list_open(self, ignore: Callable[[int], int]) -> Candidates:
        """List the trios that the best view leaves open, and those as good as the best; first try those in sight."""
        self._close(self._list_near(ignore), ignore, self._limit(MOST_FIRST))
        self.main = self.best_view
        found = self.lister.list_all(self.main, self._find_least4(ignore) - 4)
        for _ in range(MOST_LISTS):
            if found.beyond4 <= self._find_least4(ignore) or not len(found.members):
                break
            self._close(found, ignore, self._limit(MOST_FIRST))
            before = self.main, self.filters
            self._choose_filters(found, self._find_least4(ignore) - 4)
            if before == (self.main, self.filters):
                break
            found = self.lister.list_all(self.main, self._find_least4(ignore) - 4, self.filters)
        self.unsolved4 = 0
        return self._bound_rest(found, self._find_least4(ignore))

    def _bound_rest(self, found: Candidates, least4: int) -> Candidates:
        """Bound those left out by the view that bounds all trios best, where that tells more than the main one."""
        best = min(self.views, key=View.bound_all)
        beyond4 = best.bound_all() + self.lister.bonus4
        if least4 >= found.beyond4 or beyond4 >= found.beyond4:
            return found
        self.main, self.filters = best, ()
        return Candidates(found.members, found.weights, beyond4)

    def _choose_filters(self, found: Candidates, least4: int) -> None:
        """Choose the view that closes most of these trios, and others that close what it leaves open."""
        bounds = [view.bound_trios(found.members, found.weights) for view in self.views]
        self.main = self.views[int(np.argmin([(bound > least4).sum() for bound in bounds]))]
        chosen, _ = choose_views(self.main, self.views, found.members, found.weights, least4, MOST_FILTERS)
        self.filters = tuple(chosen)

    def _list_near(self, ignore: Callable[[int], int]) -> Candidates:
        """List the open trios in sight; where these are too many, those of fewer pairs, so that some trios are tried.

        People who answered alike make millions of trios that cost nothing: then any of them will do.
        """
        costs, limit = self.best_view.prices.measure_slack(self.seen), find_slack(self.market.weights)
        near, least4 = self.seen.take(costs <= limit), self._find_least4(ignore)
        found = self.lister.list_closed(self.best_view, near, least4)
        while found is None or len(found.members) > MANY:
            near = self.seen.take(costs <= 0) if limit else near.take(np.arange(0, len(near) - 1, 2))
            found, limit = self.lister.list_closed(self.best_view, near, least4), 0
        return found

    def _list_among(self, among: NDArray[np.int32]) -> Candidates:
        """List these trios with their weights."""
        weights = self.lister.weigh(among)
        return Candidates(among[weights != NO_TRIO], weights[weights != NO_TRIO])

    def _list_tied(self, views: tuple[View, ...], candidates: Candidates) -> NDArray[np.int32] | None:
        """List the trios that these views leave as good as the best; None where not all such are candidates."""
        if 0 < candidates.beyond4 >= 4 * self.best[2]:
            return None
        bounds = [view.bound_trios(candidates.members, candidates.weights) for view in views]
        is_tied = np.min(bounds, axis=0) >= 4 * self.best[2]
        is_tied &= ~np.isin(name_trios(candidates.members, self.market.size), self._list_impossible_names())
        return np.asarray(candidates.members[is_tied], np.int32)

    def make_do(self, known: Trio, mate: NDArray[np.int32]) -> tuple[Trio, NDArray[np.int32], View | None]:
        """Fill the graph beside a trio by the pairs seen, when time is over; the prices of the pool bound the rest.

        Cost: one sparse matching. The trio is the best solved, or else the known one, whose mates it may keep.
        """
        trio, filled = self.best[0] if len(self.best[1]) else known, self.best[1]
        if not len(filled):
            rows = np.flatnonzero(mate > np.arange(len(mate)))
            seen = merge_pairs(self.market, self.seen, self.market.weigh(rows, mate[rows]))
            others = np.setdiff1d(self.graph.rows, trio)
            seen = seen.take(~(np.isin(seen.u, trio) | np.isin(seen.v, trio)))
            filled = fill_graph(self.market.size, others, seen, self.graph.seats - 1, Filling())[0]
        if self.whole.bound4 is None:
            return trio, filled, None
        prices = self.whole.certified
        base4 = prices.bound4 - int(prices.seats.max(initial=-BEYOND)) + self.lister.bonus4
        return trio, filled, View(trio, prices, base4)

    def _find_least4(self, ignore: Callable[[int], int]) -> int:
        """Find 4 times the weight up to which trios need not be told apart from the best so far."""
        return 4 * max(self.best[2], ignore(self.best[2])) + 3

    def _limit(self, most: int) -> int:
        """Limit how many trios are solved, so that the work does not grow with the square of the pool."""
        return max(min(most, most * FREELY // max(self.market.size, 1)), FEWEST_SOLVES)

    def _close(self, candidates: Candidates, ignore: Callable[[int], int], most: int) -> None:
        """Solve the trio of the highest bound, bound all others by its prices too, and so on until none is open."""
        members, weights = candidates.members, candidates.weights
        bounds = np.full(len(members), np.iinfo(np.int64).max)
        for view in self.views:
            bounds = np.minimum(bounds, view.bound_trios(members, weights))
        for _ in range(most):
            is_open = bounds > 4 * max(self.best[2], ignore(self.best[2])) + 3
            members, weights, bounds = members[is_open], weights[is_open], bounds[is_open]
            if not len(members) or self.watch.is_over():
                break
            place = int(np.argmax(bounds))
            one, two, three = (int(row) for row in members[place])
            found = self._solve((one, two, three), self.seen)
            bounds[place] = -1
            for view in found:
                bounds = np.minimum(bounds, view.bound_trios(members, weights))
        self.unsolved4 = max(self.unsolved4, int(bounds.max(initial=0)))

    def _choose(self, main: View, candidates: Candidates, limit4: int) -> tuple[tuple[View, ...], int]:
        """Choose the views of the proof: the main one, and those that close what it leaves open; and their bound."""
        members, weights = candidates.members, candidates.weights
        possible = ~np.isin(name_trios(members, self.market.size), self._list_impossible_names())
        bounds = [view.bound_trios(members, weights) for view in (main, *self.filters)]
        is_open = (np.min(bounds, axis=0) > limit4) & possible
        most = MOST_VIEWS - len(self.filters)
        chosen, bound4 = choose_views(main, self.views, members[is_open], weights[is_open], limit4, most)
        return (main, *self.filters, *chosen), bound4 // 4

    def _list_impossible(self) -> tuple[tuple[Trio, Prices], ...]:
        return tuple(self.impossible.items())

    def _list_impossible_names(self) -> NDArray[np.int64]:
        return name_trios(np.asarray(list(self.impossible), np.int32).reshape(-1, 3), self.market.size)

    def _solve(self, trio: Trio, seen: Pairs) -> list[View]:
        """Solve the pool without a trio exactly, keep the answer when it is the best, and view all trios by it."""
        alive = self.graph.alive.copy()
        alive[list(trio)] = False
        rest = Graph(self.market, alive, self.graph.seats - 1, self.watch)
        rest.last, rest.needed = self.graph.last, self.graph.needed
        seen = seen.take(alive[seen.u] & alive[seen.v])
        try:
            filled = rest.fill(seen, reference=self.reference, guess=self.guess, few=self.few)
        except CannotFillError:
            refilled = self._fill_otherwise(trio, rest, seen)
            if refilled is None:
                return self._bar(trio)
            filled = refilled
        self.graph.last, self.graph.needed = rest.last, rest.needed
        self._remember(trio, filled)
        total = filled.weight + self.lister.weigh_one(trio)
        is_best = not self.views or total > self.best[2]
        if is_best:
            self.best = (trio, filled.mate, total)
        if filled.bound4 is None:
            raise OutOfTimeError
        found = [make(self.market, trio, filled.certified) for make in (view_trio, view_joined)]
        self.views += found
        if is_best:
            self.best_view = found[1]
            self.guess = self.best_view.prices
            if self.bar is not None:
                self._put_up(self.bar)
        return found

    def _bar(self, trio: Trio) -> list[View]:
        """Bar all trios that the proof tells of beside which this one cannot be."""
        unit = reopen_market(self.market, Weights(floor=self.market.weights.floor, pair=1), ())
        return self._put_up(view_joined(unit, trio, self.impossible[trio])) if self.views else []

    def _put_up(self, bar: View) -> list[View]:
        """Put up a bar in the best view; it then tells trios too beside which too few others can be placed."""
        barred = bar_trios(self.best_view, bar, self.graph.alive, 4 * self.best[2])
        if barred is None:
            return []
        self.views.append(barred)
        trio, weight = np.asarray([self.best[0]], np.int32), np.asarray([self.lister.weigh_one(self.best[0])])
        if barred.bound_trios(trio, weight)[0] <= self.best_view.bound_trios(trio, weight)[0]:
            self.best_view, self.bar = barred, bar
        return [barred]

    def _remember(self, trio: Trio, filled: Optimum) -> None:
        """Remember the pairs seen beside a trio, and what the others weigh at most; its members had no look there."""
        joined = merge_pairs(self.market, self.seen, filled.seen)
        most = max(len(self.whole.seen), PAIRS_A_PERSON * self.market.size, FEWEST_ROOM)
        if filled.reference is None or len(joined) > MOST_GROWTH * most:
            return
        self.seen, self.reference = joined, filled.reference.copy()
        self.reference[list(trio)] = BEYOND

    def _fill_otherwise(self, trio: Trio, rest: Graph, seen: Pairs) -> Optimum | None:
        """Fill the graph by other pairs than those seen; None, with the proof, when it cannot be filled."""
        unit = reopen_market(self.market, Weights(floor=self.market.weights.floor, pair=1), ())
        placement = place_most(unit, seen, out=np.asarray(trio), watch=self.watch)
        if 2 * placement.pairs < len(rest.rows) - rest.seats:
            self.impossible[trio] = placement.prices
            return None
        used = placement.mate[placement.seen.u] == placement.seen.v
        needed = self.market.weigh(placement.seen.u[used], placement.seen.v[used])
        self.seen = merge_pairs(self.market, self.seen, needed)
        more = merge_pairs(self.market, seen, needed)
        return rest.fill(more, reference=self.reference, guess=self.guess, few=self.few)
