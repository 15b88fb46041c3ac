"""Tests of opening certificates."""

from pathlib import Path

import pytest

from pairloom.cli.proofs import open_proof
from pairloom.sheets.errors import SheetError


def test_a_proof_is_opened(proof: Path) -> None:
    assert open_proof(proof)["format"] == "pairloom-proof"


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"Timestamp,Email", "is no proof. Please give"), (b"\x1f\x8bbroken", "is damaged, or no proof of Pairloom")],
)
def test_another_file_is_told_in_plain_words(content: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "form.csv").write_bytes(content)
    with pytest.raises(SheetError, match=said):
        open_proof(tmp_path / "form.csv")


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="There is no file"):
        open_proof(tmp_path / "gone.gz")
    with pytest.raises(SheetError, match="is a folder"):
        open_proof(tmp_path)
