"""Make small sheets and applicants for tests; whatever a test does not name is plain and clear."""

from datetime import date, datetime

from pairloom.sheets.cleaning import Cleaned, clean_table
from pairloom.sheets.mapping import Field, Mapping
from pairloom.sheets.people import Applicant
from pairloom.sheets.problems import Problem, ProblemKind
from pairloom.sheets.tables.table import Table, build_table

STARTS, ENDS = date(2026, 9, 1), date(2026, 12, 31)
USED = tuple(field for field in Field if field not in (Field.IGNORE, Field.GIVEN_NAME, Field.FAMILY_NAME))
COLUMNS = {field.value: field for field in USED}


def make_row(place: int, answers: dict[Field, str]) -> dict[Field, str]:
    """Make all answers of a row; only what a test names differs from row to row."""
    usual = dict.fromkeys(USED, "") | {
        Field.TIMESTAMP: f"2026-07-{place:02d} 09:00:00",
        Field.EMAIL: f"p{place}@x.example",
        Field.NAME: f"Person Number{'abcdefghijklmnopqrstuvwxyz'[place % 26]}{place}",
        Field.COUNTRY: "France",
        Field.SECTOR: "Public library",
        Field.STAGE: "Early career",
        Field.INTERESTS: "Open access",
        Field.LANGUAGES: "English (good)",
        Field.ZONE: "Europe/Paris",
    }
    return usual | answers


def make_table(*rows: dict[Field, str]) -> Table:
    """Make a table whose headings are the words of mappings."""
    filled = [make_row(place, answers) for place, answers in enumerate(rows, start=1)]
    lines = [(1, tuple(COLUMNS)), *((place + 1, tuple(row.values())) for place, row in enumerate(filled, start=1))]
    return build_table(lines, source="test")


def clean_rows(*rows: dict[Field, str], mapping: Mapping | None = None) -> Cleaned:
    """Clean a small sheet."""
    return clean_table(make_table(*rows), mapping or Mapping(COLUMNS))


def find_problems(cleaned: Cleaned, kind: ProblemKind) -> list[Problem]:
    """Find the problems of one kind."""
    return [problem for problem in cleaned.problems if problem.kind is kind]


def list_sentences(cleaned: Cleaned, kind: ProblemKind) -> list[str]:
    """List the sentences of one kind of problem."""
    return [problem.sentence for problem in find_problems(cleaned, kind)]


def make_applicant(number: int, **values: object) -> Applicant:
    """Make one applicant without a sheet."""
    usual: dict[str, object] = {
        "number": number,
        "row": number + 1,
        "rows": (number + 1,),
        "applied_at": datetime(2026, 7, 1, 9),  # noqa: DTZ001
        "address": f"p{number}@x.example",
        "folded_address": f"p{number}@x.example",
        "country": "FR",
        "region": "155",
    }
    return Applicant(**(usual | values))  # type: ignore[arg-type]
