"""Hold how to read a sheet: what each column is, and what single answers mean."""

from collections.abc import Mapping as Lookup
from dataclasses import dataclass, field

from pairloom.sheets.errors import SheetError
from pairloom.sheets.mapping.fields import Field
from pairloom.sheets.people import Stage, Wish
from pairloom.sheets.tables import Table

_NEEDED = {
    Field.EMAIL: "e-mail addresses",
    Field.COUNTRY: "countries",
}


@dataclass(frozen=True, slots=True)
class Mapping:
    """Hold what a person can correct in a file: columns, date order and the meaning of answers.

    columns      heading -> what the column holds; headings that are not named are not used
    date_order   "day" (22/07/2026) or "month" (07/22/2026)
    sectors      answer -> code of the kind of library ("" leaves it out)
    stages       answer -> stage, None leaves it out
    wishes       answer -> the wishes it means, an empty set for "open to anyone"
    interests    written interest -> label, "" leaves it out
    countries    written country -> ISO code
    languages    written language -> ISO code
    territories  ISO code of a territory -> ISO code of the country it counts as
    """

    columns: Lookup[str, Field]
    date_order: str = "day"
    sectors: Lookup[str, str] = field(default_factory=dict)
    stages: Lookup[str, Stage | None] = field(default_factory=dict)
    wishes: Lookup[str, frozenset[Wish]] = field(default_factory=dict)
    interests: Lookup[str, str] = field(default_factory=dict)
    countries: Lookup[str, str] = field(default_factory=dict)
    languages: Lookup[str, str] = field(default_factory=dict)
    territories: Lookup[str, str] = field(default_factory=dict)

    def find_places(self, table: Table, wanted: Field) -> tuple[int, ...]:
        """Find the places of the table's columns that hold a field, from the left."""
        return tuple(place for place, heading in enumerate(table.headings) if self.columns.get(heading) is wanted)

    def check_fits(self, table: Table) -> None:
        """Check that the table has what nobody can do without; raises SheetError with one sentence."""
        for needed, words in _NEEDED.items():
            if not self.find_places(table, needed):
                headings = ", ".join(repr(heading) for heading in table.headings[:12])
                raise SheetError(f"No column with {words} was found; the columns are {headings}.")
        for wanted in Field:
            places = self.find_places(table, wanted)
            if len(places) > 1 and not wanted.may_repeat:
                named = " and ".join(repr(table.headings[place]) for place in places[:2])
                raise SheetError(f"Two columns are said to hold the {wanted.label}: {named}; only one can.")
