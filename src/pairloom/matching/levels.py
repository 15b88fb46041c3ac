"""Climb the objective level by level: each level's best count, proven, then the next without giving any of it up.

A level maximises a weighted sum of itself, the levels before it, and the sum of rel. When the answer keeps all that was
proven before, other solutions that keep it too can differ in this level only; so any weights of the earlier levels do,
and small ones are tried first.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.climb import Backing, Climb, Found, Rung, keep_few
from pairloom.matching.filling import Filling
from pairloom.matching.lot import LOT_BITS, draw_lots
from pairloom.matching.optimum import BEYOND, Graph, Optimum, Start, merge_pairs
from pairloom.matching.plan import BEST, Objective
from pairloom.matching.pricing import Market, Pairs
from pairloom.matching.result import Claim, Level, Weights
from pairloom.matching.scoring.threads import OutOfTimeError, Stopwatch
from pairloom.matching.solution import Measure, Solution, measure_solution, sum_bonus
from pairloom.matching.trios import TrioAnswer, TrioSearch

HEAVIER = 8
LIGHT = 4 * BEST
LOT_SCALE = 4 << LOT_BITS
HEAVIEST = 1 << 60
MOST_TRIES = 16
PERCENTILE, SCALE = -2, -1
STEPS = {Claim.TIER: "tiers", Claim.PERCENTILE: "tiers", Claim.SUM: "sum", Claim.LOT: "lot"}


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
        self.heavier = [1] * (len(objective.tiers) + 1)

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
        graph, whole = self._fill(climb, rung, weights, self._begin(climb, rung, weights))
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
            climb.seen, climb.few = found.seen, found.few
            lost = self._find_lost(climb, found.solution)
            if lost is None:
                if rung.claim is Claim.SUM:
                    self.light, climb.base = steps, found
                self._take(climb, self._list_rungs()[: len(climb.levels) + 1], found.solution)
            if lost is None or self.watch.is_over():
                climb.backings += [found.backing] if found.backing else []
                break
            steps[lost] *= HEAVIER
            if lost != SCALE:
                last = len(self.heavier) - 1 if lost == PERCENTILE else lost
                self.heavier = [one * HEAVIER if place <= last else one for place, one in enumerate(self.heavier)]
        return self._rate(climb, rung)

    def _take(self, climb: Climb, rungs: list[Rung], solution: Solution) -> None:
        """Take a solution that keeps all earlier levels, if it is better on one of these or no worse on any."""
        reached = [[self._count(each, step) for step in rungs] for each in (solution, climb.solution)]
        if reached[0] >= reached[1]:
            climb.solution = solution

    def _begin_steps(self, climb: Climb, rung: Rung) -> list[int]:
        """Weigh a tier above all that may come after it, earlier ones more: tiers, percentile, the whole's scale.

        A level that had to be weighed more once is weighed more from the start ever after.
        """
        placed, count = climb.solution.placed, len(self.objective.tiers)
        if rung.claim is Claim.LOT:
            light = self.light or self._begin_steps(climb, Rung(Claim.SUM))
            heavy = [*light[:-1], LOT_SCALE * HEAVIER]
            return heavy if self._is_light(self._weigh(rung, heavy)) else [*light[:-1], LOT_SCALE]
        last = rung.place if rung.claim is Claim.TIER else count
        own = (BEST - self.floor) * placed + self.objective.preview * (placed // 2) + 1
        own = LIGHT if rung.claim is Claim.SUM else own
        steps = [own * 4 ** (last - place) if place <= last else 0 for place in range(count + 1)]
        return [*(step * heavier for step, heavier in zip(steps, self.heavier, strict=True)), 1]

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
        if not self._is_light(weights):
            return None
        start = self._begin(climb, rung, weights)
        if climb.solution.trio is None:
            graph, whole = self._fill(climb, rung, weights, start)
            climb.times = graph.last.times
            return self._answer_even(rung, weights, whole)
        graph = self._open_graph(climb, weights)
        whole = graph.begin(start)
        if self.watch.seconds is not None:
            graph, whole = self._fill(climb, rung, weights, start)
        search = TrioSearch(graph, whole, self.shares, self.watch, start)
        found = self._solve_trio(climb, rung, weights, search)
        climb.times = search.graph.last.times
        return found

    def _is_light(self, weights: Weights) -> bool:
        market = self.open_floor(weights)
        return market.weigh_most() * 4 * (market.size + 1) < HEAVIEST

    def _open_graph(self, climb: Climb, weights: Weights) -> Graph:
        """Open the graph of people and empty seats; where a trio is formed, it fills one more.

        The pairs of the solution fill the graph: with them among those solved first, it can be filled.
        """
        seats = int(self.alive.sum()) - climb.solution.placed + int(climb.solution.trio is not None)
        graph = Graph(self.open_floor(weights), self.alive, seats, self.watch)
        graph.last = Filling(climb.times)
        own = climb.solution.list_pairs()
        graph.needed = graph.market.weigh(own[:, 0], own[:, 1])
        return graph

    def _fill(self, climb: Climb, rung: Rung, weights: Weights, start: Start) -> tuple[Graph, Optimum]:
        """Fill the graph, without a trio."""
        graph, is_near_enough = self._open_graph(climb, weights), rung.claim is Claim.SUM and not climb.solution.trio
        stop_at = self.gap if is_near_enough else 0.0
        return graph, graph.fill(
            start.seen, reference=start.reference, guess=start.guess, few=start.few, stop_at=stop_at
        )

    def _begin(self, climb: Climb, rung: Rung, weights: Weights) -> Start:
        """Begin with the pairs known; at the lot also with the prices of the sum, which hold for it once scaled.

        A pair that was not seen weighs less than its reference prices by 1 of 4 at least; times the scale, that is
        more than 4 lots.
        """
        market = self.open_floor(weights)
        seen = merge_pairs(market, market.weigh(*self._list_known(climb)), market.list_previewed())
        if rung.claim is not Claim.LOT or climb.base is None:
            return Start(seen, few=climb.few)
        base, scale = climb.base, weights.scale
        reference = None if base.reference is None else np.minimum(base.reference, BEYOND // scale) * scale
        return Start(seen, reference, base.prices.scale(scale) if base.prices else None)

    def _answer_even(self, rung: Rung, weights: Weights, whole: Optimum) -> Found:
        backing = None if whole.bound4 is None else Backing(rung, weights, whole.bound4 // 4, whole.certified)
        few = keep_few(whole.seen, whole.prices, weights)
        return Found(Solution(whole.mate, None), backing, whole.seen, few, whole.prices, whole.reference)

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
                climb.base.tied if climb.base and rung.claim is Claim.LOT else None,
            )
        except OutOfTimeError:
            return self._make_do(climb, rung, weights, search)
        if answer is None:
            few = keep_few(search.seen, search.best_view.prices, weights)
            return Found(Solution(search.best[1], search.best[0]), None, search.seen, few)
        backing, prices = self._back(rung, weights, answer), search.best_view.prices
        solution = Solution(answer.mate, answer.trio)
        few = keep_few(search.seen, prices, weights)
        return Found(solution, backing, search.seen, few, prices, search.reference, answer.tied)

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
                return {Claim.TIER: rung.place, Claim.PERCENTILE: PERCENTILE}.get(rung.claim, SCALE)
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
