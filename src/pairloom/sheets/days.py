"""Choose the days of a round."""

from collections.abc import Sequence
from datetime import date, timedelta

from pairloom import clock
from pairloom.sheets.cleaning.clean import find_last_time
from pairloom.sheets.errors import SheetError
from pairloom.sheets.people import Applicant

DAYS_UNTIL_START = 14
MONTHS = 4
LONGEST_ROUND = 1096  # days


def choose_days(people: Sequence[Applicant], *, starts: date | None, ends: date | None) -> tuple[date, date]:
    """Choose the days of the round: by default two weeks after the last answer, for four months.

    Raises SheetError when an end that is given alone does not fit this start.
    """
    if starts is None:
        last = find_last_time(people)
        starts = (last or clock.now()).date() + timedelta(days=DAYS_UNTIL_START)
        _check_end(starts, ends)
    return starts, ends or add_months(starts, MONTHS)


def _check_end(starts: date, ends: date | None) -> None:
    start = f"its start on {starts}, {DAYS_UNTIL_START} days after the last answer"
    if ends is not None and ends <= starts:
        raise SheetError(f"The round ends on {ends}, not after {start}; please give its first day with --starts.")
    if ends is not None and (ends - starts).days > LONGEST_ROUND:
        raise SheetError(f"The round ends on {ends}, more than three years after {start}; please give an earlier day.")


def add_months(day: date, months: int) -> date:
    """Go some months on, to the same day or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (following - timedelta(days=1)).day))
