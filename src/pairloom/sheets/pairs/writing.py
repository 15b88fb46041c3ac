"""Write the rows of a matched round to CSV files, or to the sheets of one XLSX file."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell as WrittenCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from pairloom.sheets.errors import SheetError
from pairloom.sheets.pairs.cells import make_safe
from pairloom.sheets.pairs.rows import (
    UNMATCHED_HEADINGS,
    Cell,
    Row,
    list_pair_headings,
    list_pair_rows,
    list_unmatched_rows,
)
from pairloom.sheets.round import MatchedRound

SUFFIXES = (".csv", ".xlsx")
_LONGEST_CELL = 32_000


def list_outputs(path: Path) -> tuple[Path, ...]:
    """List the files that pairs of this name are written to: one workbook, or two CSV files side by side."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise SheetError(f"Pairs can be written to a file that ends in .csv or .xlsx; {path.name!r} does not.")
    return (path,) if suffix == ".xlsx" else (path, path.with_name(f"{path.stem}-unmatched{path.suffix}"))


def write_pairs(matched: MatchedRound, path: Path) -> tuple[Path, ...]:
    """Write pairs and people without a partner; gives the files that were written."""
    outputs = list_outputs(path)
    if path.suffix.lower() == ".xlsx":
        _write_workbook(matched, path)
        return outputs
    _write_csv(outputs[0], list_pair_headings(matched), list_pair_rows(matched))
    _write_csv(outputs[1], UNMATCHED_HEADINGS, list_unmatched_rows(matched))
    return outputs


def _write_csv(path: Path, headings: Sequence[str], rows: Iterable[Row]) -> None:
    """Write UTF-8 with a mark at its beginning, by which spreadsheet programs know it; every text is quoted."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow(headings)
        writer.writerows([make_safe(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)


def _write_workbook(matched: MatchedRound, path: Path) -> None:
    workbook = Workbook(write_only=True)
    _add_sheet(workbook, "Pairs", list_pair_headings(matched), list_pair_rows(matched))
    _add_sheet(workbook, "Without a partner", UNMATCHED_HEADINGS, list_unmatched_rows(matched))
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
    if heading.startswith(("why", "shared", "reason", "what")):
        return 60
    return 9 if heading.startswith("number") else 24


def _make_cell(sheet: WriteOnlyWorksheet, value: Cell, *, font: Font | None = None) -> WrittenCell:
    cell = WriteOnlyCell(sheet, value=make_safe(value)[:_LONGEST_CELL] if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    if font is not None:
        cell.font = font
    return cell
