"""The process that verifies a proof."""

import gzip
import json
import os
from pathlib import Path

import pytest

from pairloom.domain.pairs.engine.matches.referee import REFUSED, main
from pairloom.matching.certificate import read_certificate, write_certificate
from tests.domain.pairs.engine.matches.rounds import make_problem, solve_problem
from tests.domain.pairs.scenes import answer

PEOPLE = [answer(place) for place in ("SE", "KE", "DE", "ZA")]


@pytest.fixture
def proof(tmp_path: Path) -> Path:
    """Write the proof of a small match."""
    path = tmp_path / "proof"
    write_certificate(solve_problem(make_problem(PEOPLE)), path)
    return path


def test_a_proof_that_holds_is_accepted(proof: Path) -> None:
    assert main(str(proof), str(os.getppid())) == 0


def test_a_proof_that_was_changed_is_refused_with_the_reason(proof: Path, capsys: pytest.CaptureFixture[str]) -> None:
    certificate = dict(read_certificate(proof))
    certificate["levels"][0]["value"] += 2
    proof.write_bytes(gzip.compress(json.dumps(certificate).encode()))
    assert main(str(proof), str(os.getppid())) == REFUSED
    assert "ProofError" in capsys.readouterr().err
