"""Tests of writing rows."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from pairloom.sheets.errors import SheetError
from pairloom.sheets.tables.writing import check_suffix, write_sheets


def test_a_sheet_is_written_by_its_suffix_and_formulas_are_texts(tmp_path: Path) -> None:
    write_sheets({tmp_path / name: ("A", ["in words", "row"], [["=1+1", 2]]) for name in ("a.csv", "a.xlsx")})
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()[1] == '"\'=1+1",2'
    sheet = load_workbook(tmp_path / "a.xlsx")["A"]
    assert [cell.value for cell in sheet[2]] == ["'=1+1", 2]


def test_a_suffix_that_cannot_be_written_is_refused() -> None:
    with pytest.raises(SheetError, match="Pairs can be written to a file that ends in"):
        check_suffix(Path("pairs.ods"), "Pairs")
