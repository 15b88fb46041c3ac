"""Say what the clocks of all partners show now, and at which hours of the coming days all of them are up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from babel.dates import format_date, format_skeleton, format_time
from django.utils.translation import gettext as _

from pairloom.domain.core.wording import find_locale
from pairloom.domain.pairs.rules.hours import Span, Stretch, open_clock
from pairloom.domain.pairs.wording.sides import Side
from pairloom.domain.pairs.wording.talking import name_place


@dataclass(frozen=True)
class Clocks:
    """A table of clocks: one column a place; a row for now, and one for each stretch of days with the same hours.

    today  the hours of today in each place; empty where there are none
    """

    places: list[str]
    now: list[str]
    rows: list[tuple[str, list[str]]]
    today: list[str]


def describe_clocks(sides: Sequence[Side], *, today: Sequence[Span], week: Sequence[Stretch], now: datetime) -> Clocks:
    """Describe now and the coming days on everybody's clock, in the order of the people."""
    zones = [side.zone for side in sides]
    rows = [(_say_days(one, week), _say_row(one.spans, zones)) for one in week if one.spans]
    return Clocks(
        places=[name_place(side) if side.zone else "–" for side in sides],
        now=[_say_now(now, zone) for zone in zones],
        rows=rows,
        today=_say_row(today, zones) if today else [],
    )


def _say_row(spans: Sequence[Span], zones: Iterable[str]) -> list[str]:
    return [_(" or ").join(_say_span(span, zone) for span in spans) for zone in zones]


def _say_span(span: Span, zone: str) -> str:
    begins, ends = (_say_time(at, zone) for at in (span.begins, span.ends))
    return _("%(begins)s–%(ends)s") % {"begins": begins, "ends": ends}


def _say_time(at: datetime, zone: str) -> str:
    return str(format_time(at.astimezone(open_clock(zone)).time(), "short", locale=find_locale()))


def _say_now(at: datetime, zone: str) -> str:
    if not zone:
        return "–"
    weekday = format_date(at.astimezone(open_clock(zone)), "EEEE", locale=find_locale())
    return _("%(weekday)s, %(time)s") % {"weekday": weekday, "time": _say_time(at, zone)}


def _say_days(stretch: Stretch, week: Sequence[Stretch]) -> str:
    """Name the days of a stretch: today and on, or from a day on when a clock has been changed before it."""
    if len(week) == 1:
        return _("Today, and all week")
    if stretch is week[0]:
        return _("Today, until %(day)s") % {"day": _say_day(stretch.last)}
    return _("From %(day)s, when a clock changes") % {"day": _say_day(stretch.first)}


def _say_day(day: date) -> str:
    return str(format_skeleton("MMMMd", day, locale=find_locale()))
