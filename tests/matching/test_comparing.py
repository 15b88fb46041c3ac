"""What a result says of its people is compared with what the referee measures; no altered number or reason passes."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from benchmarks.population import make_pool
from pairloom.matching.errors import ProofError
from pairloom.matching.plan import Objective, load_default_plan
from pairloom.matching.problem import Pool
from pairloom.matching.refereeing import check_result
from pairloom.matching.result import Result, Unmatched, Why
from pairloom.matching.solver import solve
from tests.matching.pools import make_case

PLAN = load_default_plan()
COLUMNS = ("rel", "points", "best", "median", "options", "prices")


@cache
def solve_crowd() -> Result:
    """Solve a round where some have nobody, some compete, one pair is pinned and one forbidden."""
    pool = make_pool(60, 8)
    country = np.where(np.arange(60) < 40, 0, 1 + np.arange(60) % 7).astype(np.int16)
    crowd = Pool(pool.ids, {**pool.codes, "country": country}, pool.flags, pool.masks, pool.grids)
    first = solve(crowd, PLAN).pairs
    result = solve(crowd, PLAN, pinned=first[:1], forbidden=first[1:2], preview=first[2:])
    assert len(result.unmatched) > 10
    return result


def check(result: Result) -> None:
    """Check a result against its own pool and plan."""
    check_result(result.pool, result.plan, result)


@pytest.mark.parametrize("seed", range(60))
def test_what_a_solve_says_of_a_random_round_is_confirmed(seed: int) -> None:
    case = make_case(900 + seed)
    wishes: dict[str, Any] = {"pinned": case.pinned, "forbidden": case.forbidden, "preview": case.preview}
    check(solve(case.pool, case.plan, seed=case.seed, **wishes))


@pytest.mark.parametrize("count", [0, 1, 2, 3, 60, 61])
@pytest.mark.parametrize("percentile", [0, 50])
def test_what_a_solve_says_of_librarians_is_confirmed(count: int, percentile: int) -> None:
    plan = replace(PLAN, objective=Objective(percentile=percentile))
    pool = make_pool(count, 5)
    result = solve(pool, plan, seed=7)
    check(result)
    check_result(pool.take(np.arange(count)[::-1]), plan, result)


def test_reasons_of_a_round_with_many_left_over_are_confirmed() -> None:
    check(solve_crowd())
    assert {person.why for person in solve_crowd().unmatched} >= {Why.TOO_FEW_PARTNERS}


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize("row", [0, 7, 59])
def test_one_altered_number_of_anybody_is_refused(name: str, row: int) -> None:
    result = solve_crowd()
    column = getattr(result, name).copy()
    column[row] += 1
    sentence = f"{name} of person {result.pool.ids[row]} is {column[row]} in the result; it is"
    with pytest.raises(ProofError, match=sentence):
        check(replace(result, **{name: column}))


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize("column", [None, [1, 2], np.zeros(59), np.zeros((60, 1)), np.array(["1"] * 60)])
def test_a_column_that_is_none_is_refused(name: str, column: Any) -> None:  # noqa: ANN401
    with pytest.raises(ProofError, match=f"{name} of the result is no list of one number for each of 60 people"):
        check(replace(solve_crowd(), **{name: column}))


ALTERED: list[Callable[[Unmatched], object]] = [
    lambda told: replace(told, why=Why.ODD_ONE_OUT),
    lambda told: replace(told, why=Why.OUT_OF_TIME),
    lambda told: replace(told, group=(*told.group, 5000)),
    lambda told: replace(told, partners=told.partners[1:] or (7,)),
    lambda told: replace(told, blocked_by={**told.blocked_by, "country": 999}),
    lambda told: Unmatched(told.person, Why.OUT_OF_TIME),
]


@pytest.mark.parametrize("alter", ALTERED)
@pytest.mark.parametrize("place", [0, -1])
def test_one_altered_reason_is_refused(place: int, alter: Callable[[Unmatched], Any]) -> None:
    unmatched = list(solve_crowd().unmatched)
    unmatched[place] = alter(unmatched[place])
    with pytest.raises(ProofError, match=f"another reason why person {unmatched[place].person} has no partner"):
        check(replace(solve_crowd(), unmatched=tuple(unmatched)))


def test_reasons_in_another_order_are_refused() -> None:
    with pytest.raises(ProofError, match="unmatched does not name everybody without a partner once, by rising number"):
        check(replace(solve_crowd(), unmatched=solve_crowd().unmatched[::-1]))


def test_a_round_that_time_cut_short_may_say_that_somebody_is_out_of_time() -> None:
    result = solve_crowd()
    late = tuple(Unmatched(person.person, Why.OUT_OF_TIME) for person in result.unmatched)
    check(replace(result, unmatched=late, is_reproducible=False))
    with pytest.raises(ProofError, match="another reason"):
        check(replace(result, unmatched=late))
