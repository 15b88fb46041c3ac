"""What tests of the command line share: a folder to work in, and a proof made once."""

from pathlib import Path

import pytest

from pairloom.cli import main
from tests.cli.sheets import make_row, write_sheet


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def proof(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Match eight people once and keep the proof."""
    place = tmp_path_factory.mktemp("proof")
    sheet = write_sheet(place / "form.csv", [make_row(number) for number in range(8)])
    path = place / "proof.json.gz"
    assert main(["match", str(sheet), "--out", str(place / "pairs.csv"), "--certificate", str(path)]) == 0
    return path
