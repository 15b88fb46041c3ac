"""Choose the days of a round."""

from collections.abc import Sequence
from datetime import date, timedelta

from pairloom import clock
from pairloom.sheets.cleaning.clean import find_last_time
from pairloom.sheets.people import Applicant

DAYS_UNTIL_START = 14
MONTHS = 4


def choose_days(people: Sequence[Applicant], *, starts: date | None, ends: date | None) -> tuple[date, date]:
    """Choose the days of the round: by default two weeks after the last answer, for four months."""
    if starts is None and ends is not None:
        starts = add_months(ends, -MONTHS)
    if starts is None:
        last = find_last_time(people)
        starts = (last or clock.now()).date() + timedelta(days=DAYS_UNTIL_START)
    return starts, ends or add_months(starts, MONTHS)


def add_months(day: date, months: int) -> date:
    """Go some months on, to the same day or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (following - timedelta(days=1)).day))
