"""What is gathered of a solve counts everybody, pinned people too, in ids and in the rows that were given."""

import numpy as np
import pytest

from benchmarks.population import make_pool
from pairloom.matching.lot import draw_lots, hash_people
from pairloom.matching.plan import load_default_plan
from pairloom.matching.result import Claim, Result, Why
from pairloom.matching.solver import solve
from tests.matching.brute import Case, Round
from tests.matching.pools import make_case
from tests.matching.reference import Reference

PLAN = load_default_plan()


@pytest.fixture(scope="module")
def result() -> Result:
    """Solve a round with two pinned pairs and a last preview, one pin part of it."""
    pool = make_pool(81, 3)
    first = solve(pool, PLAN)
    return solve(pool, PLAN, seed=6, pinned=first.pairs[:2][:, ::-1], preview=first.pairs[1:20])


def test_levels_count_everybody_placed_with_the_pinned(result: Result) -> None:
    rel = result.rel[result.rel >= 0].astype(int)
    kept = len({tuple(pair) for pair in result.pairs.tolist()} & {tuple(pair) for pair in result.preview.tolist()})
    sides = [sorted(pair) for trio in result.trios for pair in zip(trio, (*trio[1:], trio[0]), strict=True)]
    half = PLAN.objective.preview * sum(side in result.preview.tolist() for side in sides) // 2
    values = {(level.claim, level.at): level.value for level in result.levels}
    assert values[Claim.PLACED, None] == len(rel)
    assert [values[Claim.TIER, at] for at in (600, 700, 800)] == [int((rel >= at).sum()) for at in (600, 700, 800)]
    assert values[Claim.PERCENTILE, 50] == int((result.points[result.rel >= 0] >= result.median[result.rel >= 0]).sum())
    assert values[Claim.SUM, None] == rel.sum() + PLAN.objective.preview * kept + half


def test_the_lot_of_a_round_is_that_of_its_pairs_and_half_of_its_trio(result: Result) -> None:
    hashes = hash_people(result.pool.ids, 6)
    total = int(draw_lots(hashes, result.pool.find_rows(result.pairs)).sum())
    for one, two, three in result.trios:
        sides = result.pool.find_rows([[one, two], [one, three], [two, three]])
        total += int(draw_lots(hashes, sides).sum()) // 2
    assert result.find_level(Claim.LOT).value == total


def test_measures_lie_in_the_rows_of_the_pool_as_given(result: Result) -> None:
    reference = Reference(result.pool, PLAN)
    assert np.array_equal(result.best, reference.best)
    assert np.array_equal(result.median, reference.median)
    assert np.array_equal(result.options, reference.options)
    for row, person in enumerate(result.pool.ids.tolist()):
        others = [int(result.pool.find_rows([partner])[0]) for partner in result.find_partners(person)]
        assert result.rel[row] == min((int(reference.rel[row, other]) for other in others), default=-1)
        assert result.points[row] == min((int(reference.points[row, other]) for other in others), default=-1)


def test_pairs_are_listed_in_order_lower_number_first(result: Result) -> None:
    pairs = result.pairs.tolist()
    assert pairs == sorted(pairs)
    assert all(one < other for one, other in pairs)
    assert {tuple(pair) for pair in result.pinned.tolist()} <= {tuple(pair) for pair in pairs}


def test_prices_are_those_of_the_last_proof_of_the_sum(result: Result) -> None:
    proofs = [proof for proof in result.proofs if proof.claim == Claim.SUM]
    assert np.array_equal(result.prices, proofs[-1].duals.people / 4)
    assert (result.prices[result.pool.find_rows(result.pinned.ravel())] == 0).all()


def test_it_is_told_how_large_the_tables_were_and_how_long_steps_took(result: Result) -> None:
    assert set(result.compiled) == {"people", "tables", "classes", "items_columns"}
    assert (result.compiled["people"], result.compiled["items_columns"]) == (81, 1)
    assert {"score", "survey", "place", "threshold", "levels", "check"} <= set(result.seconds)
    assert all(seconds >= 0 for seconds in result.seconds.values())


@pytest.mark.parametrize("seed", range(60))
def test_everybody_left_over_is_told_why(seed: int) -> None:
    case = make_case(seed)
    result = solve(case.pool, case.plan, seed=case.seed, forbidden=case.forbidden)
    tried = Round(Case(case.pool, case.plan, case.seed, (), case.forbidden))
    placed = {person for group in (*result.pairs.tolist(), *result.trios) for person in group}
    assert [person.person for person in result.unmatched] == sorted(set(case.pool.ids.tolist()) - placed)
    for person in result.unmatched:
        row = int(case.pool.find_rows([person.person])[0])
        possible = [other for other in tried.rows if other != row and tried.exists(row, other)]
        assert (person.why == Why.NOBODY_POSSIBLE) == (not possible)
        assert person.why != Why.OUT_OF_TIME


def test_without_time_those_left_over_are_told_so() -> None:
    result = solve(make_pool(301, 3), PLAN, seconds=0.0)
    assert {person.why for person in result.unmatched} == {Why.OUT_OF_TIME}
    assert [person.person for person in result.unmatched] == sorted(person.person for person in result.unmatched)
