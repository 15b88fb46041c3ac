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
    """Hold how far the climb is: the best solution, the levels with their bounds, the proofs, and the pairs seen."""

    solution: Solution
    seen: Pairs
    levels: list[Level] = field(default_factory=list)
    backings: list[Backing] = field(default_factory=list)
    is_over: bool = False
    is_hasty: bool = False


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
        """Climb all levels from a solution that places everybody who can be."""
        climb = Climb(solution, seen)
        for rung in self._list_rungs():
            self.watch.tell(STEPS[rung.claim], 0.0)
            level = self._take_for_granted(climb, rung)
            if level is None:
                level = self._step(climb, rung)
            climb.levels.append(level)
            climb.is_over = climb.is_over or not level.is_proven
        return climb

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
        """Take a level that nothing can improve as it is; after one without proof, only say what cannot be passed."""
        placed, value = climb.solution.placed, self._count(climb.solution, rung)
        if climb.is_over:
            return Level(rung.claim, value, self._find_most(climb, rung), rung.at)
        if rung.claim in (Claim.TIER, Claim.PERCENTILE) and value == placed:
            return Level(rung.claim, value, placed, rung.at)
        return None

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
            weights = self._weigh(rung, steps)
            found = self._solve(climb, rung, weights)
            if found is None:
                break
            solution, backing, climb.seen = found
            lost = self._find_lost(climb, solution)
            if lost is None:
                self.light = steps if rung.claim is Claim.SUM else self.light
                return self._accept(climb, rung, solution, backing)
            steps[lost] *= HEAVIER
        value = self._count(climb.solution, rung)
        return Level(rung.claim, value, self._find_most(climb, rung), rung.at)

    def _accept(self, climb: Climb, rung: Rung, solution: Solution, backing: Backing) -> Level:
        """Take the solution if it is better, and turn the bound of its weight into a bound of the level."""
        if self._count(solution, rung) >= self._count(climb.solution, rung):
            climb.solution = solution
        value = self._count(climb.solution, rung)
        climb.backings.append(backing)
        weights, placed = backing.weights, climb.solution.placed
        prefix = sum(
            weight * level.value
            for weight, level in zip([*weights.tiers, weights.percentile], climb.levels, strict=False)
        )
        if rung.claim is Claim.SUM:
            return Level(rung.claim, value, backing.bound - prefix)
        if rung.claim is Claim.LOT:
            rest = prefix + next(level.value for level in climb.levels if level.claim is Claim.SUM)
            return Level(rung.claim, value, backing.bound - weights.scale * rest)
        own = weights.tiers[rung.place] if rung.claim is Claim.TIER else weights.percentile
        bound = (backing.bound - prefix - self.floor * placed) // own
        return Level(rung.claim, value, min(bound, placed), rung.at)

    def _begin_steps(self, climb: Climb, rung: Rung) -> list[int]:
        """Weigh a tier above all that may come after it, earlier ones more: tiers, percentile, the whole's scale."""
        placed, count = climb.solution.placed, len(self.objective.tiers)
        if rung.claim is Claim.LOT:
            return [*self.light[:-1], LOT_SCALE]
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

    def _solve(self, climb: Climb, rung: Rung, weights: Weights) -> tuple[Solution, Backing, Pairs] | None:
        """Solve for these weights; None when the time is over before anything is proven."""
        market = self.open_floor(weights)
        if market.weigh_most() * 4 * (market.size + 1) >= HEAVIEST:
            return None
        odd = climb.solution.trio is not None
        seats = int(self.alive.sum()) - climb.solution.placed + int(odd)
        graph = Graph(market, self.alive, seats, self.watch)
        seen = market.weigh(*self._list_known(climb))
        seen = merge_pairs(market, seen, market.list_previewed())
        whole = graph.fill(seen, stop_at=self.gap if rung.claim is Claim.SUM and not odd else 0.0)
        if whole.bound4 is None:
            return None
        if climb.solution.trio is None:
            solution = Solution(whole.mate, None)
            return solution, Backing(rung, weights, whole.bound4 // 4, whole.certified), whole.seen
        if not whole.is_proven:
            return None
        return self._solve_trio(climb, rung, weights, graph, whole)

    def _solve_trio(
        self, climb: Climb, rung: Rung, weights: Weights, graph: Graph, whole: Optimum
    ) -> tuple[Solution, Backing, Pairs] | None:
        """Choose the trio too; a tier's proof need not tell apart trios that cannot raise its count."""
        known = climb.solution.trio or (-1, -1, -1)
        search = TrioSearch(graph, whole, self.shares, self.watch)
        try:
            answer = search.find(known, climb.solution.mate, self._find_ignored(climb, rung, weights))
        except OutOfTimeError:
            return None
        solution = Solution(answer.mate, answer.trio)
        return solution, self._back(rung, weights, answer), whole.seen

    def _back(self, rung: Rung, weights: Weights, answer: TrioAnswer) -> Backing:
        main, *others = answer.views
        views = tuple(view for view in others if view is not main)
        return Backing(rung, weights, answer.bound, main.prices, views, answer.impossible, has_trio=True)

    def _find_ignored(self, climb: Climb, rung: Rung, weights: Weights) -> Callable[[int], int]:
        """Tell up to which weight a solution cannot have a higher count in this tier than one of a given weight."""
        if rung.claim in (Claim.SUM, Claim.LOT):
            return lambda best: best
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
