"""Reads of programs and rounds."""

from datetime import datetime

from django.db.models import QuerySet

from pairloom.domain.programs.models import CalendarEntry, Program, Round
from pairloom.domain.programs.states import Moment, RoundState

LIVE = (RoundState.PLANNED, RoundState.OPEN, RoundState.CLOSED, RoundState.MATCHED, RoundState.RUNNING)


def find_program(slug: str) -> Program | None:
    """Find a program by the word in its addresses."""
    return Program.objects.filter(slug=slug).first()


def list_programs() -> list[Program]:
    """List all programs."""
    return list(Program.objects.order_by("slug"))


def moments_due(now: datetime) -> QuerySet[CalendarEntry]:
    """List the moments of living rounds whose time has come and that are not done, oldest first."""
    waiting = CalendarEntry.objects.filter(due_at__lte=now, done_at=None, round__state__in=LIVE)
    return waiting.select_related("round__program").order_by("due_at", "id")


def next_moment(round_: Round, *, now: datetime) -> CalendarEntry | None:
    """Find what comes next in a round."""
    return round_.calendar.filter(due_at__gt=now, done_at=None).order_by("due_at", "id").first()


def calendar_of(round_: Round) -> list[CalendarEntry]:
    """List the calendar of a round in order of time."""
    return list(round_.calendar.order_by("due_at", "moment", "number"))


def rounds_open(now: datetime) -> QuerySet[Round]:
    """List the rounds that take applications now: open, and not past their closing time."""
    closed = CalendarEntry.objects.filter(moment=Moment.CLOSES, due_at__lte=now)
    return (
        Round.objects.filter(state=RoundState.OPEN)
        .exclude(pk__in=closed.values("round_id"))
        .select_related("program")
        .order_by("id")
    )


def find_newest_round() -> Round | None:
    """Find the round that was made last, with its program and calendar; cancelled rounds are left out."""
    rounds = Round.objects.exclude(state=RoundState.CANCELLED).select_related("program").prefetch_related("calendar")
    return rounds.order_by("-id").first()
