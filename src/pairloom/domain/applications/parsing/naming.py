"""Read the name and the address of somebody in a sheet."""

from pairloom.domain.applications.parsing.findings import FindingKind
from pairloom.domain.applications.parsing.rows import Row
from pairloom.domain.core.errors import Refused
from pairloom.domain.people.rules import LONGEST_NAME, clean_address, clean_name
from pairloom.sheets.folding import tidy_text
from pairloom.sheets.mapping import Field


def read_address(row: Row) -> str:
    """Read an address as it was typed, else as it was recognised in what was typed; "" where no letter can reach it."""
    for text in (tidy_text(row.person.address), row.person.folded_address):
        try:
            return clean_address(text)
        except Refused:
            continue
    row.note(FindingKind.ADDRESS_WRONG, usual=Field.EMAIL, found=row.person.address)
    return ""


def read_name(row: Row) -> str:
    """Read a name as it is kept; too long a one is cut, one that cannot be seen is left out."""
    name = row.person.name
    if not name:
        return ""
    try:
        return clean_name(name)
    except Refused:
        row.note(FindingKind.NAME_WRONG, usual=Field.NAME, found=name)
    try:
        return clean_name(name[:LONGEST_NAME])
    except Refused:
        return ""
