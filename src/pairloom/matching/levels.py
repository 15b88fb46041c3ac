"""Climb the objective level by level: each level's best count, proven, then the next without giving any of it up.

A level maximises a weighted sum of itself, the levels before it, and the sum of rel. When the answer keeps all that was
proven before, other solutions that keep it too can differ in this level only; so any weights of the earlier levels do,
and small ones are tried first.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.lot import LOT_BITS, draw_lots
from pairloom.matching.optimum import Graph, Optimum, merge_pairs
from pairloom.matching.plan import BEST, Objective
from pairloom.matching.pricing import Market, Pairs
from pairloom.matching.pricing.prices import Prices
from pairloom.matching.result import Claim, Level, Weights
from pairloom.matching.scoring.threads import OutOfTimeError, Stopwatch
from pairloom.matching.solution import Measure, Solution, measure_solution, sum_bonus
from pairloom.matching.spare import Trio
from pairloom.matching.trios import TrioAnswer, TrioSearch, View

HEAVIER = 8
LIGHT = 4 * BEST
LOT_SCALE = 2 << LOT_BITS
HEAVIEST = 1 << 60
MOST_TRIES = 16
STEPS = {Claim.TIER: "tiers", Claim.PERCENTILE: "tiers", Claim.SUM: "sum", Claim.LOT: "lot"}


@dataclass(frozen=True)
class Rung:
    """Name one level to climb: a tier by its place, the percentile, the sum, or the lot."""

    claim: Claim
    at: int | None = None
    place: int = -1


@dataclass(frozen=True)
class Backing:
    """Hold what proves one level: the weights, their bound, the prices.

    views, impossible   where there is a trio: more prices, and the trios that cannot be; see TrioAnswer
    """

    rung: Rung
    weights: Weights
    bound: int
    prices: Prices
    views: tuple[View, ...] = ()
    impossible: tuple[tuple[Trio, Prices], ...] = ()
    has_trio: bool = False


@dataclass
class Climb:
    """Hold how far the climb is: the best solution, the levels with their bounds, the proofs, and the pairs seen.

    ground   what bounds the sum whatever the tiers, for a climb that time may end
    """

    solution: Solution
    seen: Pairs
    levels: list[Level] = field(default_factory=list)
    backings: list[Backing] = field(default_factory=list)
    ground: Backing | None = None
    is_over: bool = False
    is_hasty: bool = False


@dataclass(frozen=True)
class Found:
    """Hold what one solve found: a solution, what bounds all others (None: nothing does), and the pairs seen."""

    solution: Solution
    backing: Backing | None
    seen: Pairs


class Climber:
    """Climb the levels of one pool above a threshold."""

    def __init__(
        self,
        open_floor: Callable[[Weights], Market],
        objective: Objective,
        floor: int,
        alive: NDArray[np.bool_],
        shares: NDArray[np.uint64] | None,
        watch: Stopwatch,
        gap: float,
    ) -> None:
        """Take who can be placed at the floor, what a trio must share, and when to end."""
        self.open_floor = open_floor
        self.objective = objective
        self.floor = floor
        self.alive = alive
        self.shares = shares
        self.watch = watch
        self.gap = gap
        self.light: list[int] = []

    def climb(self, solution: Solution, seen: Pairs) -> Climb:
        """Climb all levels from a solution that places everybody who can be; one without proof does not end it."""
        climb = Climb(solution, seen)
        if self.watch.seconds is not None:
            self._prepare_for_haste(climb)
        for rung in self._list_rungs():
            self.watch.tell(STEPS[rung.claim], 0.0)
            level = self._take_for_granted(climb, rung) or self._step(climb, rung)
            climb.levels.append(level)
            is_near_enough = self.gap > 0 and rung.claim is Claim.SUM
            climb.is_over |= not level.is_proven and (is_near_enough or self.watch.is_over())
            climb.levels = [self._rate(climb, done) for done, _ in zip(self._list_rungs(), climb.levels, strict=False)]
        if climb.ground and not any(backing.rung.claim is Claim.SUM for backing in climb.backings):
            climb.backings.append(climb.ground)
        return climb

    def _prepare_for_haste(self, climb: Climb) -> None:
        """Fill the graph for the sum alone first: a good answer to begin with, and a bound of the sum at any time."""
        rung = Rung(Claim.SUM)
        weights = self._weigh(rung, [0] * (len(self.objective.tiers) + 1) + [1])
        graph, whole = self._fill(climb, rung, weights)
        if climb.solution.trio is None:
            found = self._answer_even(rung, weights, whole)
        else:
            found = self._make_do(climb, rung, weights, TrioSearch(graph, whole, self.shares, self.watch))
        climb.seen, climb.ground = found.seen, found.backing
        self._take(climb, self._list_rungs(), found.solution)

    def leave(self, solution: Solution, seen: Pairs) -> Climb:
        """Leave a solution as it is, with nothing but what cannot be passed as bounds."""
        climb = Climb(solution, seen, is_over=True, is_hasty=True)
        climb.levels = [level for rung in self._list_rungs() if (level := self._take_for_granted(climb, rung))]
        return climb

    def _list_rungs(self) -> list[Rung]:
        tiers = [Rung(Claim.TIER, at, place) for place, at in enumerate(self.objective.tiers)]
        percentile = [Rung(Claim.PERCENTILE, self.objective.percentile)] if self.objective.percentile else []
        return [*tiers, *percentile, Rung(Claim.SUM), Rung(Claim.LOT)]

    def _take_for_granted(self, climb: Climb, rung: Rung) -> Level | None:
        """Take a level that nothing can improve as it is; when the time is over, say what is known of it."""
        level = self._rate(climb, rung)
        has_all = rung.claim in (Claim.TIER, Claim.PERCENTILE) and level.is_proven
        return level if has_all or climb.is_over else None

    def _rate(self, climb: Climb, rung: Rung) -> Level:
        """State what the solution reaches on a level, and the most that one as good on all earlier levels can."""
        bounds = [self._bound(climb, rung, backing) for backing in self._list_telling(climb, rung)]
        return Level(
            rung.claim, self._count(climb.solution, rung), min([self._find_most(climb, rung), *bounds]), rung.at
        )

    def _list_telling(self, climb: Climb, rung: Rung) -> list[Backing]:
        """List the proofs that bound a level: its own; tiers and percentile weigh the sum too."""
        if rung.claim is not Claim.SUM:
            return [backing for backing in climb.backings if backing.rung == rung]
        telling = [backing for backing in climb.backings if backing.rung.claim is not Claim.LOT]
        return (
            telling
            if any(backing.rung == rung for backing in telling) or not climb.ground
            else [*telling, climb.ground]
        )

    def _bound(self, climb: Climb, rung: Rung, backing: Backing) -> int:
        """Turn a bound of weight into one of a level: solutions as good on earlier levels weigh as much there."""
        weights, measure = backing.weights, self.measure(climb.solution)
        factors = [*weights.tiers, weights.percentile]
        reached = [*measure.tiers, measure.percentile]
        place = rung.place if rung.claim is Claim.TIER else len(weights.tiers)
        if rung.claim in (Claim.SUM, Claim.LOT):
            before = sum(factor * count for factor, count in zip(factors, reached, strict=True))
            before += measure.total if rung.claim is Claim.LOT else 0
            return backing.bound - weights.scale * before
        before = sum(factor * count for factor, count in zip(factors[:place], reached, strict=False))
        return (backing.bound - before - self.floor * climb.solution.placed) // factors[place]

    def _find_most(self, climb: Climb, rung: Rung) -> int:
        """Give what cannot be passed whatever the pairs: all at a tier, everybody's own best, the highest lots."""
        people = len(climb.solution.mate) if climb.is_hasty else climb.solution.placed
        if rung.claim is Claim.SUM:
            return BEST * people + self.objective.preview * people // 2
        return ((1 << LOT_BITS) - 1) * people // 2 if rung.claim is Claim.LOT else people

    def _step(self, climb: Climb, rung: Rung) -> Level:
        """Solve one level; weigh an earlier one more when the answer gives it up, as long as the numbers allow."""
        steps = self._begin_steps(climb, rung)
        for _ in range(MOST_TRIES):
            found = self._solve(climb, rung, self._weigh(rung, steps))
            if found is None:
                break
            climb.seen = found.seen
            lost = self._find_lost(climb, found.solution)
            if lost is None:
                self.light = steps if rung.claim is Claim.SUM else self.light
                self._take(climb, self._list_rungs()[: len(climb.levels) + 1], found.solution)
            if lost is None or self.watch.is_over():
                climb.backings += [found.backing] if found.backing else []
                break
            steps[lost] *= HEAVIER
        return self._rate(climb, rung)

    def _take(self, climb: Climb, rungs: list[Rung], solution: Solution) -> None:
        """Take a solution that keeps all earlier levels, if it is better on one of these or no worse on any."""
        reached = [[self._count(each, step) for step in rungs] for each in (solution, climb.solution)]
        if reached[0] >= reached[1]:
            climb.solution = solution

    def _begin_steps(self, climb: Climb, rung: Rung) -> list[int]:
        """Weigh a tier above all that may come after it, earlier ones more: tiers, percentile, the whole's scale."""
        placed, count = climb.solution.placed, len(self.objective.tiers)
        if rung.claim is Claim.LOT:
            light = self.light or self._begin_steps(climb, Rung(Claim.SUM))
            return [*light[:-1], LOT_SCALE]
        last = rung.place if rung.claim is Claim.TIER else count
        own = (BEST - self.floor) * placed + self.objective.preview * (placed // 2) + 1
        own = LIGHT if rung.claim is Claim.SUM else own
        return [*(own * 4 ** (last - place) if place <= last else 0 for place in range(count + 1)), 1]

    def _weigh(self, rung: Rung, steps: list[int]) -> Weights:
        """Weigh the levels; tiers that the floor reaches already weigh nothing."""
        tiers = zip(self.objective.tiers, steps, strict=False)
        return Weights(
            floor=self.floor,
            rel=1,
            tiers=tuple(0 if at <= self.floor else step for at, step in tiers),
            percentile=steps[-2] if self.objective.percentile else 0,
            preview=self.objective.preview,
            scale=steps[-1],
            lot=rung.claim is Claim.LOT,
        )

    def _solve(self, climb: Climb, rung: Rung, weights: Weights) -> Found | None:
        """Solve for these weights, as far as time allows; None where they are too heavy to add up."""
        market = self.open_floor(weights)
        if market.weigh_most() * 4 * (market.size + 1) >= HEAVIEST:
            return None
        graph, whole = self._fill(climb, rung, weights)
        if climb.solution.trio is None:
            return self._answer_even(rung, weights, whole)
        return self._solve_trio(climb, rung, weights, TrioSearch(graph, whole, self.shares, self.watch))

    def _fill(self, climb: Climb, rung: Rung, weights: Weights) -> tuple[Graph, Optimum]:
        """Fill the graph of people and empty seats; where a trio is formed, it fills one more."""
        market, odd = self.open_floor(weights), climb.solution.trio is not None
        seats = int(self.alive.sum()) - climb.solution.placed + int(odd)
        graph = Graph(market, self.alive, seats, self.watch)
        seen = market.weigh(*self._list_known(climb))
        seen = merge_pairs(market, seen, market.list_previewed())
        return graph, graph.fill(seen, stop_at=self.gap if rung.claim is Claim.SUM and not odd else 0.0)

    def _answer_even(self, rung: Rung, weights: Weights, whole: Optimum) -> Found:
        backing = None if whole.bound4 is None else Backing(rung, weights, whole.bound4 // 4, whole.certified)
        return Found(Solution(whole.mate, None), backing, whole.seen)

    def _solve_trio(self, climb: Climb, rung: Rung, weights: Weights, search: TrioSearch) -> Found:
        """Choose the trio too; a tier's proof need not tell apart trios that cannot raise its count."""
        known, mate = climb.solution.trio or (-1, -1, -1), climb.solution.mate
        try:
            self.watch.check()
            answer = search.find(
                known,
                mate,
                self._find_ignored(climb, rung, weights),
                lambda trio, others: self._find_lost(climb, Solution(others, trio)) is None,
            )
        except OutOfTimeError:
            return self._make_do(climb, rung, weights, search)
        if answer is None:
            return Found(Solution(search.best[1], search.best[0]), None, search.seen)
        return Found(Solution(answer.mate, answer.trio), self._back(rung, weights, answer), search.seen)

    def _make_do(self, climb: Climb, rung: Rung, weights: Weights, search: TrioSearch) -> Found:
        """Make do with the best trio known when time is over, and with what the prices of the pool prove of all."""
        known, mate, view = search.make_do(climb.solution.trio or (-1, -1, -1), climb.solution.mate)
        backing = Backing(rung, weights, view.bound_all() // 4, view.prices) if view else None
        return Found(Solution(mate, known), backing, search.seen)

    def _back(self, rung: Rung, weights: Weights, answer: TrioAnswer) -> Backing:
        main, *others = answer.views
        views = tuple(view for view in others if view is not main)
        return Backing(rung, weights, answer.bound, main.prices, views, answer.impossible, has_trio=True)

    def _find_ignored(self, climb: Climb, rung: Rung, weights: Weights) -> Callable[[int], int]:
        """Tell up to which weight a solution cannot have a higher count in this tier than one of a given weight."""
        if rung.claim is Claim.LOT:
            return lambda best: best
        if rung.claim is Claim.SUM:
            allowed = int(self.gap * self._count(climb.solution, rung))
            return lambda best: best + allowed
        own = weights.tiers[rung.place] if rung.claim is Claim.TIER else weights.percentile
        before = zip([*weights.tiers, weights.percentile], climb.levels, strict=False)
        least = sum(weight * level.value for weight, level in before) + self.floor * climb.solution.placed
        return lambda best: least + own * ((best - least) // own + 1) - 1

    def _list_known(self, climb: Climb) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """List the pairs seen so far, with those of the solution."""
        own = climb.solution.list_pairs()
        if climb.solution.trio:
            one, two, three = climb.solution.trio
            own = np.concatenate([own, np.asarray([[one, two], [one, three], [two, three]])])
        return np.concatenate([climb.seen.u, own[:, 0]]), np.concatenate([climb.seen.v, own[:, 1]])

    def _find_lost(self, climb: Climb, solution: Solution) -> int | None:
        """Find the first level that a solution gives up, as the place of its weight; None when it keeps them all."""
        for rung, level in zip(self._list_rungs(), climb.levels, strict=False):
            if self._count(solution, rung) < level.value:
                return {Claim.TIER: rung.place, Claim.PERCENTILE: -2}.get(rung.claim, -1)
        return None

    def _count(self, solution: Solution, rung: Rung) -> int:
        """Count what a solution reaches on one level, among the active people."""
        if rung.claim is Claim.LOT:
            return self._draw(solution)
        measure = self.measure(solution)
        if rung.claim is Claim.TIER:
            return measure.tiers[rung.place]
        return measure.percentile if rung.claim is Claim.PERCENTILE else measure.total

    def measure(self, solution: Solution) -> Measure:
        """Measure a solution, with the bonus of the last preview in its sum."""
        market = self.open_floor(Weights(floor=0))
        previewed = np.column_stack(np.divmod(market.preview, max(market.size, 1)))
        bonus = sum_bonus(solution.list_pairs(), solution.trio, previewed, market.size, self.objective.preview)
        trios = [solution.trio] if solution.trio else []
        return measure_solution(market.scores, self.objective, solution.list_pairs(), trios, bonus)

    def _draw(self, solution: Solution) -> int:
        hashes = self.open_floor(Weights(floor=0)).stall.hashes
        pairs = solution.list_pairs()
        total = int(draw_lots(hashes, pairs).sum())
        if solution.trio:
            one, two, three = solution.trio
            total += int(draw_lots(hashes, np.asarray([[one, two], [one, three], [two, three]])).sum()) // 2
        return total
