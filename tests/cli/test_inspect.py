"""Tests of `pairloom inspect`."""

from pathlib import Path

import pytest

from pairloom.cli import main
from tests.cli.sheets import make_row, write_sheet
from tests.sheets.rounds import SMALL


def test_the_sample_is_described_in_short_with_the_way_to_every_row(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", str(SMALL)]) == 0
    told = capsys.readouterr().out
    assert told.count("\n") < 80
    assert "--problems problems.csv" in told


def test_every_problem_is_written_to_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", str(SMALL), "--problems", "problems.csv"]) == 0
    assert "personal data" in capsys.readouterr().out
    assert len((folder / "problems.csv").read_text(encoding="utf-8-sig").splitlines()) > 150
    assert main(["inspect", str(SMALL), "--problems", "problems.ods"]) == 2
    assert "ends in .csv or .xlsx" in capsys.readouterr().err


def test_the_sample_is_described_with_every_problem_and_its_row(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", str(SMALL), "--all"]) == 0
    told = capsys.readouterr().out
    assert "93 rows, 92 people" in told
    assert "row 4: " in told
    assert "more\n" not in told.split("Worth a question")[1]


def test_a_mapping_is_written_that_matches_can_use(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = write_sheet(folder / "form.csv", [make_row(number) for number in range(4)])
    assert main(["inspect", str(sheet), "--out", "new/mapping.toml"]) == 0
    assert "pairloom match" in capsys.readouterr().out
    assert main(["match", str(sheet), "--mapping", "new/mapping.toml"]) == 0


def test_a_mapping_is_written_even_where_a_column_is_missing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "form.csv").write_text("E-mail,Frage\nada@x.example,Ja\njan@x.example,Ja\n", encoding="utf-8")
    assert main(["inspect", "form.csv", "--out", "mapping.toml"]) == 2
    assert "No column with" in capsys.readouterr().err
    assert "E-mail" in (folder / "mapping.toml").read_text(encoding="utf-8")


def test_the_sheet_itself_is_not_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = write_sheet(folder / "form.csv", [make_row(1)])
    before = sheet.read_bytes()
    assert main(["inspect", "form.csv", "--out", "form.csv"]) == 2
    assert "choose another name" in capsys.readouterr().err
    assert sheet.read_bytes() == before
