"""Tests of files of pairs."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pairloom.sheets.errors import SheetError
from pairloom.sheets.pairs import list_outputs, write_pairs
from pairloom.sheets.round import MatchedRound
from tests.sheets.rounds import make_abroad, make_person, match_people


@pytest.fixture
def hostile() -> MatchedRound:
    """Match people whose names a spreadsheet would run."""
    return match_people(
        make_person(1, name="=HYPERLINK(1)"), make_abroad(2, name='＝1, "quoted"'), make_person(3, name="+1\x00")
    )


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_csv_begins_with_the_mark_by_which_spreadsheets_know_utf8(hostile: MatchedRound, tmp_path: Path) -> None:
    paths = write_pairs(hostile, tmp_path / "pairs.csv")
    assert [path.name for path in paths] == ["pairs.csv", "pairs-unmatched.csv"]
    assert [path.read_bytes()[:3] for path in paths] == [b"\xef\xbb\xbf"] * 2


def test_names_that_look_like_formulas_are_written_as_text(hostile: MatchedRound, tmp_path: Path) -> None:
    pairs, unmatched = (read_csv(path) for path in write_pairs(hostile, tmp_path / "pairs.csv"))
    names = {row[1] for row in pairs[1:]} | {row[5] for row in pairs[1:]} | {row[2] for row in unmatched[1:]}
    assert names == {"'=HYPERLINK(1)", '\'＝1, "quoted"', "'+1"}


def test_a_workbook_has_a_sheet_for_each_list_and_no_formula(hostile: MatchedRound, tmp_path: Path) -> None:
    (path,) = write_pairs(hostile, tmp_path / "pairs.XLSX")
    workbook = load_workbook(path)
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert workbook.sheetnames == ["Pairs", "Without a partner"]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert workbook["Pairs"]["A2"].value in (1, 2)


def test_another_suffix_is_refused_with_the_two_that_work() -> None:
    with pytest.raises(SheetError, match=r"ends in \.csv or \.xlsx; 'pairs\.ods' does not"):
        list_outputs(Path("pairs.ods"))
