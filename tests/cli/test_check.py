"""Tests of `pairloom check`."""

import gzip
import json
from pathlib import Path

import pytest

from pairloom.cli import main


def test_a_proof_is_accepted_and_its_levels_are_told(proof: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(proof)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Accepted: nothing better exists.")
    assert "8 people have a partner. Proven." in told
    assert "does not show that these are the answers of your people" in told
    assert "personal data" in told


def test_an_altered_proof_is_refused_with_the_first_violation(
    proof: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    certificate = json.loads(gzip.decompress(proof.read_bytes()))
    certificate["levels"][0]["value"] -= 2
    altered = tmp_path / "altered.json.gz"
    altered.write_bytes(gzip.compress(json.dumps(certificate).encode()))
    assert main(["check", str(altered)]) == 1
    complaint = capsys.readouterr().err
    assert complaint.startswith("The proof is refused: ")
    assert complaint.count("\n") == 1


@pytest.mark.parametrize("content", [b"", b"text", gzip.compress(b"[]"), gzip.compress(b'{"format": "other"}')])
def test_what_is_no_proof_at_all_is_wrong_input_and_told_in_plain_words(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "proof.json.gz").write_bytes(content)
    assert main(["check", str(tmp_path / "proof.json.gz")]) == 2
    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert "Please give the file that pairloom match wrote with --certificate." in complaint
