"""Read CSV files of any delimiter."""

import csv
import io
import itertools
from collections import Counter

from pairloom.sheets.errors import SheetError
from pairloom.sheets.tables.encoding import decode_text
from pairloom.sheets.tables.table import LARGEST, Limits, NumberedRow, Table, build_table

_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
_ROWS_TRIED = 60
_CHARACTERS_TRIED = 200_000


def read_delimited(content: bytes, limits: Limits = LARGEST) -> Table:
    """Read the bytes of a CSV file; raises SheetError with one sentence when that is not possible."""
    text, encoding = decode_text(content)
    start, text, delimiter = _take_separator_line(text)
    delimiter = delimiter or _choose_delimiter(text)
    rows = _read_rows(text, delimiter, start=start)
    return build_table(
        rows,
        source=f"CSV, {_DELIMITERS.get(delimiter, 'own delimiter')}, {encoding}",
        encoding_assumed=encoding if encoding == "Windows-1252" else "",
        limits=limits,
    )


def _take_separator_line(text: str) -> tuple[int, str, str]:
    """Take away the first line when it only names the delimiter, as Excel writes it ("sep=;")."""
    first, _, rest = text.partition("\n")
    first = first.rstrip("\r")
    if first.lower().startswith("sep=") and len(first) == 5:
        return 2, rest, first[4]
    return 1, text, ""


def _choose_delimiter(text: str) -> str:
    """Choose the delimiter that gives most rows the same, and the largest, number of cells."""
    return max(_DELIMITERS, key=lambda delimiter: _rate_delimiter(text[:_CHARACTERS_TRIED], delimiter))


def _rate_delimiter(text: str, delimiter: str) -> tuple[float, int]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    widths: Counter[int] = Counter()
    try:
        widths.update(len(row) for row in itertools.islice(reader, _ROWS_TRIED) if row)
    except csv.Error:
        return (0.0, 0)
    if not widths:
        return (0.0, 0)
    width, times = max(widths.items(), key=lambda item: (item[1], item[0]))
    return (0.0, 0) if width < 2 else (times / widths.total(), width)


def _read_rows(text: str, delimiter: str, *, start: int) -> list[NumberedRow]:
    """Read all rows strictly; where a stray quotation mark forbids that, leniently."""
    try:
        return _parse(text, delimiter, start=start, strict=True)
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise SheetError(
                "A quotation mark is opened in the file and never closed, so its last rows run together."
            ) from None
    try:
        return _parse(text, delimiter, start=start, strict=False)
    except csv.Error as error:
        if "field larger" in str(error):
            raise SheetError(
                f"A cell of the file is longer than {csv.field_size_limit():,} characters; is this an export of a form?"
            ) from None
        raise SheetError(
            "The file cannot be read as CSV: one of its cells does not end. Is a quotation mark missing?"
        ) from None


def _parse(text: str, delimiter: str, *, start: int, strict: bool) -> list[NumberedRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    return [(number, tuple(cells)) for number, cells in enumerate(reader, start=start)]
