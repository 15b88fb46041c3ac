"""Describe a round for a page: where it stands, its dated moments, what comes next and how long that is away."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from pairloom.domain.programs.models import CalendarEntry, Round
from pairloom.domain.programs.states import Moment, RoundState
from pairloom.doors.website.countdown import say_left
from pairloom.look.names import MOMENTS, ROUND_STATES

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
    """A round as a page shows it."""

    slug: str
    name: str
    program: str
    zone: str
    state: str | Promise
    is_open: bool
    moments: tuple[ShownMoment, ...]

    @property
    def coming(self) -> ShownMoment | None:
        """Give the moment that comes next."""
        return next((moment for moment in self.moments if moment.is_next), None)


def describe_round(shown: Round, *, now: datetime) -> ShownRound:
    """Describe a round by its main moments: applications open and close, partners are introduced, the round ends."""
    return _describe(shown, [entry for entry in shown.calendar.all() if entry.moment in MAIN], now=now)


def describe_timetable(shown: Round, *, now: datetime) -> ShownRound:
    """Describe a round with all its moments."""
    return _describe(shown, list(shown.calendar.all()), now=now)


def find_closing(shown: Round, *, now: datetime) -> datetime | None:
    """Find when applications close, if that is still to come."""
    if shown.state not in BEFORE_CLOSING:
        return None
    times = (entry.due_at for entry in shown.calendar.all() if entry.moment == Moment.CLOSES)
    return next((at for at in times if at > now), None)


def _describe(shown: Round, entries: list[CalendarEntry], *, now: datetime) -> ShownRound:
    is_open = shown.state == RoundState.OPEN and find_closing(shown, now=now) is not None
    is_just_closed = shown.state == RoundState.OPEN and not is_open and _has_closing(entries)
    state = RoundState.CLOSED if is_just_closed else RoundState(shown.state)
    return ShownRound(
        slug=shown.slug,
        name=shown.name,
        program=shown.program.name,
        zone=shown.program.time_zone,
        state=ROUND_STATES[state],
        is_open=state == RoundState.OPEN,
        moments=tuple(_describe_moments(entries, now=now)),
    )


def _has_closing(entries: Iterable[CalendarEntry]) -> bool:
    return any(entry.moment == Moment.CLOSES for entry in entries)


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
