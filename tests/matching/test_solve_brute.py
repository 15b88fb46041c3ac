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
@pytest.mark.parametrize("start", range(1000, 1000 + CASES, PART))
def test_the_solver_reaches_and_proves_what_trying_all_matchings_reaches(start: int) -> None:
    for seed in range(start, start + PART):
        case = make_case(seed)
        assert (seed, list_found(solve_case(case))) == (seed, list_true(case))


@pytest.mark.slow
@pytest.mark.parametrize("start", range(1000, 1000 + CASES, PART))
def test_the_referee_passes_every_certificate_of_the_solver(start: int) -> None:
    for seed in range(start, start + PART):
        certificate: dict[str, Any] = json.loads(json.dumps(make_certificate(solve_case(make_case(seed)))))
        assert check_certificate(certificate).is_proven
