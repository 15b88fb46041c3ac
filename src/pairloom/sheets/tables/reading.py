"""Open a file and read the table in it, whatever its name says it is."""

import re
from pathlib import Path

from pairloom.sheets.errors import SheetError
from pairloom.sheets.tables.delimited import read_delimited
from pairloom.sheets.tables.table import LARGEST, Limits, Table
from pairloom.sheets.tables.workbook import read_workbook

LARGEST_FILE = 1024 * 1024 * 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ZIP_NAME = re.compile(rb"PK[^,;\t|\r\n]*(?:[\r\n]|$)")
"""A first line that begins like a ZIP archive and holds one cell alone: no export of a form begins so."""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def read_table(path: Path | str) -> Table:
    """Read the table of a CSV or XLSX file.

    What the file is is told from its first bytes, not from its name. Raises SheetError with one sentence.
    """
    return read_content(_read_bytes(Path(path)))


def read_content(content: bytes, limits: Limits = LARGEST) -> Table:
    """Read the table in the bytes of a CSV or XLSX file, as far as the limits allow; raises SheetError."""
    if not content.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise SheetError("The file is empty: it holds no headings and no answers.")
    if content.startswith(_ZIP):
        return read_workbook(content, limits)
    if content.startswith(_OLD_OFFICE):
        raise SheetError(
            "The file is an old or password-protected Excel file; please save it as XLSX without a password, or as CSV."
        )
    if _ZIP_NAME.match(content):
        raise SheetError("The file is no spreadsheet, or a damaged one; please export it again as XLSX or CSV.")
    return read_delimited(content, limits)


def _read_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise SheetError(f"{path.name or path} is a folder; a CSV or XLSX file is wanted.")
        if not path.exists():
            raise SheetError(f"There is no file {path.name!r}; please check its name and folder.")
        if path.stat().st_size > LARGEST_FILE:
            raise SheetError(f"The file is larger than {LARGEST_FILE // 1024**2:,} MB; is this an export of a form?")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise SheetError(f"The file cannot be opened: {getattr(error, 'strerror', None) or error}.") from None
