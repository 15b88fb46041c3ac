"""Clean a whole sheet."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pairloom.sheets.answers.moments import guess_date_order
from pairloom.sheets.cleaning.notebook import Notebook
from pairloom.sheets.cleaning.partners import resolve_earlier_partners
from pairloom.sheets.cleaning.person import make_readers, read_person
from pairloom.sheets.cleaning.queue import Entry, build_queue
from pairloom.sheets.cleaning.submissions import gather_submissions
from pairloom.sheets.errors import SheetError
from pairloom.sheets.folding import fold_text
from pairloom.sheets.mapping import Field, Mapping
from pairloom.sheets.people import Applicant
from pairloom.sheets.problems import Problem, ProblemKind
from pairloom.sheets.tables import Table

MOST_INTERESTS = 64
_USUAL_YEAR = 2026  # whose clock changes count when no time stamp tells the year


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Hold the people of a sheet by number, everything that was not clear, and labels of kinds of libraries.

    sector_labels  code of a kind of library -> the answer that most people gave for it
    """

    applicants: tuple[Applicant, ...]
    problems: tuple[Problem, ...]
    sector_labels: dict[str, str]
    rows: int


def clean_table(table: Table, mapping: Mapping) -> Cleaned:
    """Clean a table as the mapping says.

    Raises SheetError when a needed column is missing or no row is an applicant. 200,000 rows take some ten seconds.
    """
    mapping.check_fits(table)
    notebook = Notebook(table, mapping)
    submissions = gather_submissions(table, mapping, notebook)
    if not submissions:
        raise SheetError("No row of the file has an e-mail address, so there is nobody to match.")
    _tell_about_table(table, mapping, notebook)
    entries = build_queue(submissions, notebook)
    readers = make_readers(
        mapping,
        interests=(submission.texts.get(Field.INTERESTS, "") for submission in submissions),
        year=_find_year(entries),
    )
    people = [read_person(entry, readers, notebook) for entry in entries]
    written = {entry.number: entry.submission.texts.get(Field.EARLIER, "") for entry in entries}
    people = resolve_earlier_partners(people, written, notebook)
    _tell_about_names(people, notebook)
    _tell_about_interests(people, notebook)
    return Cleaned(tuple(people), notebook.sort(), _label_sectors(people, entries), len(table.rows))


def find_last_time(people: Iterable[Applicant]) -> datetime | None:
    """Find the last first time stamp of all people; None when there is none."""
    return max((person.applied_at for person in people if person.applied_at), default=None)


def _find_year(entries: Iterable[Entry]) -> int:
    return max((entry.applied_at.year for entry in entries if entry.applied_at), default=_USUAL_YEAR)


def _tell_about_table(table: Table, mapping: Mapping, notebook: Notebook) -> None:
    if table.encoding_assumed:
        notebook.write(
            ProblemKind.TEXT_ENCODING_ASSUMED,
            f"The file is not UTF-8; it was read as {table.encoding_assumed}. Please check names with accents.",
        )
    for row in table.overlong:
        notebook.write(
            ProblemKind.ROW_HAS_MORE_CELLS,
            "The row has more filled cells than there are headings; what stands beyond them is not read.",
            row=row,
        )
    places = mapping.find_places(table, Field.TIMESTAMP)
    if not places:
        notebook.write(
            ProblemKind.NO_TIME_COLUMN,
            "No column of time stamps was found, so the order of arrival is unknown; addresses are taken by alphabet.",
        )
        return
    order = guess_date_order(table.get_column(places[0]))
    if order.is_mixed or not order.is_proven:
        found = (
            "Some dates have the day first and some the month" if order.is_mixed else "No date shows what comes first"
        )
        notebook.write(
            ProblemKind.DATE_ORDER_UNSURE,
            f"{found}; the {mapping.date_order} is read first. Please check date_order in the mapping.",
            field=Field.TIMESTAMP,
        )


def _tell_about_names(people: Iterable[Applicant], notebook: Notebook) -> None:
    together: dict[str, list[Applicant]] = {}
    for person in people:
        if fold_text(person.name):
            together.setdefault(fold_text(person.name), []).append(person)
    for namesakes in together.values():
        first = namesakes[0]
        for person in namesakes[1:]:
            notebook.write(
                ProblemKind.SAME_NAME,
                f"Person {person.number} has the same name as person {first.number} (row {first.row}) "
                "but another address; both are kept. Are they one person?",
                row=person.row,
                number=person.number,
                field=Field.NAME,
                found=person.name,
            )


def _tell_about_interests(people: Iterable[Applicant], notebook: Notebook) -> None:
    distinct = len({label for person in people for label in person.interests})
    if distinct > MOST_INTERESTS:
        notebook.write(
            ProblemKind.INTERESTS_TOO_MANY,
            f"There are {distinct:,} different interests; the {MOST_INTERESTS} most frequent can be told apart, "
            "the others are not used. Rare ones can be put together in the mapping.",
            field=Field.INTERESTS,
        )


def _label_sectors(people: Iterable[Applicant], entries: Iterable[Entry]) -> dict[str, str]:
    """Choose for each kind of library the answer that most people gave."""
    counted: dict[str, Counter[str]] = {}
    for person, entry in zip(people, entries, strict=True):
        if person.sector:
            answer = " ".join(entry.submission.texts.get(Field.SECTOR, "").split())
            counted.setdefault(person.sector, Counter())[answer] += 1
    return {code: min(seen.items(), key=lambda item: (-item[1], item[0]))[0] for code, seen in counted.items()}
