"""Solve a pool: the best pairs for a plan, level by level, each with its proof."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pairloom.matching.asking import Wishes, check_kinds, check_limits, find_wishes, name_pairs, read_seed, sort_people
from pairloom.matching.climb import Climb
from pairloom.matching.errors import WishError
from pairloom.matching.haste import place_in_haste
from pairloom.matching.levels import Climber
from pairloom.matching.lot import hash_people
from pairloom.matching.optimum import Graph
from pairloom.matching.outcome import Outcome, gather_result
from pairloom.matching.placing import Placement, place_most
from pairloom.matching.plan import BEST, Plan
from pairloom.matching.pricing import Market, extrapolate_prices, open_market, survey_pairs
from pairloom.matching.pricing.market import join_pairs, reopen_market
from pairloom.matching.pricing.weighing import NO_PAIR
from pairloom.matching.problem import Pool
from pairloom.matching.refereeing import referee
from pairloom.matching.result import Result, Weights
from pairloom.matching.scoring import Scores, compile_scores
from pairloom.matching.scoring.threads import OutOfTimeError, Stopwatch
from pairloom.matching.solution import Solution
from pairloom.matching.spare import Spare, find_spare
from pairloom.matching.threshold import Floor, FloorFinder, Threshold

SAMPLE = 2_500
BEST_OF_ROW = 8
PAIR = Weights(floor=0, pair=1)
Progress = Callable[[str, float], None]


def solve(
    pool: Pool,
    plan: Plan,
    *,
    seed: int = 0,
    seconds: float | None = None,
    gap: float = 0.0,
    progress: Progress | None = None,
    pinned: ArrayLike = (),
    forbidden: ArrayLike = (),
    preview: ArrayLike = (),
    start: Result | None = None,
    refereed: bool = True,
) -> Result:
    """Find the best pairs of a pool, proven over all pairs of people.

    pinned, forbidden, preview   pairs of ids: taken as given; not to be made; made in the last preview (a small bonus)
    seed       a whole number from 0 to 2**63 - 1
    seconds    stop then with the best found and proven bounds; not reproducible; 0 or more, None for no limit
    gap        stop once the sum of rel is within this share of its bound, 0 to 1
    progress   called with the name of the step and how much of it is done: within a step it never falls, and every step
               ends with 1, the last one when all is done; between, it is a guess, as passes to come are not known
    start      an earlier result of nearly the same pool: its prices save time
    refereed   let the referee verify the result before it is given; without it, the result says "not yet refereed"
               (`is_refereed`), and whoever asked lets a referee verify its certificate

    Without limits every level is proven, but for some pools of an odd number in which so many people answered alike
    that millions of trios stay open: then the result says so (`is_proven` is false), with a bound of each level.

    Same pool, plan and seed: the same pairs, in whatever order the rows come, on any machine. Cost: a few passes over
    all pairs (1 to 7 ns each and core) and sparse matchings between; memory about 100 bytes a person besides some
    hundred for each of the pairs that matter.

    Raises before anything is solved: PoolError for something else than a pool, or a pair with somebody who is not in
    it; PlanError for something else than a plan, or one that asks for what the pool does not have; WishError for a
    pair that cannot be asked for, and for a seed, limit, start or progress that is none.
    """
    check_kinds(pool, plan, start, progress)
    check_limits(seconds, gap)
    seed, named = read_seed(seed), name_pairs(pinned, forbidden, preview)
    watch = Stopwatch(seconds, progress)
    order = sort_people(pool, seed, named.pinned)
    ours = pool.take(order)
    wishes = find_wishes(ours, named)
    outcome = Outcome(pool, plan, seed, order, wishes, is_limited=seconds is not None)
    watch.tell("score", 0.0)
    with outcome.time("score"):
        scores = compile_scores(ours, plan, watch=watch)
    outcome.note_compiled(scores)
    _check_pins(scores, ours, wishes)
    run = Run(ours, scores, outcome, watch, gap)
    outcome.note_climb(run.place(start) if scores.is_exact else run.place_in_haste())
    result = gather_result(outcome, scores)
    if refereed:
        watch.tell("check", 0.0)
        result = referee(result)
    watch.finish()
    return result


def _check_pins(scores: Scores, pool: Pool, wishes: Wishes) -> None:
    forth = scores.measure_pairs(wishes.pinned)[0]
    if (forth < 0).any():
        one, other = pool.ids[wishes.pinned[np.argmin(forth)]]
        raise WishError(f"the pinned pair {one} and {other} breaks a hard rule, or they were partners or are blocked")


class Run:
    """Run one solve over a compiled pool."""

    def __init__(self, pool: Pool, scores: Scores, outcome: Outcome, watch: Stopwatch, gap: float) -> None:
        """Take the pool in the order of its lots, compiled, and where to note what is found."""
        self.pool, self.scores, self.outcome = pool, scores, outcome
        self.plan, self.wishes = outcome.plan, outcome.wishes
        self.watch, self.gap = watch, gap
        self.hashes = hash_people(pool.ids, outcome.seed)
        self.size = len(pool) - 2 * len(self.wishes.pinned)
        shares = self.plan.rules.trio_share
        self.shares = pool.masks[shares] if shares else None

    def open_floor(self, weights: Weights) -> Market:
        """Weigh the active people's pairs."""
        return open_market(
            self.scores,
            weights,
            self.plan.objective.tiers,
            size=self.size,
            hashes=self.hashes,
            banned=self.wishes.banned,
            preview=self.wishes.preview,
        )

    def place(self, start: Result | None) -> Climb:
        """Place everybody who can be, as fairly and as well as time allows."""
        market = self.open_floor(Weights(floor=0, rel=1))
        try:
            self.watch.tell("place", 0.0)
            with self.outcome.time("survey"):
                prices = self._guess_prices(market, start)
                seen, lowest = survey_pairs(market, prices, BEST_OF_ROW, watch=self.watch)
                self._correct_lowest(market, lowest)
            with self.outcome.time("place"):
                placement = place_most(reopen_market(market, PAIR, ()), seen, watch=self.watch)
                spare = self._find_spare(placement, lowest)
        except OutOfTimeError:
            return self.place_in_haste()
        people = 2 * placement.pairs + (1 if spare and spare.trio else 0)
        self.outcome.note_placed(placement, spare, people)
        threshold = self._find_threshold(placement, spare, people, lowest)
        self.outcome.note_threshold(threshold)
        climber = self._make_climber(threshold.at.rel, lowest)
        with self.outcome.time("levels"):
            return climber.climb(_read_solution(threshold.at), join_pairs(threshold.at.placement.seen, seen))

    def place_in_haste(self) -> Climb:
        """Place people block by block when there is no time for more; nothing is proven but trivial bounds."""
        with self.outcome.time("place"):
            solution, seen = place_in_haste(self.open_floor(Weights(floor=0, rel=1)))
        self.outcome.note_haste(solution, self.scores)
        climber = self._make_climber(0, np.zeros(self.size, np.int16))
        return climber.leave(solution, seen)

    def _guess_prices(self, market: Market, start: Result | None) -> NDArray[np.int64]:
        """Guess prices: those of an earlier result, or of an exactly solved sample, or none in a small pool."""
        if start is not None:
            return _read_prices(start, self.pool.ids[: self.size])
        if self.size < 2 * SAMPLE:
            return np.zeros(self.size, np.int64)
        sample = Market(market.scores, market.weights, market.stall, SAMPLE, market.banned[:0], market.preview[:0])
        seen, lowest = survey_pairs(sample, np.zeros(SAMPLE, np.int64), BEST_OF_ROW, watch=self.watch)
        placement = place_most(reopen_market(sample, PAIR, ()), seen, watch=self.watch)
        alive = lowest >= 0
        graph = Graph(sample, alive, int(alive.sum()) - 2 * placement.pairs, self.watch)
        both = join_pairs(seen, placement.seen)
        return extrapolate_prices(market, graph.fill(sample.weigh(both.u, both.v)).prices.people, watch=self.watch)

    def _correct_lowest(self, market: Market, lowest: NDArray[np.int16]) -> None:
        """Leave forbidden pairs out of what is possible for each person."""
        for row in np.unique(np.concatenate(np.divmod(market.banned, max(self.size, 1)))).tolist():
            exists = market.weigh_row(row) != NO_PAIR
            forth, back = self.scores.read_rel(row)
            lowest[row] = np.minimum(forth, back)[: self.size][exists].max(initial=-1)

    def _find_spare(self, placement: Placement, lowest: NDArray[np.int16]) -> Spare | None:
        """Find a trio where somebody with possible partners is left over."""
        if 2 * placement.pairs >= int((lowest >= 0).sum()):
            return None
        return find_spare(self.open_floor(PAIR), placement, self.shares, self.watch)

    def _find_threshold(
        self, placement: Placement, spare: Spare | None, people: int, lowest: NDArray[np.int16]
    ) -> Threshold:
        """Raise the floor as far as nobody is lost by it; the people's own best possible bounds it."""
        ground = Floor(0, placement, spare if spare and spare.trio else None, is_enough=True)
        if not self.plan.objective.threshold:
            return Threshold(ground, None, 0)
        if not people:
            return Threshold(Floor(BEST, placement, None, is_enough=True), None, BEST)
        self.watch.tell("threshold", 0.0)
        highest = int(np.sort(lowest)[::-1][people - 1])
        finder = FloorFinder(self.open_floor, people, self.shares, placement.seen, self.watch)
        with self.outcome.time("threshold"):
            return finder.find_highest(ground, highest)

    def _make_climber(self, floor: int, lowest: NDArray[np.int16]) -> Climber:
        return Climber(self.open_floor, self.plan.objective, floor, lowest >= floor, self.shares, self.watch, self.gap)


def _read_solution(floor: Floor) -> Solution:
    """Read the pairs of a floor, and its trio with the mates that it leaves."""
    if floor.spare and floor.spare.trio:
        return Solution(floor.spare.mate, floor.spare.trio)
    return Solution(floor.placement.mate, None)


def _read_prices(start: Result, ids: NDArray[np.int64]) -> NDArray[np.int64]:
    """Read the prices of an earlier result for these ids; somebody new gets the middle price."""
    known = dict(zip(start.pool.ids.tolist(), (4 * start.prices).astype(np.int64).tolist(), strict=True))
    middle = int(np.median(list(known.values()))) if known else 0
    return np.asarray([known.get(person, middle) for person in ids.tolist()], np.int64)
