"""Decide the calendar of a round: propose it, check its order, and put local times onto the world's clock."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs.states import MOVES, Moment, RoundState

MORNING = time(9, 0)
LAST_MINUTE = time(23, 59)
OPEN_DAYS = 28
DAYS_TO_MATCH = 10
SHORTEST_CADENCE, LONGEST_CADENCE = 7, 62
NOTICE_DAYS = 14
# What must come before what; topics and check-ins lie between introductions and the end.
ORDER = (Moment.OPENS, Moment.CLOSES, Moment.INTRODUCTIONS, Moment.MID_SURVEY, Moment.NOTICE, Moment.ENDS)
MANY = frozenset({Moment.TOPIC, Moment.CHECK_IN})


@dataclass(frozen=True, order=True)
class Planned:
    """A moment of a round as people read it: the wall clock of the program's zone, without zone."""

    local: datetime
    moment: Moment
    number: int = 1


def propose_calendar(*, opens_on: date, months: int = 4, cadence_days: int = 14) -> tuple[Planned, ...]:
    """Propose a round: four weeks to apply, ten days to match, then months of topics and one check-in in each.

    The first topic goes out with the introductions, the last one two weeks before the end, when the end is announced.
    """
    check_cadence(cadence_days)
    closes_on = opens_on + timedelta(days=OPEN_DAYS)
    meets_on = closes_on + timedelta(days=DAYS_TO_MATCH)
    ends_on = add_months(meets_on, months)
    notice_on = ends_on - timedelta(days=NOTICE_DAYS)
    topics = _step(meets_on, until=notice_on, days=cadence_days)
    check_ins = [day for day in _step(meets_on, until=notice_on, days=28) if day != meets_on]
    return tuple(
        sorted(
            [
                Planned(datetime.combine(opens_on, MORNING), Moment.OPENS),
                Planned(datetime.combine(closes_on, LAST_MINUTE), Moment.CLOSES),
                Planned(datetime.combine(meets_on, MORNING), Moment.INTRODUCTIONS),
                *_number(Moment.TOPIC, topics),
                *_number(Moment.CHECK_IN, check_ins),
                Planned(datetime.combine(meets_on + (ends_on - meets_on) / 2, MORNING), Moment.MID_SURVEY),
                Planned(datetime.combine(notice_on, MORNING), Moment.NOTICE),
                Planned(datetime.combine(ends_on, LAST_MINUTE), Moment.ENDS),
            ]
        )
    )


def _step(first: date, *, until: date, days: int) -> list[date]:
    count = (until - first).days // days + 1
    return [first + timedelta(days=days * number) for number in range(count)]


def _number(moment: Moment, days: Sequence[date]) -> list[Planned]:
    return [Planned(datetime.combine(day, MORNING), moment, number) for number, day in enumerate(days, start=1)]


def add_months(day: date, months: int) -> date:
    """Go some months on, to the same day or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    _, last = monthrange(year, month + 1)
    return date(year, month + 1, min(day.day, last))


def check_cadence(days: int) -> None:
    """Refuse topics more often than weekly or more seldom than every second month."""
    if not SHORTEST_CADENCE <= days <= LONGEST_CADENCE:
        raise Refused(Reason.CADENCE_WRONG, found=days, least=SHORTEST_CADENCE, most=LONGEST_CADENCE)


def check_calendar(planned: Iterable[Planned]) -> None:
    """Refuse a calendar whose moments stand in the wrong order, are missing, or are named twice."""
    moments = sorted(planned)
    if len({(one.moment, one.number) for one in moments}) != len(moments):
        raise Refused(Reason.CALENDAR_TWICE)
    single = {one.moment: one.local for one in moments if one.moment not in MANY}
    for moment in (Moment.OPENS, Moment.CLOSES, Moment.INTRODUCTIONS, Moment.ENDS):
        if moment not in single:
            raise Refused(Reason.CALENDAR_MISSING, moment=moment.value)
    named = [moment for moment in ORDER if moment in single]
    for first, then in pairwise(named):
        _check_order(first.value, single[first], then.value, single[then])
    for one in moments:
        if one.moment in MANY:
            _check_order(Moment.INTRODUCTIONS.value, single[Moment.INTRODUCTIONS], one.moment.value, one.local)
            _check_order(one.moment.value, one.local, Moment.ENDS.value, single[Moment.ENDS])


def _check_order(first: str, first_at: datetime, then: str, then_at: datetime) -> None:
    """Refuse when the second moment comes before the first; topics may go out with the introductions."""
    is_fine = first_at <= then_at if then in MANY else first_at < then_at
    if not is_fine:
        raise Refused(
            Reason.CALENDAR_ORDER,
            first=first,
            then=then,
            first_at=first_at.isoformat(" ", "minutes"),
            then_at=then_at.isoformat(" ", "minutes"),
        )


def find_due_time(local: datetime, zone: str) -> datetime:
    """Put a wall-clock time of a zone onto the world's clock, in UTC.

    A time that the clocks skip becomes due when they have jumped; one that comes twice becomes due the first time.
    """
    place = ZoneInfo(zone)
    first = local.replace(tzinfo=place, fold=0)
    there_and_back = first.astimezone(UTC).astimezone(place).replace(tzinfo=None)
    if there_and_back == local:
        return first.astimezone(UTC)
    return _find_jump(local, place)


def _find_jump(local: datetime, place: ZoneInfo) -> datetime:
    """Find the moment at which the clocks of a place jump over a wall-clock time, to the second."""
    after = local.replace(tzinfo=place, fold=0).astimezone(UTC)
    before = local.replace(tzinfo=place, fold=1).astimezone(UTC)
    old = before.astimezone(place).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if middle.astimezone(place).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after


def check_move(state: RoundState, to: RoundState) -> None:
    """Refuse a step of a round that the table of moves does not hold."""
    if to not in MOVES[state]:
        raise Refused(Reason.MOVE_NOT_ALLOWED, found=state.value, wanted=to.value)


def check_may_move_moment(*, done_at: datetime | None, due_at: datetime, now: datetime) -> None:
    """Refuse to move what is done already, or to a time that has passed."""
    if done_at is not None:
        raise Refused(Reason.MOMENT_DONE)
    if due_at < now:
        raise Refused(Reason.MOMENT_PASSED)
