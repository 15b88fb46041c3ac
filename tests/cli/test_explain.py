"""Tests of `pairloom explain`."""

import gzip
import json
from pathlib import Path

import pytest

from pairloom.cli import main


def test_a_persons_partner_is_explained(proof: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(proof), "--person", "1"]) == 0
    assert capsys.readouterr().out.startswith("Person 1 is matched with person ")


def test_another_partner_is_explained_with_what_stands_against(proof: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(proof), "--person", "1", "--instead", "5"]) == 0
    assert "Person 1 and person 5 cannot meet: they live in the same country." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--person", "99"], "Person 99 is not in the pool of 8 people."),
        (["--person", "1", "--instead", "1"], "Person 1 is named twice; two people are wanted."),
    ],
)
def test_unknown_people_are_told(
    words: list[str], complaint: str, proof: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", str(proof), *words]) == 2
    assert capsys.readouterr().err == f"{complaint}\n"


def test_an_altered_proof_explains_nothing(proof: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    certificate = json.loads(gzip.decompress(proof.read_bytes()))
    certificate["pairs"] = certificate["pairs"][1:]
    (tmp_path / "altered.gz").write_bytes(gzip.compress(json.dumps(certificate).encode()))
    assert main(["explain", str(tmp_path / "altered.gz"), "--person", "1"]) == 1
    assert capsys.readouterr().out == ""
