"""Open a mapping for the sheet it is meant for."""

from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from pairloom.sheets.errors import SheetError
from pairloom.sheets.mapping.guessing import guess_loosely
from pairloom.sheets.mapping.loading import build_mapping, load_parts, read_text
from pairloom.sheets.mapping.mapping import Mapping, list_headings
from pairloom.sheets.tables import Table


def open_mapping(path: Path | str, table: Table) -> Mapping:
    """Read a mapping and guess what it leaves open; raises SheetError for a heading that the table does not have."""
    parts = load_parts(read_text(path))
    told = build_mapping(parts)
    _check_headings(told.columns, table)
    guessed = guess_loosely(table, told.columns)
    order = told.date_order if "date_order" in parts else guessed.date_order
    return replace(told, columns=guessed.columns, date_order=order)


def _check_headings(told: Iterable[str], table: Table) -> None:
    for heading in told:
        if heading not in table.headings:
            close = get_close_matches(heading, table.headings, n=1)
            meant = f"is “{close[0]}” meant?" if close else f"the columns are {list_headings(table)}."
            raise SheetError(f"The mapping names a column “{heading}” that is not in the file; {meant}")
