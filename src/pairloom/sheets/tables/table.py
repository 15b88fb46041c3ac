"""Hold a sheet as it was read: headings and rows of text, each with its row number in the file."""

from collections.abc import Iterable
from dataclasses import dataclass

from pairloom.sheets.errors import SheetError
from pairloom.sheets.folding import tidy_text

LARGEST_TABLE = 2_000_000
MOST_COLUMNS = 500
LARGEST_UNPACKED = 600 * 1024 * 1024
_ROWS_SEARCHED_FOR_HEADINGS = 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Say how much of a file is read: rows, columns, and the bytes that a workbook may unpack to."""

    rows: int = LARGEST_TABLE
    columns: int = MOST_COLUMNS
    unpacked: int = LARGEST_UNPACKED


LARGEST = Limits()

NumberedRow = tuple[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Table:
    """Hold headings, each different from the others, and rows of exactly as many cells.

    rows      row number in the file (its first row is 1) and the cells; blank rows are left out
    overlong  numbers of rows that had more filled cells than there are headings
    source    how the file was read, in words: "CSV, comma, UTF-8"
    """

    headings: tuple[str, ...]
    rows: tuple[NumberedRow, ...]
    source: str = ""
    overlong: tuple[int, ...] = ()
    encoding_assumed: str = ""

    def get_column(self, place: int) -> list[str]:
        """List the cells of one column, in the order of the file."""
        return [cells[place] for _, cells in self.rows]


def build_table(
    lines: Iterable[NumberedRow], *, source: str, encoding_assumed: str = "", limits: Limits = LARGEST
) -> Table:
    """Build a table from raw rows: find the row of headings, drop blank rows, make all rows equally long."""
    filled = [(number, cells) for number, cells in lines if any(cell.strip() for cell in cells)]
    if not filled:
        raise SheetError("The file is empty: it holds no headings and no answers.")
    if len(filled) > limits.rows:
        raise SheetError(f"The file has {len(filled):,} rows; at most {limits.rows:,} can be read.")
    place = _find_headings(filled)
    headings = _name_columns(filled[place][1], most=limits.columns)
    rows = filled[place + 1 :]
    if not rows:
        raise SheetError("The file has headings but no answers: at least one row below the headings is wanted.")
    overlong = tuple(number for number, cells in rows if any(cell.strip() for cell in cells[len(headings) :]))
    return Table(
        headings=headings,
        rows=tuple((number, _fit(cells, len(headings))) for number, cells in rows),
        source=source,
        overlong=overlong,
        encoding_assumed=encoding_assumed,
    )


def _find_headings(rows: list[NumberedRow]) -> int:
    """Find the first row with several filled cells: a title may stand above the headings."""
    for place, (_, cells) in enumerate(rows[:_ROWS_SEARCHED_FOR_HEADINGS]):
        if sum(bool(cell.strip()) for cell in cells) >= 2:
            return place
    return 0


def _name_columns(cells: tuple[str, ...], *, most: int) -> tuple[str, ...]:
    names = [tidy_text(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    if len(names) > most:
        raise SheetError(f"The file has {len(names):,} columns; at most {most} can be read.")
    taken: set[str] = set()
    unique = []
    for place, name in enumerate(names, start=1):
        own = name or f"column {place}"
        own = f"{own} (column {place})" if own in taken else own
        taken.add(own)
        unique.append(own)
    return tuple(unique)


def _fit(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    if len(cells) == width:
        return cells
    return cells[:width] if len(cells) > width else cells + ("",) * (width - len(cells))
