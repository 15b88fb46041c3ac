"""The climb proves level after level and gives nothing up; without time it says what cannot be passed."""

from functools import partial

import numpy as np
import pytest

from pairloom.matching.climb import Climb
from pairloom.matching.levels import Climber
from pairloom.matching.placing import place_most
from pairloom.matching.plan import Objective
from pairloom.matching.result import Claim, Weights
from pairloom.matching.scoring import compile_scores
from pairloom.matching.scoring.threads import Stopwatch
from pairloom.matching.solution import Solution
from tests.matching.brute import Case
from tests.matching.exact import NOTHING, fill_exactly
from tests.matching.reference import Reference, make_larger_case, open_case


def start_climb(case: Case, seconds: float | None = None, gap: float = 0.0) -> tuple[Climber, Solution]:
    """Make a climber at the floor 0, and a solution that places as many as pairs alone can."""
    scores = compile_scores(case.pool, case.plan)
    open_floor = partial(open_case, case, scores=scores)
    market = open_floor(Weights(floor=0, pair=1))
    placement = place_most(market, NOTHING)
    alive = (Reference(case.pool, case.plan).weigh(case, Weights(floor=0)) >= 0).any(axis=1)
    climber = Climber(open_floor, case.plan.objective, 0, np.asarray(alive, np.bool_), None, Stopwatch(seconds), gap)
    return climber, Solution(placement.mate, None)


def climb_case(case: Case, seconds: float | None = None) -> tuple[Climber, Climb]:
    """Climb all levels of a case."""
    climber, solution = start_climb(case, seconds)
    seen = climber.open_floor(Weights(floor=0)).weigh(*solution.list_pairs().T)
    return climber, climber.climb(solution, seen)


def list_claims(objective: Objective) -> list[tuple[Claim, int | None]]:
    """List the levels above the threshold that an objective asks for."""
    percentile = [(Claim.PERCENTILE, objective.percentile)] if objective.percentile else []
    return [*((Claim.TIER, at) for at in objective.tiers), *percentile, (Claim.SUM, None), (Claim.LOT, None)]


@pytest.mark.parametrize("seed", range(20))
def test_all_levels_are_climbed_in_order_and_proven(seed: int) -> None:
    case = make_larger_case(7_000 + seed, 30 + seed)
    climber, climb = climb_case(case)
    assert [(level.claim, level.at) for level in climb.levels] == list_claims(case.plan.objective)
    assert all(level.is_proven for level in climb.levels)
    measure = climber.measure(climb.solution)
    tiers = [level.value for level in climb.levels if level.claim == Claim.TIER]
    assert tiers == list(measure.tiers)
    assert climb.levels[-2].value == measure.total


@pytest.mark.parametrize("seed", range(20))
def test_the_first_tier_is_the_most_people_that_it_can_have(seed: int) -> None:
    case = make_larger_case(7_100 + seed, 30 + seed)
    objective = Objective(threshold=False, tiers=(700,), percentile=0, preview=0)
    case = Case(case.pool, type(case.plan)("tier", case.plan.criteria, case.plan.rules, objective), case.seed)
    _, climb = climb_case(case)
    matrix = Reference(case.pool, case.plan).weigh(case, Weights(floor=0, tiers=(1,)))
    alive = np.flatnonzero((matrix >= 0).any(axis=1)).tolist()
    assert climb.levels[0].value == fill_exactly(matrix, alive, len(alive) - climb.solution.placed)


@pytest.mark.parametrize("seed", range(10))
def test_the_climb_places_nobody_less(seed: int) -> None:
    case = make_larger_case(7_200 + seed, 40)
    _, before = start_climb(case)
    _, climb = climb_case(case)
    assert climb.solution.placed == before.placed


@pytest.mark.parametrize("seed", range(10))
def test_without_time_bounds_are_never_below_what_can_be_reached(seed: int) -> None:
    case = make_larger_case(7_300 + seed, 40)
    _, exact = climb_case(case)
    _, hasty = climb_case(case, seconds=0.0)
    assert [level.claim for level in hasty.levels] == [level.claim for level in exact.levels]
    assert all(level.value <= level.bound for level in hasty.levels)
    first = next(place for place, level in enumerate(exact.levels) if level != hasty.levels[place])
    assert exact.levels[first].value <= hasty.levels[first].bound
    assert not hasty.levels[-1].is_proven


def test_a_solution_left_as_it_is_has_bounds_for_everybody() -> None:
    case = make_larger_case(7_400, 40)
    climber, solution = start_climb(case)
    climb = climber.leave(solution, NOTHING)
    most = dict.fromkeys((Claim.TIER, Claim.PERCENTILE), 40)
    assert [level.bound for level in climb.levels if level.claim in most] == [40] * (len(climb.levels) - 2)
    assert climb.levels[-2].bound == 1000 * 40 + case.plan.objective.preview * 20
    assert (climb.solution, climb.backings, climb.is_over) == (solution, [], True)
