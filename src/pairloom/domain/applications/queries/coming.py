"""Read what comes next in any round: the dates of calendars, and the days before closing on which people are asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from pairloom.domain.applications.queries.standing import find_times
from pairloom.domain.applications.rules.intake import BEFORE_CLOSING
from pairloom.domain.applications.states import ASK_BEFORE, REMIND_BEFORE, Asking
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import list_living, moments_coming
from pairloom.domain.programs.states import Moment

DAYS = {Asking.ASK: ASK_BEFORE, Asking.REMIND: REMIND_BEFORE}


@dataclass(frozen=True)
class Coming:
    """Something that is still to come in a round, and when."""

    round: Round
    what: Moment | Asking
    at: datetime


def find_coming(now: datetime) -> Coming | None:
    """Find what comes next in any living round; three queries."""
    entry = moments_coming(now).first()
    dates = [] if entry is None else [Coming(entry.round, Moment(entry.moment), entry.due_at)]
    letters = (one for round_ in list_living() for one in _list_askings(round_) if one.at > now)
    return min([*letters, *dates], key=lambda one: one.at, default=None)


def _list_askings(round_: Round) -> Iterator[Coming]:
    """List when people of a round are asked and reminded: by the first daily work that is near enough to closing."""
    times = find_times(round_)
    if times is None or round_.state not in BEFORE_CLOSING:
        return
    for what, before in DAYS.items():
        at = _find_next_day(times.closes_at - before)
        if times.opens_at <= at < times.closes_at:
            yield Coming(round_, what, at)


def _find_next_day(moment: datetime) -> datetime:
    """Find when the first day begins that does not begin before a moment; days of the daily work are those of UTC."""
    midnight = datetime.combine(moment.astimezone(UTC).date(), time(), tzinfo=UTC)
    return midnight if midnight == moment else midnight + timedelta(days=1)
