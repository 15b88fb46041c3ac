"""Hold how to read a sheet: what each column is, and what single answers mean."""

from collections.abc import Iterable
from collections.abc import Mapping as Lookup
from dataclasses import dataclass, field

from pairloom.sheets.errors import SheetError
from pairloom.sheets.mapping.fields import Field
from pairloom.sheets.people import Stage, Wish
from pairloom.sheets.tables import Table

NEEDED = (Field.EMAIL, Field.COUNTRY)
WORDS = {
    Field.EMAIL: "e-mail addresses",
    Field.COUNTRY: "countries",
    Field.LANGUAGES: "languages",
}
MOST_HEADINGS = 12


@dataclass(frozen=True, slots=True)
class Mapping:
    """Hold what a person can correct in a file: columns, date order and the meaning of answers.

    columns      heading -> what the column holds; headings that are not named are not used (open_mapping guesses them)
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

    def list_missing(self, table: Table, wanted: Iterable[Field] = NEEDED) -> tuple[Field, ...]:
        """List which of these fields no column of the table holds: by default of those nobody can do without."""
        return tuple(each for each in wanted if not self.find_places(table, each))

    def check_has(self, table: Table, *wanted: Field) -> None:
        """Check that columns of the table hold these fields, each in WORDS; raises SheetError with one sentence."""
        if missing := self.list_missing(table, wanted):
            raise SheetError(say_missing(table, missing))

    def check_fits(self, table: Table) -> None:
        """Check that the table has what nobody can do without; raises SheetError with one sentence."""
        self.check_has(table, *NEEDED)
        for wanted in Field:
            places = self.find_places(table, wanted)
            if len(places) > 1 and not wanted.may_repeat:
                named = " and ".join(repr(table.headings[place]) for place in places[:2])
                raise SheetError(f"Two columns are said to hold the {wanted.label}: {named}; only one can.")


def say_missing(table: Table, missing: Iterable[Field]) -> str:
    """Say that no column holds these fields, each in WORDS, and what the columns are."""
    words = " and none with ".join(WORDS[each] for each in missing)
    return f"No column with {words} was found; the columns are {list_headings(table)}."


def list_headings(table: Table) -> str:
    """List the first headings of a table, for a sentence."""
    rest = len(table.headings) - MOST_HEADINGS
    listed = ", ".join(f"“{heading}”" for heading in table.headings[:MOST_HEADINGS])
    return f"{listed} and {rest:,} more" if rest > 0 else listed
