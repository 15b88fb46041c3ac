"""Tests of writing rows."""

import time
from pathlib import Path
from typing import cast

import pytest
from openpyxl import load_workbook

from pairloom.sheets.errors import SheetError
from pairloom.sheets.tables.writing import Cell, Row, Sheet, check_suffix, write_sheets, write_workbook


def test_a_sheet_is_written_by_its_suffix_and_formulas_are_texts(tmp_path: Path) -> None:
    write_sheets({tmp_path / name: ("A", ["in words", "row"], [["=1+1", 2]]) for name in ("a.csv", "a.xlsx")})
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()[1] == '"\'=1+1",2'
    sheet = load_workbook(tmp_path / "a.xlsx")["A"]
    assert [cell.value for cell in sheet[2]] == ["'=1+1", 2]


def test_a_suffix_that_cannot_be_written_is_refused() -> None:
    with pytest.raises(SheetError, match="Pairs can be written to a file that ends in"):
        check_suffix(Path("pairs.ods"), "Pairs")


@pytest.mark.parametrize("name", ["proof.json", "proof.gz", ".json.gz"])
def test_an_ending_of_two_parts_is_wanted_whole(name: str) -> None:
    check_suffix(Path("Proof.JSON.gz"), "It", (".json.gz",))
    with pytest.raises(SheetError, match=rf"It can be written to a file that ends in \.json\.gz; '{name}' does not"):
        check_suffix(Path(name), "It", (".json.gz",))


@pytest.mark.parametrize("name", ["full.csv", "full.xlsx"])
def test_a_full_disk_is_told_with_the_name_of_the_file(name: str, tmp_path: Path) -> None:
    (tmp_path / name).symlink_to("/dev/full")
    with pytest.raises(SheetError, match=rf"{name} cannot be written: No space left on device\."):
        write_sheets({tmp_path / name: ("A", ["row"], [["a"]])})


def test_a_workbook_keeps_its_looks_and_each_sheet_its_rows(tmp_path: Path) -> None:
    numbers = ([cast("Cell", number)] for number in (1, 2))
    sheets: list[Sheet] = [("A", ["why", "name"], [["because", "x" * 40_000]]), ("B", ["row"], numbers)]
    write_workbook(tmp_path / "a.xlsx", sheets)
    book = load_workbook(tmp_path / "a.xlsx")
    first, second = book["A"], book["B"]
    assert (first.freeze_panes, first["A1"].font.bold, first["A2"].font.bold) == ("A2", True, False)
    assert (first["A2"].alignment.wrap_text, first["A2"].alignment.vertical) == (True, "top")
    assert [first.column_dimensions[letter].width for letter in "AB"] == [60, 24]
    assert (first["A2"].value, len(str(first["B2"].value))) == ("because", 32_000)
    assert [list(row) for row in second.values] == [["row"], [1], [2]]


@pytest.mark.slow
def test_twenty_thousand_rows_are_written_within_three_seconds(tmp_path: Path) -> None:
    words: Row = ["some words"] * 7
    rows = ([number, *words] for number in range(20_000))
    began = time.process_time()
    write_sheets({tmp_path / "a.xlsx": ("A", [f"heading {place}" for place in range(8)], rows)})
    assert time.process_time() - began < 3
