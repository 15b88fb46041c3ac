"""Note what a solve finds on its way, and turn it into a result in ids and in rows of the pool as it was given."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.asking import Wishes
from pairloom.matching.climb import Backing, Climb
from pairloom.matching.lot import draw_lots, hash_people
from pairloom.matching.placing import Placement
from pairloom.matching.plan import BEST, Plan
from pairloom.matching.pricing.prices import Prices
from pairloom.matching.problem import Pool
from pairloom.matching.reasons import find_reasons
from pairloom.matching.result import Claim, Duals, Level, Proof, Result, TrioProof, Unmatched, Weights, Why
from pairloom.matching.scoring import Scores
from pairloom.matching.solution import Measure, Solution, measure_solution, sum_bonus
from pairloom.matching.spare import Spare, Trio, sort_trio
from pairloom.matching.threshold import Threshold


@dataclass
class Outcome:
    """Hold what is known so far of one solve; rows are those of the sorted pool, ``order`` maps them back."""

    pool: Pool
    plan: Plan
    seed: int
    order: NDArray[np.int64]
    wishes: Wishes
    is_limited: bool
    levels: list[Level] = field(default_factory=list)
    proofs: list[Proof] = field(default_factory=list)
    climb: Climb = field(init=False)
    is_hasty: bool = False
    compiled: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def time(self, step: str) -> Iterator[None]:
        """Take the time of a step."""
        started = perf_counter()
        try:
            yield
        finally:
            self.seconds[step] = self.seconds.get(step, 0.0) + perf_counter() - started

    def note_compiled(self, scores: Scores) -> None:
        """Note how large the tables are."""
        form = scores.form
        self.compiled = {
            "people": len(self.pool),
            "tables": int((form.counts > 1).sum()),
            "classes": int(form.counts.sum()),
            "items_columns": len(form.most),
        }

    def note_placed(self, placement: Placement, spare: Spare | None, people: int) -> None:
        """Note how many people are placed, and what proves that no more can be."""
        settled = spare is None or spare.is_settled
        proven = 2 * placement.bound + (1 if spare and spare.trio else 0)
        bound = proven if settled else proven + 1
        self.levels.append(Level(Claim.PLACED, people, bound))
        trios = spare.exceptions if spare and not spare.trio else ()
        self.proofs.append(self._prove(Claim.PLACED, 0, placement.bound, placement.prices, trios))

    def note_threshold(self, threshold: Threshold) -> None:
        """Note the threshold, and what proves that a higher one leaves somebody out."""
        if self.plan.objective.threshold:
            self.levels.append(Level(Claim.THRESHOLD, threshold.at.rel, threshold.bound))
        above = threshold.above
        if above:
            trios = above.spare.exceptions if above.spare else ()
            bound = above.placement.bound
            self.proofs.append(self._prove(Claim.THRESHOLD, above.rel, bound, above.placement.prices, trios))

    def note_haste(self, solution: Solution, scores: Scores) -> None:
        """Note a placing without proof: everybody with a possible partner bounds it, 1000 the threshold."""
        self.is_hasty = True
        size = len(solution.mate)
        self.levels = [Level(Claim.PLACED, solution.placed, int((scores.options[:size] > 0).sum()))]
        self.proofs = []
        if self.plan.objective.threshold:
            measure = measure_solution(scores, self.plan.objective, solution.list_pairs(), [], 0)
            placed = measure.rel[measure.rel >= 0]
            self.levels.append(Level(Claim.THRESHOLD, int(placed.min(initial=BEST)), BEST))

    def note_climb(self, climb: Climb) -> None:
        """Note the levels above the threshold."""
        self.climb = climb
        self.levels += climb.levels
        self.proofs += [self._prove_backing(backing) for backing in climb.backings]

    def draw_lots(self, pairs: NDArray[np.int64]) -> int:
        """Add up the lots of pairs of sorted rows."""
        hashes = hash_people(self.pool.ids[self.order[pairs.ravel()]], self.seed)
        return int(draw_lots(hashes, np.arange(pairs.size).reshape(-1, 2)).sum())

    def _prove(
        self, claim: Claim, floor: int, bound: int, prices: Prices, trios: tuple[tuple[Trio, Prices], ...]
    ) -> Proof:
        exceptions = tuple(TrioProof(self._name(trio), self._write(own)) for trio, own in trios)
        return Proof(claim, None, Weights(floor=floor, pair=1), bound, self._write(prices), exceptions)

    def _prove_backing(self, backing: Backing) -> Proof:
        views = [TrioProof(self._name(view.trio), self._write(view.prices)) for view in backing.views]
        ruled_out = [
            TrioProof(self._name(trio), self._write(own), is_impossible=True) for trio, own in backing.impossible
        ]
        rung, main = backing.rung, self._write(backing.prices)
        trios = (*views, *ruled_out)
        return Proof(rung.claim, rung.at, backing.weights, backing.bound, main, trios, backing.has_trio)

    def _write(self, prices: Prices) -> Duals:
        return prices.to_duals(self.order, len(self.pool))

    def _name(self, trio: Trio) -> Trio:
        return sort_trio(*(int(self.order[row]) for row in trio))


def gather_result(outcome: Outcome, scores: Scores) -> Result:
    """Gather a result from all that was noted: pinned pairs join in, rows become ids, levels count everybody."""
    climb = outcome.climb
    ids = outcome.pool.ids[outcome.order]
    solution = climb.solution
    pairs = np.concatenate([solution.list_pairs(), outcome.wishes.pinned])
    trios = [solution.trio] if solution.trio else []
    measure = measure_solution(scores, outcome.plan.objective, pairs, trios, _sum_bonus(outcome, pairs, solution.trio))
    named = np.sort(ids[pairs], axis=1).reshape(-1, 2)
    back = np.argsort(outcome.order)
    return Result(
        pool=outcome.pool,
        plan=outcome.plan,
        seed=outcome.seed,
        pairs=named[np.lexsort((named[:, 1], named[:, 0]))],
        trios=tuple(sort_trio(*(int(ids[row]) for row in trio)) for trio in trios),
        unmatched=_tell_unmatched(outcome, scores, measure),
        levels=_add_pinned(outcome, scores),
        proofs=tuple(outcome.proofs),
        rel=measure.rel[back],
        points=measure.points[back],
        best=scores.best[back],
        median=scores.median[back],
        options=scores.options[back],
        pinned=np.sort(ids[outcome.wishes.pinned], axis=1),
        forbidden=np.sort(ids[outcome.wishes.forbidden], axis=1),
        preview=np.sort(ids[outcome.wishes.previewed], axis=1),
        prices=_read_sum_prices(outcome),
        is_refereed=False,
        is_reproducible=scores.is_exact and not outcome.is_hasty and not _was_cut(outcome),
        is_exact=scores.is_exact,
        compiled=outcome.compiled,
        seconds=outcome.seconds,
    )


def _was_cut(outcome: Outcome) -> bool:
    return outcome.is_limited and any(not level.is_proven for level in outcome.levels)


def _sum_bonus(outcome: Outcome, pairs: NDArray[np.int64], trio: Trio | None) -> int:
    """Add up the bonus of all pairs of the last preview, pinned ones included."""
    return sum_bonus(pairs, trio, outcome.wishes.previewed, len(outcome.pool), outcome.plan.objective.preview)


def _add_pinned(outcome: Outcome, scores: Scores) -> tuple[Level, ...]:
    """Add to each level what the pinned people bring; the threshold is that of the others."""
    pinned = outcome.wishes.pinned
    bonus = _sum_bonus(outcome, pinned, None)
    own = measure_solution(scores, outcome.plan.objective, pinned, [], bonus)
    lots = outcome.draw_lots(pinned)
    added = {
        Claim.PLACED: 2 * len(pinned),
        Claim.THRESHOLD: 0,
        Claim.PERCENTILE: own.percentile,
        Claim.SUM: own.total,
        Claim.LOT: lots,
    }
    levels = []
    for level in outcome.levels:
        tier = outcome.plan.objective.tiers.index(level.at or 0) if level.claim is Claim.TIER else -1
        more = own.tiers[tier] if tier >= 0 else added[level.claim]
        levels.append(Level(level.claim, level.value + more, level.bound + more, level.at))
    return tuple(levels)


def _read_sum_prices(outcome: Outcome) -> NDArray[np.float64]:
    """Read what each person costs the others, from the last proof of the sum; 0 without one."""
    duals = [proof.duals.people for proof in outcome.proofs if proof.claim is Claim.SUM]
    return duals[-1] / 4 if duals else np.zeros(len(outcome.pool))


def _tell_unmatched(outcome: Outcome, scores: Scores, measure: Measure) -> tuple[Unmatched, ...]:
    """Tell why each person without a partner has none, by number."""
    rows = np.flatnonzero(measure.rel < 0)
    if not scores.is_exact or outcome.is_hasty:
        people = sorted(int(person) for person in outcome.pool.ids[outcome.order[rows]])
        return tuple(Unmatched(person, Why.OUT_OF_TIME) for person in people)
    solution = outcome.climb.solution
    size, mate = len(solution.mate), np.full(len(outcome.pool), -1, np.int64)
    mate[:size] = solution.mate
    if solution.trio:
        one, two, _ = solution.trio
        mate[one], mate[two] = two, one
    ours = outcome.pool.take(outcome.order)
    wishes = outcome.wishes
    return find_reasons(
        ours,
        outcome.plan,
        rows[np.argsort(ours.ids[rows])],
        mate=mate,
        admissible=lambda row: _list_possible(scores, row, size, wishes.forbidden),
        is_proven=outcome.levels[0].is_proven,
        forbidden=ours.ids[wishes.forbidden],
        pinned=ours.ids[wishes.pinned],
    )


def _list_possible(scores: Scores, row: int, size: int, forbidden: NDArray[np.int64]) -> NDArray[np.bool_]:
    possible = scores.read_row(row)[0] >= 0
    possible[size:] = False
    possible[forbidden[forbidden[:, 0] == row, 1]] = False
    possible[forbidden[forbidden[:, 1] == row, 0]] = False
    return possible
