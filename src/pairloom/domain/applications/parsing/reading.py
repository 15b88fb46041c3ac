"""Read a whole file: who is in it, their answers to the form, and everything that could not be taken as it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from pairloom.domain.applications.parsing.answering import answer_form
from pairloom.domain.applications.parsing.cells import CellReader
from pairloom.domain.applications.parsing.columns import Columns, guess_columns, load_columns
from pairloom.domain.applications.parsing.doubting import DoubtFound, find_doubts
from pairloom.domain.applications.parsing.findings import Finding, FindingKind, find, take_over
from pairloom.domain.applications.parsing.naming import read_address, read_name
from pairloom.domain.applications.parsing.rows import Row, find_headings
from pairloom.domain.programs.catalogue import Form
from pairloom.domain.programs.states import QuestionKind
from pairloom.sheets.answers.moments import has_offset
from pairloom.sheets.cleaning import Cleaned, clean_table
from pairloom.sheets.errors import SheetError
from pairloom.sheets.mapping import Field
from pairloom.sheets.people import Applicant
from pairloom.sheets.tables import Limits, Table, read_content

LARGEST_FILE = 20 * 1024 * 1024
LIMITS = Limits(rows=30_000, columns=200, unpacked=200 * 1024 * 1024)
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


@dataclass(frozen=True)
class Candidate:
    """Somebody in a sheet who can be written to, with their answers; `applied_at` is none where no stamp was read."""

    row: int
    address: str
    name: str
    country: str
    zone: str
    answers: dict[str, object]
    doubts: tuple[DoubtFound, ...]
    applied_at: datetime | None


@dataclass(frozen=True)
class Reading:
    """A file as it was read. Where `fault` says why nobody could be read, there are no candidates yet."""

    table: Table
    columns: Columns
    candidates: tuple[Candidate, ...] = ()
    findings: tuple[Finding, ...] = ()
    fault: str = ""


def read_people(content: bytes, form: Form, *, mapping: str = "", zone: tzinfo) -> Reading:
    """Read the people of a file. `mapping` is what write_columns wrote; without one, columns are guessed.

    Stamps without an offset are those of `zone`. Raises SheetError when the file is no table at all, or too large.
    """
    table = _read_table(content)
    columns = load_columns(mapping, table, form) if mapping else guess_columns(table, form)
    try:
        cleaned = clean_table(table, columns.mapping)
    except SheetError as error:
        return Reading(table, columns, fault=str(error))
    findings = [take_over(problem) for problem in cleaned.problems]
    candidates = tuple(_gather(table, columns, cleaned, form, zone, findings))
    return Reading(table, columns, candidates, tuple(findings))


def _read_table(content: bytes) -> Table:
    """Read the table, without signs that no database keeps."""
    if len(content) > LARGEST_FILE:
        raise SheetError(f"The file is larger than {LARGEST_FILE // 1024**2} MB; is this an export of a form?")
    table = read_content(content, LIMITS)
    rows = tuple((number, tuple(_clear(cell) for cell in cells)) for number, cells in table.rows)
    headings = tuple(_clear(heading) for heading in table.headings)
    return Table(headings, rows, table.source, table.overlong, table.encoding_assumed)


def _clear(text: str) -> str:
    return text if text.isprintable() else _UNWRITABLE.sub("", text)


def _gather(
    table: Table, columns: Columns, cleaned: Cleaned, form: Form, zone: tzinfo, findings: list[Finding]
) -> Iterator[Candidate]:
    """Gather everybody who has an address of their own, in order of arrival."""
    reader, headings = CellReader(form), find_headings(columns, table)
    cells = dict(table.rows)
    stamped = UTC if _has_offsets(table, headings.usual[Field.TIMESTAMP]) else zone
    taken: set[str] = set()
    for person in cleaned.applicants:
        row = Row(form, reader, headings, person, cells[person.row])
        address = read_address(row)
        if address.lower() in taken:
            findings.append(find(FindingKind.ADDRESS_TWICE, person.row, found=address))
        elif address:
            taken.add(address.lower())
            yield _describe(row, address, stamped)
        findings += row.findings


def _describe(row: Row, address: str, zone: tzinfo) -> Candidate:
    answers, person = answer_form(row), row.person
    return Candidate(
        row=person.row,
        address=address,
        name=read_name(row),
        country=_find(row.form, answers, QuestionKind.COUNTRY),
        zone=_find(row.form, answers, QuestionKind.ZONE),
        answers=answers,
        doubts=tuple(find_doubts(person, answers, row.form)),
        applied_at=_place_in_time(person, zone),
    )


def _find(form: Form, answers: dict[str, object], kind: QuestionKind) -> str:
    question = form.find_kind(kind)
    return "" if question is None else str(answers.get(question.name) or "")


def _place_in_time(person: Applicant, zone: tzinfo) -> datetime | None:
    return None if person.applied_at is None else person.applied_at.replace(tzinfo=zone).astimezone(UTC)


def _has_offsets(table: Table, places: Sequence[int]) -> bool:
    """Tell whether most stamps say how far from UTC they are."""
    stamps = [cells[place] for _, cells in table.rows for place in places[:1]]
    return sum(map(has_offset, stamps)) * 2 > len(stamps)
