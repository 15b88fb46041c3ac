"""A result answers the questions that pages and letters ask of it."""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.population import make_pool
from pairloom.matching.plan import load_default_plan
from pairloom.matching.result import Claim, Level, Result
from pairloom.matching.solver import solve


@pytest.fixture(scope="module")
def result() -> Result:
    """Solve a small odd round."""
    return solve(make_pool(41, 9), load_default_plan())


def test_partners_are_each_others(result: Result) -> None:
    for person in result.pool.ids.tolist():
        for partner in result.find_partners(person):
            assert person in result.find_partners(partner)
    alone = {person.person for person in result.unmatched}
    assert {person for person in result.pool.ids.tolist() if not result.find_partners(person)} == alone


def test_members_of_a_trio_have_two_partners(result: Result) -> None:
    for trio in result.trios:
        assert [set(result.find_partners(person)) | {person} for person in trio] == [set(trio)] * 3


def test_levels_are_found_by_their_claim_and_of_tiers_the_first(result: Result) -> None:
    assert [result.find_level(claim).claim for claim in Claim] == list(Claim)
    assert result.find_level(Claim.TIER).at == result.plan.objective.tiers[0]


def test_the_worst_off_is_the_lowest_rel_of_anybody_placed(result: Result) -> None:
    assert result.worst_off == min(rel for rel in result.rel.tolist() if rel >= 0)
    assert replace(result, rel=np.array([-1, -1], np.int16)).worst_off == 0


def test_the_gap_is_what_is_left_to_the_bound(result: Result) -> None:
    levels = tuple(Level(Claim.SUM, 90, 100) if level.claim == Claim.SUM else level for level in result.levels)
    loose = replace(result, levels=levels)
    assert (loose.value, loose.bound, loose.gap, loose.is_proven) == (90, 100, 0.1, False)
    assert (result.gap, result.is_proven) == (0.0, True)


def test_a_level_is_proven_when_it_reaches_its_bound() -> None:
    assert [Level(Claim.PLACED, 4, bound).is_proven for bound in (4, 5)] == [True, False]
