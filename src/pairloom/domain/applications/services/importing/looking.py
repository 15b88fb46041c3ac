"""Look at a file before anything is imported: who would come in, who is there already, what could not be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.parsing import Candidate, Finding, FindingKind, Reading, read_people
from pairloom.domain.applications.parsing.findings import find
from pairloom.domain.applications.queries.importing import match_people, takes_imports
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.people.models import Person
from pairloom.domain.programs.catalogue import Form, read_form
from pairloom.domain.programs.models import FormVersion, Round
from pairloom.sheets.errors import SheetError


@dataclass(frozen=True)
class Preview:
    """What an import would do. `again` pairs candidates with applications that wait for a confirmation."""

    reading: Reading
    new: tuple[Candidate, ...]
    again: tuple[tuple[Candidate, Application], ...]
    kept: int
    findings: tuple[Finding, ...]

    @property
    def numbers(self) -> dict[str, int]:
        """Count what would happen, for people to see before they say yes."""
        return {
            "rows": len(self.reading.table.rows),
            "people": len(self.new) + len(self.again) + self.kept,
            "new": len(self.new),
            "again": len(self.again),
            "kept": self.kept,
        }


def preview_import(round_: Round, *, content: bytes, mapping: str = "") -> Preview:
    """Look at a file without changing anything; refused when nothing can be imported into the round any more.

    `mapping` says how columns are read; without one they are guessed. What is no table is refused with the sentence
    that says why.
    """
    return compare(round_, read_sheet(round_, content=content, mapping=mapping))


def compare(round_: Round, reading: Reading) -> Preview:
    """Compare the people of a file with those who are in the round already."""
    people, standing = match_people(round_, [one.address for one in reading.candidates])
    new: list[Candidate] = []
    again: list[tuple[Candidate, Application]] = []
    findings: list[Finding] = []
    for one in reading.candidates:
        person = people.get(one.address.lower())
        there = None if person is None else standing.get(person.pk)
        kind = _judge(person, there)
        if kind is None:
            new.append(one)
        else:
            findings.append(find(kind, one.row, found=one.address))
        if there is not None and kind is FindingKind.HAS_APPLIED:
            again.append((one, there))
    kept = len(findings) - len(again)
    return Preview(reading, tuple(new), tuple(again), kept, (*findings, *reading.findings))


def read_sheet(round_: Round, *, content: bytes, mapping: str) -> Reading:
    """Read a file for the form of a round."""
    check_takes_imports(round_)
    form, zone = read_round_form(round_), ZoneInfo(round_.program.time_zone)
    try:
        return read_people(content, form, mapping=mapping, zone=zone)
    except SheetError as error:
        raise Refused(Reason.SHEET_WRONG, fault=str(error)) from error


def check_takes_imports(round_: Round) -> None:
    """Refuse a round that has closed."""
    if not takes_imports(round_):
        raise Refused(Reason.IMPORT_NOT_POSSIBLE, state=round_.state)


def read_round_form(round_: Round) -> Form:
    """Read the form of a round."""
    return read_form(find_form(round_).document)


def find_form(round_: Round) -> FormVersion:
    """Find the version of the form that a round asks; refused where it has none yet."""
    if round_.form is None:
        raise Refused(Reason.IMPORT_NOT_POSSIBLE, state=round_.state)
    return round_.form


def _judge(person: Person | None, there: Application | None) -> FindingKind | None:
    """Judge whether somebody comes in anew, or why not."""
    if person is not None and (not person.is_active or person.leaving_at is not None):
        return FindingKind.PERSON_LEFT
    if there is None:
        return None
    return FindingKind.HAS_APPLIED if there.state == ApplicationState.RECEIVED else FindingKind.HAS_CONFIRMED


def store_findings(findings: Sequence[Finding]) -> list[list[str | int]]:
    """Give findings as they are stored."""
    return [finding.store() for finding in findings]
