"""The highest floor at which nobody is lost is found, and one more is proven too much."""

from functools import partial

import numpy as np
import pytest

from pairloom.matching.placing import place_most
from pairloom.matching.result import Weights
from pairloom.matching.scoring import compile_scores
from pairloom.matching.scoring.threads import Stopwatch
from pairloom.matching.threshold import Floor, FloorFinder
from tests.matching.brute import Case
from tests.matching.exact import NOTHING, place_exactly
from tests.matching.reference import Reference, make_larger_case, open_case


def make_finder(case: Case, seconds: float | None = None) -> tuple[FloorFinder, Floor]:
    """Make a finder for the pairs of a case, as many as without a floor."""
    scores = compile_scores(case.pool, case.plan)
    open_floor = partial(open_case, case, scores=scores)
    placement = place_most(open_floor(Weights(floor=0, pair=1)), NOTHING)
    finder = FloorFinder(open_floor, 2 * placement.pairs, None, placement.seen, Stopwatch(seconds))
    return finder, Floor(0, placement, None, is_enough=True)


def find_plainly(case: Case, pairs: int) -> int:
    """Find the highest floor by trying each rel that occurs, the highest first."""
    reference = Reference(case.pool, case.plan)
    rows = list(range(len(case.pool)))
    floors: list[int] = sorted({1000, *reference.rel.ravel().tolist()}, reverse=True)
    for floor in floors:
        if floor >= 0 and place_exactly(reference.weigh(case, Weights(floor=floor, pair=1)), rows) == pairs:
            return floor
    return 0


@pytest.mark.parametrize("seed", range(25))
def test_the_highest_floor_is_that_of_trying_all(seed: int) -> None:
    case = make_larger_case(5_000 + seed, 16 + seed)
    finder, ground = make_finder(case)
    found = finder.find_highest(ground, 1000)
    assert found.at.rel == found.bound == find_plainly(case, ground.placement.pairs)
    assert found.at.is_settled
    if found.at.rel < 1000:
        assert found.above is not None
        assert (found.above.rel, found.above.is_enough) == (found.at.rel + 1, False)
        assert found.above.placement.bound < ground.placement.pairs


@pytest.mark.parametrize("seed", range(8))
def test_a_lower_guess_of_the_highest_is_not_passed(seed: int) -> None:
    case = make_larger_case(5_100 + seed, 20)
    finder, ground = make_finder(case)
    exact = finder.find_highest(ground, 1000).at.rel
    assert finder.find_highest(ground, exact).at.rel == exact


def test_without_time_the_ground_is_kept_and_nothing_is_claimed_above() -> None:
    finder, ground = make_finder(make_larger_case(5_200, 30), seconds=0.0)
    found = finder.find_highest(ground, 876)
    assert (found.at, found.above, found.bound) == (ground, None, 1000)


def test_pairs_at_a_floor_reach_it_both_ways() -> None:
    case = make_larger_case(5_300, 40)
    finder, ground = make_finder(case)
    found = finder.find_highest(ground, 1000).at
    rel = Reference(case.pool, case.plan).rel
    rows = np.flatnonzero(found.placement.mate >= 0)
    assert int(rel[rows, found.placement.mate[rows]].min(initial=1000)) >= found.rel
