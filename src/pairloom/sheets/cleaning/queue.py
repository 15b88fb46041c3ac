"""Put people in a queue: several submissions of one address are one person, the first time stamp gives the place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pairloom.sheets.cleaning.notebook import Notebook
from pairloom.sheets.cleaning.submissions import Submission
from pairloom.sheets.mapping import Field
from pairloom.sheets.problems import ProblemKind

_NO_TIME = datetime(9999, 12, 31)  # noqa: DTZ001 - stamps of forms know no zone
_LONG_AGO = datetime(1, 1, 1)  # noqa: DTZ001


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one person in the queue: the submission that counts, the first time stamp and all rows."""

    number: int
    submission: Submission
    applied_at: datetime | None
    rows: tuple[int, ...]


def build_queue(submissions: Iterable[Submission], notebook: Notebook) -> list[Entry]:
    """Give people numbers 1, 2, ... by first time stamp; ties by folded address.

    Who has no time stamp comes last. The last submission of a person counts; of several at one moment the content
    decides. The order of the rows plays no part.
    """
    together: dict[str, list[Submission]] = {}
    for submission in submissions:
        together.setdefault(submission.folded_address, []).append(submission)
    people = [sorted(own, key=_order_own) if len(own) > 1 else own for own in together.values()]
    people.sort(key=lambda own: (_find_first_time(own) or _NO_TIME, own[0].folded_address))
    entries = []
    for number, own in enumerate(people, start=1):
        rows = tuple(sorted(submission.row for submission in own))
        entries.append(Entry(number, own[-1], _find_first_time(own), rows))
        if len(own) > 1:
            _tell_double(number, own, rows, notebook)
    return entries


def _order_own(submission: Submission) -> tuple[datetime, tuple[str, ...]]:
    return submission.applied_at or _LONG_AGO, submission.content


def _find_first_time(own: list[Submission]) -> datetime | None:
    return min((submission.applied_at for submission in own if submission.applied_at), default=None)


def _tell_double(number: int, own: list[Submission], rows: tuple[int, ...], notebook: Notebook) -> None:
    listed = ", ".join(map(str, rows[:6])) + (f" and {len(rows) - 6:,} more" if len(rows) > 6 else "")
    notebook.write(
        ProblemKind.DOUBLE_SUBMISSION,
        f"This person sent {len(own):,} forms (rows {listed}): the answers of row {own[-1].row} count, "
        "and the first time stamp keeps the place in the queue.",
        row=own[-1].row,
        number=number,
        field=Field.EMAIL,
        found=own[-1].folded_address,
    )
