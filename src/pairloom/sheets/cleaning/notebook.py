"""Collect problems while a sheet is cleaned."""

from pairloom.sheets.mapping import Field, Mapping
from pairloom.sheets.problems import Problem, ProblemKind
from pairloom.sheets.tables import Table


class Notebook:
    """Collect problems; it knows which heading holds each field, so that a problem can name its column."""

    def __init__(self, table: Table, mapping: Mapping) -> None:
        self.problems: list[Problem] = []
        self._headings = {
            field: table.headings[places[0]] for field in Field if (places := mapping.find_places(table, field))
        }

    def write(
        self,
        kind: ProblemKind,
        sentence: str,
        *,
        row: int | None = None,
        number: int | None = None,
        field: Field | None = None,
        found: str = "",
        suggestions: tuple[str, ...] = (),
    ) -> None:
        """Write one problem down."""
        column = self._headings.get(field, "") if field else ""
        self.problems.append(Problem(kind, row, number, column, found, sentence, suggestions))

    def sort(self) -> tuple[Problem, ...]:
        """List all problems: by kind in the order of their definition, then by row and person."""
        places = {kind: place for place, kind in enumerate(ProblemKind)}
        return tuple(
            sorted(self.problems, key=lambda one: (places[one.kind], one.row or 0, one.number or 0, one.sentence))
        )
