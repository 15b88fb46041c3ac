"""Tests of filling the sheets of a workbook."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook

from pairloom.sheets.tables.filling import Cell, fill_frame, write_rows

ODD = ["<b>&amp;</b>", " two  blanks ", "a\nb", "陳信宏 🦉", "]]>", "'=1+1", "", '"', "_x0041_"]


def make_frame(*titles: str) -> BytesIO:
    """Make a workbook with a heading in each sheet."""
    workbook, frame = Workbook(write_only=True), BytesIO()
    for title in titles:
        workbook.create_sheet(title).append(["heading"])
    workbook.save(frame)
    return frame


def test_rows_follow_the_headings_and_texts_come_back_as_they_were(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [[text, number, text] for number, text in enumerate(ODD)]
    fill_frame(make_frame("A"), tmp_path / "a.xlsx", {1: write_rows(rows, first=2, style=0)})
    sheet = load_workbook(tmp_path / "a.xlsx")["A"]
    read = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert read == [["heading", None, None], *([text or None, number, text or None] for number, text in enumerate(ODD))]
    assert {cell.data_type for row in sheet.iter_rows(min_row=2, max_col=1) for cell in row if cell.value} == {"s"}


def test_each_sheet_gets_its_own_rows_and_one_without_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    fill_frame(make_frame("A", "B", "C"), path, {1: write_rows([["a"]], first=2, style=0), 3: [b""]})
    book = load_workbook(path)
    assert [[row[0] for row in book[title].values] for title in "ABC"] == [["heading", "a"], ["heading"], ["heading"]]


def test_rows_are_taken_one_by_one_as_they_are_written() -> None:
    taken = []

    def list_rows() -> Iterator[list[Cell]]:
        for number in range(3):
            taken.append(number)
            yield [number]

    written = write_rows(list_rows(), first=2, style=0)
    assert (next(written), taken) == (b'<row r="2"><c r="A2"><v>0</v></c></row>', [0])
