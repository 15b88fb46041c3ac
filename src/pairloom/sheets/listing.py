"""Write every problem of a sheet to a file, one row each, for those who go and ask."""

from collections.abc import Iterator
from pathlib import Path

from pairloom.sheets.inspection import Inspection
from pairloom.sheets.problems import Weight
from pairloom.sheets.tables.writing import Row, check_suffix, write_sheets

HEADINGS = ["what it means", "kind", "row", "person", "e-mail", "column", "what stands there", "in words", "perhaps"]
_MEANINGS = {
    Weight.LEFT_OUT: "left out until somebody answers",
    Weight.QUESTION: "please ask",
    Weight.NOTE: "good to know",
}
DOUBTS = "Depends on an unsure time zone"


def write_problems(inspection: Inspection, path: Path) -> None:
    """Write all problems as CSV or XLSX by suffix, what leaves people out first; safe against formulas."""
    check_suffix(path, "Problems")
    write_sheets({path: ("Problems", HEADINGS, list_problem_rows(inspection))})


def list_problem_rows(inspection: Inspection) -> Iterator[Row]:
    """List one row for each problem, and for each person who depends on an unsure time zone."""
    addresses = {person.number: person.folded_address for person in inspection.cleaned.applicants}
    for weight in Weight:
        for problem in (problem for problem in inspection.problems if problem.kind.weight is weight):
            where: Row = [
                problem.row or "",
                problem.number or "",
                addresses.get(problem.number or 0, ""),
                problem.column,
            ]
            said: Row = [problem.found, problem.sentence, ", ".join(problem.suggestions)]
            yield [_MEANINGS[weight], problem.kind.heading, *where, *said]
    for doubt in inspection.doubts:
        who: Row = [doubt.person.row, doubt.person.number, doubt.person.folded_address]
        yield [_MEANINGS[Weight.QUESTION], DOUBTS, *who, "", doubt.person.zone, doubt.sentence, ""]
