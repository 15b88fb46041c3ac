"""Read XLSX workbooks, carefully: a workbook is a ZIP archive that a stranger may have made."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from pairloom.sheets.errors import SheetError
from pairloom.sheets.tables.table import LARGEST, Limits, NumberedRow, Table, build_table

_LONGEST_CELL = 131_072
_BROKEN = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)


def read_workbook(content: bytes, limits: Limits = LARGEST) -> Table:
    """Read the first visible sheet with answers; raises SheetError with one sentence when there is none."""
    _check_archive(content, limits)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            title, rows = _read_first_sheet(content, limits)
    except _BROKEN:
        raise SheetError(
            "The workbook is damaged or protected and cannot be opened; please save it again as XLSX or CSV."
        ) from None
    return build_table(rows, source=f"XLSX, sheet “{title}”", limits=limits)


def _check_archive(content: bytes, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except _BROKEN:
        raise SheetError("The file begins like an XLSX or ZIP file but is damaged; please export it again.") from None
    names = {entry.filename for entry in entries}
    if "mimetype" in names:
        raise SheetError("The file is an OpenDocument file; please save it as XLSX or CSV.")
    if not any(name.endswith("workbook.xml") for name in names):
        raise SheetError("The file is a ZIP archive, not a spreadsheet; please unpack it and give the CSV or XLSX.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise SheetError("The workbook is protected by a password; please save it without one.")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.unpacked:
        raise SheetError(
            f"The workbook unpacks to {unpacked // 1024**2:,} MB; at most {limits.unpacked // 1024**2} MB are read."
        )


def _read_first_sheet(content: bytes, limits: Limits) -> tuple[str, list[NumberedRow]]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        title, rows = "", []
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            sheet.reset_dimensions()
            title = str(sheet.title)
            rows = list(_number_rows(sheet.iter_rows(max_col=limits.columns + 1, values_only=True), limits))
            if len(rows) >= 2:
                break
        return title, rows
    finally:
        book.close()


def _number_rows(rows: Iterable[tuple[object, ...]], limits: Limits) -> Iterator[NumberedRow]:
    """Give the filled rows their numbers; one more than is allowed is enough to refuse the file."""
    filled = 0
    for number, values in enumerate(rows, start=1):
        cells = tuple(map(_write_cell, values))
        if any(cells):
            filled += 1
            yield number, cells
        if filled > limits.rows:
            return


def _write_cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value if len(value) <= _LONGEST_CELL else value[:_LONGEST_CELL]
    if isinstance(value, datetime | date | time):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
