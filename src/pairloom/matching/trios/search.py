"""Search for the best trio: bound every trio by the pool's prices, and solve exactly the few that the bound lets through."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom import OddSets
from pairloom.matching.optimum import BEYOND, CannotFillError, Graph, Optimum, merge_pairs
from pairloom.matching.placing import place_most
from pairloom.matching.pricing import Market, Pairs, collect_pairs
from pairloom.matching.pricing.market import reopen_market
from pairloom.matching.pricing.prices import Prices
from pairloom.matching.result import Weights
from pairloom.matching.scoring.threads import OutOfTimeError, Stopwatch
from pairloom.matching.spare import Trio, share_item
from pairloom.matching.trios.wedges import NO_TRIO, Sides, find_triangles, weigh_trio

SIDES_A_PERSON = 120
FEWEST_SIDES = 400_000
MOST_TRIANGLES = 1_000_000
MOST_SOLVES = 600
MOST_VIEWS = 12
MOST_FIRST = 2


@dataclass(frozen=True)
class TrialOfTrio:
    """Hold a trio that the pool's prices alone do not bound, with prices of the pool without it.

    is_impossible   without the trio the others cannot all be placed: the prices count pairs, each weighing 1
    """

    trio: Trio
    prices: Prices
    is_impossible: bool = False


@dataclass(frozen=True)
class TrioAnswer:
    """Hold the best trio with the mates of all others, its weight, and the proven bound of every solution.

    prices   prices of the whole graph that bound every trio but those tried
    trials   the trios tried, each with prices of its own
    has_trio whether the prices are those of the graph with a trio, with a seat fewer
    """

    trio: Trio
    mate: NDArray[np.int32]
    weight: int
    bound: int
    prices: Prices
    trials: tuple[TrialOfTrio, ...]
    has_trio: bool


@dataclass(frozen=True)
class View:
    """Hold prices by which trios are bounded: base4 less what a trio costs at these prices, plus 4 times its weight.

    seat   an empty seat that a trio fills too, as vertex; -1 where the prices already are those with a trio
    """

    prices: Prices
    base4: int
    seat: int


class TrioSearch:
    """Search one graph, whose optimum without a trio is proven.

    The prices of the graph without a trio see one person on an empty seat; with a trio nobody is. So the pool is priced
    anew as it is without the best trio so far, and that trio's members by what they are worth to the others: these
    prices bound nearly all other trios below the best. The few that are left are solved exactly.
    """

    def __init__(
        self, graph: Graph, whole: Optimum, shares: NDArray[np.uint64] | None, watch: Stopwatch
    ) -> None:
        """Take the graph with its proven optimum, and what the members of a trio must share, if anything."""
        self.graph = graph
        self.market = graph.market
        self.whole = whole
        self.shares = shares
        self.ignore: Callable[[int], int] = lambda best: best
        self.watch = watch
        self.view = self._view_whole()
        self.best: tuple[Trio, NDArray[np.int32], int] | None = None
        self.best_prices: Prices | None = None
        self.solved: dict[Trio, TrialOfTrio] = {}
        self.unsolved4 = 0

    def find(self, known: Trio, mate: NDArray[np.int32], ignore: Callable[[int], int]) -> TrioAnswer:
        """Find the best trio, from one that is known to be possible with the mates of all others.

        ``ignore`` tells, for the weight of the best so far, up to which weight others need not be told apart from it.
        """
        self.ignore = ignore
        self._solve(known, merge_pairs(self.market, self.whole.seen, self._list_mates(mate)))
        for trio, bound4 in self._list_trios(self.whole.seen, self._measure_least4())[:MOST_FIRST]:
            if bound4 > self._measure_least4():
                self._solve(trio, self.whole.seen)
        for _ in range(MOST_VIEWS):
            viewed = self._view_best()
            if not self._try_all(viewed):
                break
        assert self.best is not None
        bound = max(self.best[2], self.ignore(self.best[2]), self.unsolved4 // 4)
        return TrioAnswer(*self.best, bound, self.view.prices, tuple(self.solved.values()), self.view.seat < 0)

    def _try_all(self, viewed: Trio) -> bool:
        """Solve every trio that the view does not bound; True as soon as the best is another, to be viewed from there."""
        self.unsolved4 = 0
        for trio, bound4 in self._list_all():
            if bound4 <= self._measure_least4():
                break
            if len(self.solved) >= MOST_SOLVES or self.watch.is_over():
                self.unsolved4 = max(self.unsolved4, bound4)
                break
            if trio not in self.solved:
                self._solve(trio, self.whole.seen)
            assert self.best is not None
            if self.best[0] != viewed:
                return True
        return False

    def _view_whole(self) -> View:
        prices = self.whole.certified
        seat = int(np.argmax(prices.seats))
        return View(prices, prices.bound4 - int(prices.seats[seat]), self.market.size + seat)

    def _view_best(self) -> Trio:
        """View all trios by the prices of the pool without the best one, its members priced as the others need."""
        assert self.best is not None
        if self.best_prices is None:
            return self.best[0]
        trio = self.best[0]
        people = self.best_prices.people.copy()
        waiting = np.where(self.graph.alive, people, BEYOND)
        waiting[list(trio)] = BEYOND
        for member in trio:
            weights = self._weigh_row(member)
            worth = np.where(weights >= 0, 4 * weights - waiting, -BEYOND).max()
            least = -int(self.best_prices.seats.min()) if len(self.best_prices.seats) else int(people.min())
            people[member] = waiting[member] = max(int(worth), least)
        prices = Prices(people, self.best_prices.seats, self.best_prices.odd_sets)
        self.view = View(prices, prices.bound4, -1)
        return trio

    def _weigh_row(self, row: int) -> NDArray[np.int64]:
        """Weigh a row's pairs, with the bonus of the last preview."""
        weights = self.market.weigh_row(row)
        previewed = self.market.list_previewed()
        weights[previewed.v[previewed.u == row]] = previewed.w[previewed.u == row]
        weights[previewed.u[previewed.v == row]] = previewed.w[previewed.v == row]
        return weights

    def _list_mates(self, mate: NDArray[np.int32]) -> Pairs:
        rows = np.flatnonzero(mate > np.arange(len(mate)))
        return self.market.weigh(rows, mate[rows])

    def _measure_least4(self) -> int:
        """Give 4 times the weight from which on a trio matters."""
        best = self.best[2] if self.best else 0
        return 4 * max(best, self.ignore(best)) + 3

    def _list_all(self) -> list[tuple[Trio, int]]:
        """List every trio that matters; what there is no room or time for is noted as a bound."""
        least4 = self._measure_least4()
        most4 = self.view.base4 + self._measure_bonus4()
        lost = most4 - least4
        if lost <= 0:
            return []
        try:
            sides, slack = self._collect_sides(lost)
        except OutOfTimeError:
            self.unsolved4 = most4
            return []
        if slack < lost:
            self.unsolved4 = max(self.unsolved4, most4 - slack)
        return self._list_trios(sides, max(least4, self.unsolved4))

    def _collect_sides(self, lost: int) -> tuple[Pairs, int]:
        """Collect all pairs that can be one of the two cheapest sides of a trio that matters, as far as there is room."""
        room, slack = max(SIDES_A_PERSON * self.market.size, FEWEST_SIDES), lost
        while True:
            sides = collect_pairs(self.market, self.view.prices.people, slack, room=room, watch=self.watch)
            if sides is not None:
                return merge_pairs(self.market, sides, self.market.list_previewed()), slack
            slack //= 2

    def _list_trios(self, pairs: Pairs, least4: int) -> list[tuple[Trio, int]]:
        """List trios over these sides whose bound exceeds least4, the highest bound first."""
        sides = _sort_sides(self.market, pairs, self.view.prices)
        found, _, is_full = find_triangles(
            self.market.stall,
            sides,
            self.view.prices.people,
            self.view.base4,
            least4,
            self._measure_bonus4(),
            MOST_TRIANGLES,
        )
        if is_full:
            self.unsolved4 = self.view.base4 + self._measure_bonus4()
        trios = self._bound_exactly(np.unique(found, axis=0))
        return [(trio, bound4) for trio, bound4 in trios if bound4 > least4]

    def _bound_exactly(self, found: NDArray[np.int32]) -> list[tuple[Trio, int]]:
        """Bound each trio with its own bonus and with the odd sets that it breaks into; leave out impossible ones."""
        prices = self.view.prices
        drops = _measure_drops(prices.odd_sets, found, self.view.seat)
        people = prices.people[found].sum(axis=1)
        trios = []
        for members, price, drop in zip(found.tolist(), people.tolist(), drops.tolist(), strict=True):
            trio = (members[0], members[1], members[2])
            weight = self._weigh(trio)
            if weight != NO_TRIO and share_item(self.shares, trio):
                trios.append((trio, self.view.base4 - price - drop + 4 * weight))
        return sorted(trios, key=lambda entry: (-entry[1], entry[0]))

    def _weigh(self, trio: Trio) -> int:
        """Weigh a trio with half the bonus of its pairs in the last preview; forbidden pairs make it impossible."""
        weight = int(weigh_trio(self.market.stall, *trio))
        keys = [trio[0] * self.market.size + trio[1], trio[0] * self.market.size + trio[2]]
        keys.append(trio[1] * self.market.size + trio[2])
        if weight == NO_TRIO or np.isin(keys, self.market.banned).any():
            return NO_TRIO
        previewed = int(np.isin(keys, self.market.preview).sum())
        weights = self.market.weights
        return weight + weights.scale * (weights.preview * previewed // 2)

    def _measure_bonus4(self) -> int:
        """Give 4 times the largest bonus that a trio can have."""
        weights = self.market.weights
        return 4 * (weights.scale * (weights.preview * 3 // 2)) if len(self.market.preview) else 0

    def _solve(self, trio: Trio, seen: Pairs) -> None:
        """Solve the pool without a trio exactly, and keep the answer when it is the best."""
        alive = self.graph.alive.copy()
        alive[list(trio)] = False
        rest = Graph(self.market, alive, self.graph.seats - 1, self.watch)
        seen = seen.take(alive[seen.u] & alive[seen.v])
        try:
            filled = rest.fill(seen, reference=self.whole.reference)
        except CannotFillError:
            refilled = self._fill_otherwise(trio, rest, seen)
            if refilled is None:
                return
            filled = refilled
        if filled.is_proven:
            self.solved[trio] = TrialOfTrio(trio, filled.certified)
        else:
            self.unsolved4 = max(self.unsolved4, self.view.base4 + self._measure_bonus4())
        total = filled.weight + self._weigh(trio)
        if self.best is None or total > self.best[2]:
            self.best = (trio, filled.mate, total)
            self.best_prices = filled.certified if filled.is_proven else None

    def _fill_otherwise(self, trio: Trio, rest: Graph, seen: Pairs) -> Optimum | None:
        """Fill the graph by other pairs than those seen; None, with the proof, when it cannot be filled."""
        unit = reopen_market(self.market, Weights(floor=self.market.weights.floor, pair=1), ())
        placement = place_most(unit, seen, out=np.asarray(trio), watch=self.watch)
        if 2 * placement.pairs < len(rest.rows) - rest.seats:
            self.solved[trio] = TrialOfTrio(trio, placement.prices, is_impossible=True)
            return None
        more = merge_pairs(self.market, seen, self.market.weigh(placement.seen.u, placement.seen.v))
        return rest.fill(more, reference=self.whole.reference)


def _sort_sides(market: Market, pairs: Pairs, prices: Prices) -> Sides:
    """Sort the sides at each corner by their slack."""
    held = prices.add_odd_sets(pairs.u, pairs.v)
    slack = np.maximum(prices.people[pairs.u] + prices.people[pairs.v] - 4 * pairs.w + held, 0)
    corner = np.concatenate([pairs.u, pairs.v])
    other = np.concatenate([pairs.v, pairs.u])
    order = np.lexsort((other, np.concatenate([slack, slack]), corner))
    starts = np.zeros(market.size + 1, np.int64)
    np.cumsum(np.bincount(corner, minlength=market.size), out=starts[1:])
    return Sides(starts, other[order], np.concatenate([slack, slack])[order], np.concatenate([held, held])[order])


def _measure_drops(sets: OddSets, trios: NDArray[np.int32], seat: int) -> NDArray[np.int64]:
    """Measure what each trio takes out of the bound of the odd sets: the price of a set for every two it loses."""
    place = np.empty(max(len(sets.order), seat + 1), np.int64)
    place[sets.order] = np.arange(len(sets.order))
    drops = np.zeros(len(trios), np.int64)
    for begin, end, dual in zip(sets.begins, sets.ends, sets.dual, strict=True):
        where = place[trios]
        lost = ((where >= begin) & (where < end)).sum(axis=1) + int(seat >= 0 and begin <= place[seat] < end)
        drops += dual * (lost // 2)
    return drops
