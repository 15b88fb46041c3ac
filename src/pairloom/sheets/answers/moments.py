"""Read time stamps of all common forms, and tell whether day or month comes first."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

_DATE = re.compile(r"^\s*(\d{1,4})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{1,4})(?:\D|$)")
_TIME = re.compile(r"(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?(?:\s*([ap])\.?\s*m\b)?", re.IGNORECASE)
_OFFSET = re.compile(r"(?:GMT|UTC|\d)\s*([+-])(\d{1,2}):?(\d{2})?\s*$|(Z)\s*$")
_EXCEL_START = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's serial numbers know no zone
_EXCEL_DAYS = (36_526, 73_050)  # 2000 to 2099
_EARLIEST_YEAR, _LATEST_YEAR = 1971, 2200


@dataclass(frozen=True, slots=True)
class DateOrder:
    """Hold whether the day or the month is written first, and whether the stamps prove it."""

    name: str  # "day" or "month"
    is_proven: bool
    is_mixed: bool = False


def guess_date_order(texts: Iterable[str]) -> DateOrder:
    """Guess the order from all stamps: a first number above 12 must be a day. Not proven: day first."""
    proofs: Counter[str] = Counter()
    is_needed = False
    for text in texts:
        found = _DATE.match(text)
        if not found or len(found[1]) == 4:
            continue
        is_needed = True
        proofs["day"] += int(found[1]) > 12
        proofs["month"] += int(found[2]) > 12
    name = "month" if proofs["month"] > proofs["day"] else "day"
    return DateOrder(name, is_proven=bool(proofs[name]) or not is_needed, is_mixed=min(proofs.values(), default=0) > 0)


def read_moment(text: str, *, order: str) -> datetime | None:
    """Read one stamp as a moment without zone (one with an offset is turned to UTC); None when it is none.

    A year in which nobody can have applied makes it none. order: "day" or "month", what comes first where no year does.
    """
    try:
        moment = _read_quickly(text.strip()) or _read_loosely(text.strip(), order=order)
    except (ValueError, OverflowError):
        return None
    return moment if moment and _EARLIEST_YEAR <= moment.year <= _LATEST_YEAR else None


def has_offset(text: str) -> bool:
    """Tell whether a stamp says how far from UTC it is, so that reading it gives UTC."""
    found = _DATE.match(text.strip())
    return found is not None and _OFFSET.search(text.strip()[found.end(3) :].upper()) is not None


def _read_quickly(text: str) -> datetime | None:
    """Read the most common form, a date and a time to the second; None where it is another."""
    try:
        moment = datetime.fromisoformat(text) if len(text) == 19 else None
    except ValueError:
        return None
    return moment.astimezone(UTC).replace(tzinfo=None) if moment and moment.tzinfo else moment


def _read_loosely(text: str, *, order: str) -> datetime | None:
    if text.replace(".", "", 1).isdigit():
        days = float(text)
        return _EXCEL_START + timedelta(days=days) if _EXCEL_DAYS[0] <= days <= _EXCEL_DAYS[1] else None
    found = _DATE.match(text)
    if not found:
        return None
    year, month, day = _order_date(found[1], found[2], found[3], order=order)
    rest = text[found.end(3) :]
    hour, minute, second = _read_time(rest)
    moment = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - as written on the form
    return _turn_to_utc(moment, rest)


def _order_date(first: str, second: str, third: str, *, order: str) -> tuple[int, int, int]:
    if len(first) == 4:
        return int(first), int(second), int(third)
    year = int(third) + (2000 if len(third) <= 2 else 0)
    day, month = (int(first), int(second)) if order == "day" else (int(second), int(first))
    if month > 12 >= day:
        day, month = month, day
    return year, month, day


def _read_time(rest: str) -> tuple[int, int, int]:
    found = _TIME.search(rest)
    if not found:
        return 0, 0, 0
    hour = int(found[1])
    if found[4]:
        hour = hour % 12 + (12 if found[4].lower() == "p" else 0)
    return hour, int(found[2]), int(found[3] or 0)


def _turn_to_utc(moment: datetime, rest: str) -> datetime:
    found = _OFFSET.search(rest.upper())
    if not found or found[4]:
        return moment
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    away = timezone(timedelta(minutes=minutes if found[1] == "+" else -minutes))
    return moment.replace(tzinfo=away).astimezone(UTC).replace(tzinfo=None)
