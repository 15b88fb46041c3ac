"""Tests of opening certificates."""

from pathlib import Path

import pytest

from pairloom.cli import main
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


@pytest.mark.parametrize("command", [["check"], ["explain", "--person", "1"]])
def test_a_proof_with_one_byte_changed_or_cut_off_is_told_as_damaged(
    command: list[str], proof: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, damaged = proof.read_bytes(), tmp_path / "damaged.json.gz"
    places = range(20, len(whole) - 8, len(whole) // 12)
    flipped = [whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :] for place in places]
    for content in (*flipped, whole[: len(whole) // 2]):
        damaged.write_bytes(content)
        assert main([*command, str(damaged)]) == 2
        complaint = capsys.readouterr().err
        assert "is damaged, or no proof of Pairloom" in complaint
        assert complaint.count("\n") == 1


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="There is no file"):
        open_proof(tmp_path / "gone.gz")
    with pytest.raises(SheetError, match="is a folder"):
        open_proof(tmp_path)
