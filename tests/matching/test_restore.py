"""Tests of results rebuilt from certificates."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pairloom.matching.certificate import make_certificate, read_certificate, write_certificate
from pairloom.matching.check import check_certificate
from pairloom.matching.errors import ProofError
from pairloom.matching.restore import restore_result
from pairloom.matching.result import Result
from pairloom.matching.solver import solve
from tests.matching.pools import make_case

UNKNOWN = {"is_refereed", "seconds", "compiled", "unmatched", "pool", "proofs"}


def solve_case(seed: int) -> Result:
    case = make_case(seed)
    return solve(case.pool, case.plan, seed=case.seed)


@pytest.mark.parametrize("seed", range(12))
def test_a_rebuilt_result_measures_as_the_first_one_did(seed: int) -> None:
    result = solve_case(seed)
    rebuilt = restore_result(json.loads(json.dumps(make_certificate(result))))
    different = [
        field.name
        for field in fields(Result)
        if field.name not in UNKNOWN and not np.array_equal(getattr(result, field.name), getattr(rebuilt, field.name))
    ]
    assert different == []
    assert [reason.person for reason in rebuilt.unmatched] == [reason.person for reason in result.unmatched]


def test_a_rebuilt_result_makes_the_same_certificate(tmp_path: Path) -> None:
    result = solve_case(3)
    write_certificate(result, tmp_path / "proof.json.gz")
    again = make_certificate(restore_result(read_certificate(tmp_path / "proof.json.gz")))
    assert again == make_certificate(result)
    assert check_certificate(again).is_proven


@pytest.mark.parametrize(
    "change",
    [
        {"pool": {}},
        {"pairs": [[0, 99]]},
        {"pairs": 7},
        {"levels": [{"claim": "none", "value": 1, "bound": 1, "at": None}]},
        {"plan": {"name": "empty"}},
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(change: dict[str, Any]) -> None:
    certificate = {**make_certificate(solve_case(3)), **change}
    with pytest.raises(ProofError, match="the certificate"):
        restore_result(certificate)
