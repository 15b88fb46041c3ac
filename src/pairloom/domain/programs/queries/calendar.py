"""Reads of calendars: what is due, what comes next, what would be wrong."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.models import Model, OuterRef, QuerySet, Subquery

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs import rules
from pairloom.domain.programs.catalogue import load_template
from pairloom.domain.programs.models import CalendarEntry, Program, Round
from pairloom.domain.programs.queries.rounds import LIVE
from pairloom.domain.programs.states import Moment, Planned, Rhythm, RoundState

TOLD = (Moment.OPENS, Moment.CLOSES, Moment.INTRODUCTIONS, Moment.ENDS)
"""The moments without which a round has no times."""
ADDED = {f"round_{moment.value}_at": moment for moment in TOLD}
"""The columns in which a row of another table brings the times of its round."""


@dataclass(frozen=True)
class RoundTimes:
    """When a round does what, in UTC; half of it lies half way from the introductions to the end."""

    opens_at: datetime
    closes_at: datetime
    grace_ends_at: datetime
    meets_at: datetime
    half_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class DueTopic:
    """A topic whose day has come: counted from 1 in order of time, with the name under which its text is kept."""

    number: int
    name: str
    due_at: datetime


def moments_due(now: datetime) -> QuerySet[CalendarEntry]:
    """List the moments of living rounds whose time has come and that are not done, oldest first."""
    waiting = CalendarEntry.objects.filter(due_at__lte=now, done_at=None, round__state__in=LIVE)
    return waiting.select_related("round__program").order_by("due_at", "id")


def moments_coming(now: datetime) -> QuerySet[CalendarEntry]:
    """List the moments of living rounds that are still to come, soonest first."""
    waiting = CalendarEntry.objects.filter(due_at__gt=now, done_at=None, round__state__in=LIVE)
    return waiting.select_related("round__program").order_by("due_at", "id")


def next_moment(round_: Round, *, now: datetime) -> CalendarEntry | None:
    """Find what comes next in a round."""
    return round_.calendar.filter(due_at__gt=now, done_at=None).order_by("due_at", "id").first()


def calendar_of(round_: Round) -> list[CalendarEntry]:
    """List the calendar of a round in order of time."""
    return list(round_.calendar.order_by("due_at", "moment", "number"))


def read_round_times(round_: Round) -> RoundTimes:
    """Read the times of a round, in one query or from a calendar that was read already.

    Refused for a round without calendar: no service makes one.
    """
    due = {entry.moment: entry.due_at for entry in round_.calendar.all() if entry.moment not in rules.MANY}
    return _lay_times(due, grace=timedelta(minutes=round_.program.grace_minutes))


def add_times(round_: str) -> dict[str, Subquery]:
    """Describe the times of a round as columns of a query for rows that name it so; `read_added_times` reads them."""
    entries = CalendarEntry.objects.filter(round=OuterRef(round_))
    return {name: Subquery(entries.filter(moment=moment).values("due_at")[:1]) for name, moment in ADDED.items()}


def read_added_times(row: Model, program: Program) -> RoundTimes:
    """Read the times of a round from a row that came with them; refused as `read_round_times` is."""
    found = {moment: getattr(row, name) for name, moment in ADDED.items()}
    due: dict[str, datetime] = {moment: due_at for moment, due_at in found.items() if due_at is not None}
    return _lay_times(due, grace=timedelta(minutes=program.grace_minutes))


def _lay_times(due: Mapping[str, datetime], *, grace: timedelta) -> RoundTimes:
    for moment in TOLD:
        if moment not in due:
            raise Refused(Reason.CALENDAR_MISSING, moment=moment.value)
    meets_at, ends_at = due[Moment.INTRODUCTIONS], due[Moment.ENDS]
    return RoundTimes(
        opens_at=due[Moment.OPENS],
        closes_at=due[Moment.CLOSES],
        grace_ends_at=due[Moment.CLOSES] + grace,
        meets_at=meets_at,
        half_at=meets_at + (ends_at - meets_at) / 2,
        ends_at=ends_at,
    )


def read_planned(entry: CalendarEntry) -> Planned:
    """Read a moment as people do: the wall clock of the program's zone."""
    return Planned(entry.local.astimezone(UTC).replace(tzinfo=None), Moment(entry.moment), entry.number)


def read_calendar_version(entries: Iterable[CalendarEntry]) -> str:
    """Tell by a short word which calendar this is: another word means that somebody changed it."""
    lines = sorted(f"{one.moment} {one.number} {one.local.isoformat()}" for one in map(read_planned, entries))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def propose_rhythm(program: Program) -> Rhythm:
    """Propose how the next round of a program is laid out: like its last one that was not called off."""
    last = program.rounds.exclude(state=RoundState.CANCELLED).order_by("-id").first()
    planned = [] if last is None else map(read_planned, last.calendar.all())
    return rules.read_rhythm(planned, cadence_days=program.cadence_days)


def propose_round(program: Program, *, opens_on: date, rhythm: Rhythm) -> list[CalendarEntry]:
    """Propose the calendar of a new round as entries that are not saved, in order of time."""
    planned = rules.propose_calendar(opens_on=opens_on, **vars(rhythm))
    return [
        CalendarEntry(
            moment=one.moment,
            number=one.number,
            local=one.local.replace(tzinfo=UTC),
            due_at=rules.find_due_time(one.local, program.time_zone),
        )
        for one in planned
    ]


def find_calendar_faults(round_: Round, planned: Iterable[Planned], *, now: datetime) -> Iterator[Refused]:
    """Find all that is wrong with a calendar that somebody wants for a round; each fault names `moment` and `number`.

    A moment that is done or has passed must stay as it is, and none may be put into the past.
    """
    wanted = list(planned)
    entries = list(round_.calendar.all())
    standing = {read_planned(entry) for entry in entries}
    fixed = [read_planned(entry) for entry in entries if entry.done_at is not None or entry.due_at <= now]
    yield from rules.find_fixed_faults(fixed, wanted)
    zone = round_.program.time_zone
    for one in wanted:
        if one not in standing and rules.find_due_time(one.local, zone) < now:
            yield Refused(Reason.MOMENT_PASSED, moment=one.moment.value, number=one.number)
    yield from rules.find_order_faults(wanted)


def name_topics(program: Program, entries: Iterable[CalendarEntry]) -> dict[int, str]:
    """Name the topic of each topic's date by number, in order of time; "" where the template has none for it."""
    dates = sorted((entry.due_at, entry.number) for entry in entries if entry.moment == Moment.TOPIC)
    names = rules.spread_topics(load_template(program.template).topics, len(dates))
    return {number: name for (_due_at, number), name in zip(dates, names, strict=True)}


def find_topic_due(round_: Round, *, now: datetime) -> DueTopic | None:
    """Find the newest topic of a round whose day has come and that has a text; one query, or none."""
    entries = sorted(
        (each for each in round_.calendar.all() if each.moment == Moment.TOPIC), key=lambda each: each.due_at
    )
    names = name_topics(round_.program, entries)
    due = [
        DueTopic(place, names[each.number], each.due_at)
        for place, each in enumerate(entries, 1)
        if each.due_at <= now and names[each.number]
    ]
    return due[-1] if due else None
