"""Fill the sheets of a workbook with rows as a stream.

A library makes a workbook with headings alone: its frame. To let it make an object of each cell as well takes half a
millisecond for each row; the cells of a frame that is filled are written at once, and none of them is kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.utils import get_column_letter

Cell = str | int
END = b"</sheetData>"
"""Where the rows of a sheet end."""


def fill_frame(frame: BinaryIO, path: Path, sheets: Mapping[int, Iterable[bytes]]) -> None:
    """Write a workbook whose frame is filled: sheets by number, counted from 1, each with the rows that follow."""
    parts = {f"xl/worksheets/sheet{number}.xml": rows for number, rows in sheets.items()}
    with ZipFile(frame) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            before, end, after = source.read(name).partition(END)
            with target.open(name, "w") as part:
                for piece in chain([before], parts.get(name, ()), [end + after]):
                    part.write(piece)


def write_rows(rows: Iterable[Sequence[Cell]], *, first: int, style: int) -> Iterator[bytes]:
    """Write rows from a number on, texts in the style of a number; texts are safe already, and fit a cell."""
    letters = [get_column_letter(place) for place in range(1, 703)]
    for number, row in enumerate(rows, start=first):
        cells = zip(letters, row, strict=False)
        written = "".join(_write_cell(f"{letter}{number}", value, style) for letter, value in cells)
        yield f'<row r="{number}">{written}</row>'.encode()


def _write_cell(place: str, value: Cell, style: int) -> str:
    """Write one cell. A text is marked as such, so that no program reads anything else in it."""
    if isinstance(value, int):
        return f'<c r="{place}"><v>{value:d}</v></c>'
    if not value:
        return ""
    text = f'<is><t xml:space="preserve">{escape(value)}</t></is>'
    return f'<c r="{place}" s="{style}" t="inlineStr">{text}</c>'
