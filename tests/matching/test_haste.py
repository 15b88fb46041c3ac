"""Placing in haste pairs nearly everybody within blocks of people, by pairs that may be."""

import numpy as np
import pytest

from benchmarks.population import make_pool
from pairloom.matching.haste import BLOCK_OF_PEOPLE, place_in_haste
from pairloom.matching.plan import load_default_plan
from pairloom.matching.result import Weights
from tests.matching.brute import Case
from tests.matching.exact import fill_exactly
from tests.matching.reference import Reference, make_larger_case, open_case

PLAN = load_default_plan()


@pytest.mark.parametrize("seed", range(10))
def test_pairs_made_in_haste_may_be_and_are_mutual(seed: int) -> None:
    case = make_larger_case(6_000 + seed, 30 + 5 * seed)
    weights = Weights(floor=0, rel=1)
    solution, seen = place_in_haste(open_case(case, weights))
    matrix = Reference(case.pool, case.plan).weigh(case, weights)
    rows = np.flatnonzero(solution.mate >= 0)
    assert np.array_equal(solution.mate[solution.mate[rows]], rows)
    assert (matrix[rows, solution.mate[rows]] >= 0).all()
    assert solution.trio is None
    assert len(seen) >= len(rows) // 2


def test_nearly_everybody_is_placed_and_nearly_as_well_as_can_be() -> None:
    case = Case(make_pool(300, 2), PLAN)
    weights = Weights(floor=0, rel=1)
    solution, _ = place_in_haste(open_case(case, weights))
    matrix = Reference(case.pool, PLAN).weigh(case, weights)
    rows = np.flatnonzero(solution.mate >= 0)
    assert len(rows) >= 0.9 * int((matrix >= 0).any(axis=1).sum())
    best = fill_exactly(matrix, rows.tolist(), 0)
    assert best is not None
    assert 0.85 * best <= int(matrix[rows, solution.mate[rows]].sum()) // 2 <= best


def test_partners_come_from_the_same_block_of_people() -> None:
    count = BLOCK_OF_PEOPLE + 500
    _, seen = place_in_haste(open_case(Case(make_pool(count, 2), PLAN), Weights(floor=0, rel=1)))
    assert np.array_equal(seen.u // BLOCK_OF_PEOPLE, seen.v // BLOCK_OF_PEOPLE)
    assert int(seen.v.max()) >= BLOCK_OF_PEOPLE


def test_nobody_at_all_is_placed_without_complaint() -> None:
    solution, seen = place_in_haste(open_case(Case(make_pool(0, 2), PLAN), Weights(floor=0, rel=1)))
    assert (solution.placed, len(seen)) == (0, 0)
