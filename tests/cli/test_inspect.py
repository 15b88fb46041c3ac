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
    assert main(["inspect", str(sheet), "--out", "mapping.toml"]) == 0
    assert "pairloom match" in capsys.readouterr().out
    assert main(["match", str(sheet), "--mapping", "mapping.toml"]) == 0


def test_good_guesses_are_kept_and_shown_where_a_column_is_missing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "form.csv").write_text("Frage,Country\nJa,Spain\nNein,France\n", encoding="utf-8")
    assert main(["inspect", "form.csv", "--out", "mapping.toml"]) == 2
    told = capsys.readouterr()
    assert told.err == (
        "No column with e-mail addresses was found; the columns are “Frage”, “Country”. The mapping is written to "
        "mapping.toml. Please write “email” for the column with e-mail addresses in mapping.toml, "
        "and give it with --mapping.\n"
    )
    assert "Country  Country" in told.out
    assert '"Country" = "country"' in (folder / "mapping.toml").read_text(encoding="utf-8")


def test_every_missing_column_is_named_with_the_way_to_tell_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "form.csv").write_text("Frage,Antwort\nJa,A\nNein,B\n", encoding="utf-8")
    assert main(["inspect", "form.csv"]) == 2
    told = capsys.readouterr().err
    assert "No column with e-mail addresses and none with countries was found" in told
    assert "“country” for the column with countries in a mapping, which --out mapping.toml writes" in told


def test_no_column_of_languages_is_said_in_a_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "form.csv").write_text("E-mail,Country\na@x.example,Spain\nb@x.example,France\n", encoding="utf-8")
    assert main(["inspect", "form.csv"]) == 0
    told = capsys.readouterr().out
    assert "No column with languages was found. Please name one in the mapping" in told
    assert "0 languages" not in told


def test_a_missing_folder_is_told_and_not_made(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_sheet(folder / "form.csv", [make_row(number) for number in range(4)])
    assert main(["inspect", "form.csv", "--out", "new/mapping.toml"]) == 2
    assert capsys.readouterr().err == "There is no folder 'new' to write mapping.toml to; please make it first.\n"
    assert [path.name for path in folder.iterdir()] == ["form.csv"]


def test_a_full_disk_is_told_with_the_name_of_the_mapping(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_sheet(folder / "form.csv", [make_row(number) for number in range(4)])
    (folder / "mapping.toml").symlink_to("/dev/full")
    assert main(["inspect", "form.csv", "--out", "mapping.toml"]) == 2
    assert capsys.readouterr().err == "mapping.toml cannot be written: No space left on device.\n"


def test_the_sheet_itself_is_not_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = write_sheet(folder / "form.csv", [make_row(1)])
    before = sheet.read_bytes()
    assert main(["inspect", "form.csv", "--out", "form.csv"]) == 2
    assert "choose another name" in capsys.readouterr().err
    assert sheet.read_bytes() == before
