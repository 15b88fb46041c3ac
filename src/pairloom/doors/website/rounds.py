"""Describe a round for a page: where it stands, its dated moments, what comes next and how long that is away."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.functional import Promise

from pairloom.domain.applications.queries import PublicTotals
from pairloom.domain.programs.models import CalendarEntry, Round
from pairloom.domain.programs.states import Moment, RoundState
from pairloom.doors.website.countdown import say_left
from pairloom.look.names import MOMENTS, ROUND_STATES
from pairloom.look.zones import choose_zone

MAIN = (Moment.OPENS, Moment.CLOSES, Moment.INTRODUCTIONS, Moment.ENDS)
BEFORE_CLOSING = (RoundState.PLANNED, RoundState.OPEN)


@dataclass(frozen=True)
class ShownMoment:
    """One dated moment as the timeline shows it; `number` counts those that come again, 0 where there is one."""

    name: str | Promise
    at: datetime
    is_done: bool
    is_next: bool
    left: str = ""
    number: int = 0


@dataclass(frozen=True)
class ShownRound:
    """A round as a page shows it; `zone` is the one in which its times are said, `program_slug` its program's word."""

    slug: str
    name: str
    program: str
    program_slug: str
    zone: str
    state: str | Promise
    is_open: bool
    is_soon: bool
    moments: tuple[ShownMoment, ...]
    totals: PublicTotals | None = None
    has_statement: bool = False

    @property
    def coming(self) -> ShownMoment | None:
        """Give the moment that comes next."""
        return next((moment for moment in self.moments if moment.is_next), None)


def describe_round(shown: Round, *, now: datetime, zone: ZoneInfo | None = None) -> ShownRound:
    """Describe a round by its main moments: applications open and close, partners are introduced, the round ends."""
    return _describe(shown, [entry for entry in shown.calendar.all() if entry.moment in MAIN], now=now, zone=zone)


def describe_timetable(shown: Round, *, now: datetime, zone: ZoneInfo | None = None) -> ShownRound:
    """Describe a round with all its moments."""
    return _describe(shown, list(shown.calendar.all()), now=now, zone=zone)


def is_open(shown: Round, *, now: datetime) -> bool:
    """Tell whether a round takes applications: it is open, and its closing time is still to come or not known."""
    return _tell_state(shown, now=now) is RoundState.OPEN


def find_closing(shown: Round, *, now: datetime) -> datetime | None:
    """Find when applications close, if that is still to come."""
    if shown.state not in BEFORE_CLOSING:
        return None
    times = (entry.due_at for entry in shown.calendar.all() if entry.moment == Moment.CLOSES)
    return next((at for at in times if at > now), None)


def _describe(shown: Round, entries: list[CalendarEntry], *, now: datetime, zone: ZoneInfo | None) -> ShownRound:
    state = _tell_state(shown, now=now)
    return ShownRound(
        slug=shown.slug,
        name=shown.name,
        program=shown.program.name,
        program_slug=shown.program.slug,
        zone=choose_zone(shown.program, zone),
        state=ROUND_STATES[state],
        is_open=state is RoundState.OPEN,
        is_soon=state is RoundState.PLANNED,
        moments=tuple(_describe_moments(entries, now=now)),
    )


def _tell_state(shown: Round, *, now: datetime) -> RoundState:
    """Tell the state of a round; one whose closing time has passed is closed, before the work of closing is done."""
    is_over = _has_closing(shown) and find_closing(shown, now=now) is None
    return RoundState.CLOSED if shown.state == RoundState.OPEN and is_over else RoundState(shown.state)


def _has_closing(shown: Round) -> bool:
    return any(entry.moment == Moment.CLOSES for entry in shown.calendar.all())


def _describe_moments(entries: list[CalendarEntry], *, now: datetime) -> list[ShownMoment]:
    """Describe moments in order; the first that is still to come is next, and says how long it is away."""
    coming = next((entry.pk for entry in entries if entry.due_at > now), None)
    many = Counter(entry.moment for entry in entries)
    return [
        ShownMoment(
            name=MOMENTS[entry.moment],
            at=entry.due_at,
            is_done=entry.due_at <= now,
            is_next=entry.pk == coming,
            left=say_left(entry.due_at, now=now) if entry.pk == coming else "",
            number=entry.number if many[entry.moment] > 1 else 0,
        )
        for entry in entries
    ]
