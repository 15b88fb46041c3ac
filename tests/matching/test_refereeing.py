"""A result is checked against the very pool and plan that it should belong to."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from benchmarks.population import make_pool
from pairloom.matching import refereeing
from pairloom.matching.errors import ProofError
from pairloom.matching.plan import Objective, load_default_plan
from pairloom.matching.problem import Pool
from pairloom.matching.refereeing import check_result, referee
from pairloom.matching.result import Result
from pairloom.matching.solver import solve

PLAN = load_default_plan()
POOL = make_pool(45, 6)


@pytest.fixture(scope="module")
def result() -> Result:
    """Solve a small odd round."""
    return solve(POOL, PLAN, seed=3)


def test_the_pool_passes_in_any_order_of_rows(result: Result) -> None:
    shuffled = POOL.take(np.random.default_rng(2).permutation(45))
    assert check_result(POOL, PLAN, result).is_proven
    assert check_result(shuffled, PLAN, result).is_proven


def test_another_plan_is_refused(result: Result) -> None:
    with pytest.raises(ProofError, match="the result was made by another plan than 'librarians'"):
        check_result(POOL, replace(PLAN, objective=Objective(tiers=(500,))), result)


def test_other_people_are_refused(result: Result) -> None:
    for pool in (POOL.take(np.arange(44)), replace(POOL, ids=POOL.ids + 1)):
        with pytest.raises(ProofError, match="the result was made for other people than those of the pool"):
            check_result(pool, PLAN, result)


def test_other_answers_are_refused(result: Result) -> None:
    codes = {**POOL.codes, "stage": POOL.codes["stage"][::-1]}
    pool = Pool(POOL.ids, codes, POOL.flags, POOL.masks, POOL.grids)
    with pytest.raises(ProofError, match="the result was made from other answers than those of the pool"):
        check_result(pool, PLAN, result)


def test_people_listed_as_apart_since_are_refused(result: Result) -> None:
    with pytest.raises(ProofError, match="other answers"):
        check_result(replace(POOL, blocked=result.pairs[:1]), PLAN, result)


def test_pairs_changed_afterwards_are_refused(result: Result) -> None:
    pairs = result.pairs.copy()
    pairs[0, 1], pairs[1, 1] = pairs[1, 1], pairs[0, 1]
    with pytest.raises(ProofError):
        check_result(POOL, PLAN, replace(result, pairs=np.sort(pairs, axis=1)))


@pytest.mark.parametrize(
    ("pool", "plan", "given", "words"),
    [
        (None, PLAN, "result", "the pool is of the kind NoneType; a Pool is wanted"),
        (POOL, None, "result", "the plan is of the kind NoneType; a Plan is wanted"),
        (POOL, PLAN, None, "the result is of the kind NoneType; a Result is wanted"),
        (POOL, PLAN, {"pool": None}, "the result has no pool"),
        (POOL, PLAN, {"pairs": None}, "a part of the result is not of its kind"),
        (POOL, PLAN, {"levels": None}, "a part of the result is not of its kind"),
        (POOL, PLAN, {"trios": 5}, "a part of the result is not of its kind"),
        (POOL, PLAN, {"proofs": (None,)}, "a part of the result is not of its kind"),
        (POOL, PLAN, {"unmatched": None}, "a part of the result is not of its kind"),
        (POOL, PLAN, {"pairs": np.zeros((3, 2))}, "pairs holds 0.0; whole numbers"),
        (POOL, PLAN, {"seed": np.int64(3)}, "seed is a value of another kind"),
        (POOL, PLAN, {"is_exact": False}, "time ended before everybody's own best was known"),
    ],
)
def test_what_is_no_result_is_refused_with_a_sentence(
    result: Result,
    pool: Any,  # noqa: ANN401
    plan: Any,  # noqa: ANN401
    given: Any,  # noqa: ANN401
    words: str,
) -> None:
    asked = result if given == "result" else replace(result, **given) if given else given
    with pytest.raises(ProofError, match=words):
        check_result(pool, plan, asked)


def test_the_referee_marks_what_it_has_verified(result: Result) -> None:
    unmarked = replace(result, is_refereed=False)
    assert (unmarked.is_refereed, referee(unmarked).is_refereed) == (False, True)
    assert referee(unmarked).seconds["check"] > 0


def test_the_referee_lets_no_wrong_result_pass(result: Result) -> None:
    with pytest.raises(ProofError):
        referee(replace(result, pairs=result.pairs[1:]))


def test_rounds_too_large_or_stopped_too_early_are_left_unmarked(
    result: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    unmarked = replace(result, is_refereed=False)
    assert not referee(replace(unmarked, is_exact=False)).is_refereed
    monkeypatch.setattr(refereeing, "REFEREED_UP_TO", 44)
    assert not referee(unmarked).is_refereed
