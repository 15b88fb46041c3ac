"""Write rows as CSV, or as the sheets of one XLSX file, safe against formulas."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell as WrittenCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from pairloom.sheets.errors import SheetError
from pairloom.sheets.tables.cells import make_safe
from pairloom.sheets.tables.filling import fill_frame, write_rows

Cell = str | int
Row = list[Cell]
Sheet = tuple[str, Sequence[str], Iterable[Row]]
SUFFIXES = (".csv", ".xlsx")
_LONGEST_CELL = 32_000
_WIDE = ("why", "shared", "reason", "what can", "in words")
_NARROW = ("number", "row", "person")


def check_suffix(path: Path, what: str, suffixes: tuple[str, ...] = SUFFIXES) -> None:
    """See that a file can be written by the suffix of its name; raises SheetError otherwise."""
    if not path.name.lower().endswith(suffixes) or path.name.lower() in suffixes:
        wanted = " or ".join(suffixes)
        raise SheetError(f"{what} can be written to a file that ends in {wanted}; {path.name!r} does not.")


@contextmanager
def name_file(path: Path) -> Iterator[None]:
    """Name the file in one sentence where it cannot be written: a full disk does not tell which one it was."""
    try:
        yield
    except OSError as error:
        raise SheetError(f"{path} cannot be written: {error.strerror or error}.") from error


def write_sheets(sheets: Mapping[Path, Sheet]) -> None:
    """Write each sheet (title, headings, rows) to its own file, by suffix."""
    for path, sheet in sheets.items():
        if path.suffix.lower() == ".xlsx":
            write_workbook(path, [sheet])
        else:
            write_csv(path, sheet[1], sheet[2])


def write_csv(path: Path, headings: Sequence[str], rows: Iterable[Row]) -> None:
    """Write UTF-8 with a mark at its beginning, by which spreadsheet programs know it; every text is quoted."""
    with name_file(path), path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow(headings)
        writer.writerows([make_safe(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)


def write_workbook(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write all sheets to one workbook; rows are taken as they are written, and none is kept."""
    workbook, frame = Workbook(write_only=True), BytesIO()
    styles = [_add_sheet(workbook, title, headings) for title, headings, _rows in sheets]
    workbook.save(frame)
    filled = {
        number: write_rows(map(_make_row_safe, rows), first=2, style=style)
        for number, (style, (_title, _headings, rows)) in enumerate(zip(styles, sheets, strict=True), start=1)
    }
    with name_file(path):
        fill_frame(frame, path, filled)


def _add_sheet(workbook: Workbook, title: str, headings: Sequence[str]) -> int:
    """Add a sheet with its headings alone; gives the number of the style of a text."""
    sheet = workbook.create_sheet(title)
    sheet.freeze_panes = "A2"
    for place, heading in enumerate(headings, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = _choose_width(heading)
    sheet.append([_make_cell(sheet, heading, font=Font(bold=True)) for heading in headings])
    return int(_make_cell(sheet, "").style_id)


def _make_row_safe(row: Row) -> Row:
    return [make_safe(cell)[:_LONGEST_CELL] if isinstance(cell, str) else cell for cell in row]


def _choose_width(heading: str) -> int:
    if heading.startswith(_WIDE):
        return 60
    return 9 if heading.startswith(_NARROW) else 24


def _make_cell(sheet: WriteOnlyWorksheet, value: str, *, font: Font | None = None) -> WrittenCell:
    cell = WriteOnlyCell(sheet, value=make_safe(value)[:_LONGEST_CELL])
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if font is not None:
        cell.font = font
    return cell
