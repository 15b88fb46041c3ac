"""Tests of collecting problems."""

from pairloom.sheets.cleaning.notebook import Notebook
from pairloom.sheets.mapping import Field, Mapping
from pairloom.sheets.problems import ProblemKind
from tests.sheets.makers import COLUMNS, make_table


def test_problems_come_by_kind_and_row_and_name_their_column() -> None:
    notebook = Notebook(make_table({}), Mapping(COLUMNS))

    notebook.write(ProblemKind.ZONE_UNSURE, "later kind", row=2, field=Field.ZONE)
    notebook.write(ProblemKind.NAME_MISSING, "second row", row=3, field=Field.NAME)
    notebook.write(ProblemKind.NAME_MISSING, "first row", row=2)

    problems = [(problem.sentence, problem.column) for problem in notebook.sort()]
    assert problems == [("first row", ""), ("second row", "name"), ("later kind", "zone")]
