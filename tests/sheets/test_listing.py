"""Tests of the list of all problems."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pairloom.sheets.errors import SheetError
from pairloom.sheets.inspection import inspect_file
from pairloom.sheets.listing import DOUBTS, HEADINGS, list_problem_rows, write_problems
from tests.sheets.rounds import SMALL


def test_every_problem_and_every_doubt_is_one_row_and_what_leaves_people_out_comes_first() -> None:
    inspection = inspect_file(SMALL)
    rows = list(list_problem_rows(inspection))
    assert len(rows) == len(inspection.problems) + len(inspection.doubts)
    assert {len(row) for row in rows} == {len(HEADINGS)}
    assert rows[0][:3] == ["left out until somebody answers", "No language", 6]
    assert rows[-1][1] == DOUBTS


def test_both_kinds_of_file_hold_the_same_rows(tmp_path: Path) -> None:
    inspection = inspect_file(SMALL)
    write_problems(inspection, tmp_path / "p.csv")
    write_problems(inspection, tmp_path / "p.xlsx")
    with (tmp_path / "p.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    sheet = load_workbook(tmp_path / "p.xlsx")["Problems"]
    assert lines[0] == HEADINGS
    assert len(lines) == sheet.max_row


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="Problems can be written"):
        write_problems(inspect_file(SMALL), tmp_path / "p.ods")
