"""Write rows as CSV, or as the sheets of one XLSX file, safe against formulas."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell as WrittenCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from pairloom.sheets.errors import SheetError
from pairloom.sheets.tables.cells import make_safe

Cell = str | int
Row = list[Cell]
Sheet = tuple[str, Sequence[str], Iterable[Row]]
SUFFIXES = (".csv", ".xlsx")
_LONGEST_CELL = 32_000
_WIDE = ("why", "shared", "reason", "what can", "in words")
_NARROW = ("number", "row", "person")


def check_suffix(path: Path, what: str) -> None:
    """See that a file can be written by its suffix; raises SheetError otherwise."""
    if path.suffix.lower() not in SUFFIXES:
        raise SheetError(f"{what} can be written to a file that ends in .csv or .xlsx; {path.name!r} does not.")


def write_sheets(sheets: Mapping[Path, Sheet]) -> None:
    """Write each sheet (title, headings, rows) to its own file, by suffix."""
    for path, sheet in sheets.items():
        if path.suffix.lower() == ".xlsx":
            write_workbook(path, [sheet])
        else:
            write_csv(path, sheet[1], sheet[2])


def write_csv(path: Path, headings: Sequence[str], rows: Iterable[Row]) -> None:
    """Write UTF-8 with a mark at its beginning, by which spreadsheet programs know it; every text is quoted."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow(headings)
        writer.writerows([make_safe(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)


def write_workbook(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write all sheets to one workbook."""
    workbook = Workbook(write_only=True)
    for title, headings, rows in sheets:
        _add_sheet(workbook, title, headings, rows)
    workbook.save(path)


def _add_sheet(workbook: Workbook, title: str, headings: Sequence[str], rows: Iterable[Row]) -> None:
    sheet = workbook.create_sheet(title)
    sheet.freeze_panes = "A2"
    for place, heading in enumerate(headings, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = _choose_width(heading)
    sheet.append([_make_cell(sheet, heading, font=Font(bold=True)) for heading in headings])
    for row in rows:
        sheet.append([_make_cell(sheet, cell) for cell in row])


def _choose_width(heading: str) -> int:
    if heading.startswith(_WIDE):
        return 60
    return 9 if heading.startswith(_NARROW) else 24


def _make_cell(sheet: WriteOnlyWorksheet, value: Cell, *, font: Font | None = None) -> WrittenCell:
    cell = WriteOnlyCell(sheet, value=make_safe(value)[:_LONGEST_CELL] if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    if font is not None:
        cell.font = font
    return cell
