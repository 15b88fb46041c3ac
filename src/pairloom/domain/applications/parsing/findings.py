"""Hold what could not be taken from a sheet as it stands, in a shape that can be stored until somebody has looked."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pairloom.sheets.problems import Problem

LONGEST_FOUND = 200


class FindingKind(StrEnum):
    """What an import finds beside the problems of the sheet itself, which keep their own codes."""

    SECTOR_UNKNOWN = "sector-unknown"
    """Kept as the option "other", where the form has it."""
    OPTION_UNKNOWN = "option-unknown"
    WISH_UNKNOWN = "wish-unknown"
    ANSWER_WRONG = "answer-wrong"
    TEXT_CUT = "text-cut"
    NAME_WRONG = "name-wrong"
    ADDRESS_WRONG = "address-wrong"
    ADDRESS_TWICE = "address-twice"
    PERSON_LEFT = "person-left"
    HAS_APPLIED = "has-applied"
    """Waits for a confirmation, and may be replaced."""
    HAS_CONFIRMED = "has-confirmed"
    """Has confirmed, withdrawn, or was decided: never touched."""


@dataclass(frozen=True)
class Finding:
    """One finding: its code, the row of the file (0: the whole file), the column, what stands there, a sentence."""

    kind: str
    row: int
    column: str = ""
    found: str = ""
    sentence: str = ""

    def store(self) -> list[str | int]:
        """Give the values to store; read_finding gives the same finding again."""
        return [self.kind, self.row, self.column, self.found, self.sentence]


def find(kind: FindingKind, row: int, *, column: str = "", found: str = "") -> Finding:
    """Make a finding of an import; what stands there is cut to what a page can show."""
    return Finding(kind.value, row, column, found[:LONGEST_FOUND])


def read_finding(values: Sequence[object]) -> Finding:
    """Read a finding that was stored."""
    kind, row, column, found, sentence = values
    return Finding(str(kind), int(str(row)), str(column), str(found), str(sentence))


def take_over(problem: Problem) -> Finding:
    """Take a problem of the sheet over, with its sentence."""
    found = problem.found[:LONGEST_FOUND]
    return Finding(problem.kind.code, problem.row or 0, problem.column, found, problem.sentence[: 4 * LONGEST_FOUND])
