"""The solver finds what trying every matching finds, on every level, and the referee passes its certificates."""

import json
from typing import Any

import pytest

from pairloom.matching import solve
from pairloom.matching.certificate import make_certificate
from pairloom.matching.check import check_certificate
from pairloom.matching.result import Result
from tests.matching.brute import Case, solve_by_trying
from tests.matching.pools import make_case

CASES, PART = 400, 20
SOAKED = 1200
"""The first number of a case that waits for `make soak`."""
STARTS = [
    pytest.param(start, marks=[pytest.mark.soak] * (start >= SOAKED)) for start in range(1000, 1000 + CASES, PART)
]


def solve_case(case: Case) -> Result:
    """Solve a case with the solver."""
    return solve(
        case.pool, case.plan, seed=case.seed, pinned=case.pinned, forbidden=case.forbidden, preview=case.preview
    )


def list_found(result: Result) -> list[tuple[str, int | None, int, int]]:
    """List what a result says of every level but a threshold that the plan does not ask for."""
    levels = [level for level in result.levels if level.claim != "threshold" or result.plan.objective.threshold]
    return [(level.claim.value, level.at, level.value, level.bound) for level in levels]


def list_true(case: Case) -> list[tuple[str, int | None, int, int]]:
    """List what every level is when all matchings are tried."""
    order, worth = case.plan.objective, solve_by_trying(case).worth
    values: list[tuple[str, int | None, int]] = [("placed", None, worth.placed)]
    values += [("threshold", None, worth.threshold)] if order.threshold else []
    values += [("tier", tier, count) for tier, count in zip(order.tiers, worth.tiers, strict=True)]
    values += [("percentile", order.percentile, worth.percentile)] if order.percentile else []
    values += [("sum", None, worth.total), ("lot", None, worth.lot)]
    return [(claim, at, value, value) for claim, at, value in values]


@pytest.mark.slow
@pytest.mark.parametrize("start", STARTS)
def test_the_solver_reaches_what_trying_all_matchings_reaches_and_the_referee_passes_its_proof(start: int) -> None:
    for seed in range(start, start + PART):
        case = make_case(seed)
        result = solve_case(case)
        certificate: dict[str, Any] = json.loads(json.dumps(make_certificate(result)))
        assert (seed, list_found(result)) == (seed, list_true(case))
        assert check_certificate(certificate).is_proven
