"""Answer the questions of a form with what a row of a sheet says."""

from pairloom.domain.applications.parsing.findings import FindingKind
from pairloom.domain.applications.parsing.rows import Row
from pairloom.domain.applications.parsing.usual import read_hours, read_usual
from pairloom.domain.applications.parsing.wishes import place_wishes
from pairloom.domain.applications.rules import clean_answer
from pairloom.domain.applications.rules.columns import find_field
from pairloom.domain.applications.rules.faults import find_fault
from pairloom.domain.core.errors import Reason
from pairloom.domain.programs.catalogue import Question
from pairloom.domain.programs.states import QuestionKind
from pairloom.sheets.mapping import Field

MISSING = (Reason.ANSWER_MISSING, Reason.AGREEMENT_MISSING)
TOO_MUCH = (Reason.ANSWER_LONG, Reason.ANSWER_MANY)


def answer_form(row: Row) -> dict[str, object]:
    """Answer all questions of the form; what it cannot hold is left out, and told in the row's findings."""
    placed, unplaced = place_wishes(row.form, row.person.wishes)
    for wish in unplaced:
        row.note(FindingKind.WISH_UNKNOWN, usual=Field.WISHES, found=wish.value.replace("_", " "))
    return {one.name: _fit(one, _read(one, row, placed), row) for one in row.form.questions}


def _read(question: Question, row: Row, placed: dict[str, str]) -> object:
    """Read the answer to one question: from a column of its own, else from what the usual columns say."""
    if question.name in row.headings.own:
        return row.read_own(question)
    if question.kind is QuestionKind.WISH:
        return placed.get(question.name)
    if question.kind is QuestionKind.HOURS:
        return read_hours(question, row)
    usual = find_field(question, row.form)
    return None if usual is None else read_usual(question, usual, row)


def _fit(question: Question, value: object, row: Row) -> object:
    """Give an answer as it is kept: what is too much is cut, what the form does not know is left out."""
    fault = find_fault(question, value)
    if fault is None or fault.reason in MISSING:
        return clean_answer(question, value)
    is_much = fault.reason in TOO_MUCH
    row.note(FindingKind.TEXT_CUT if is_much else FindingKind.ANSWER_WRONG, column=question.name, found=str(value))
    return clean_answer(question, _cut(value, int(fault.details["most"])) if is_much else None)


def _cut(value: object, most: int) -> object:
    """Cut a text, or a list of codes, to the most that the question allows; anything else is left out."""
    return value[:most].rstrip() if isinstance(value, str) else value[:most] if isinstance(value, list) else None
