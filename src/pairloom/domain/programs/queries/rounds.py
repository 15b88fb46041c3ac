"""Reads of rounds: which one, which ones."""

from datetime import datetime

from django.db.models import Case, IntegerField, OuterRef, QuerySet, Subquery, Value, When

from pairloom.domain.programs.models import CalendarEntry, Program, Round
from pairloom.domain.programs.states import Moment, RoundState

LIVE = (RoundState.PLANNED, RoundState.OPEN, RoundState.CLOSED, RoundState.MATCHED, RoundState.RUNNING)
UNDER_WAY = (RoundState.CLOSED, RoundState.MATCHED, RoundState.RUNNING)


def find_round(slug: str) -> Round | None:
    """Find a round by the word in its addresses, with its program and form."""
    return Round.objects.filter(slug=slug).select_related("program", "form").first()


def list_rounds(program: Program) -> list[Round]:
    """List the rounds of a program, newest first, with their calendars; two queries."""
    return list(program.rounds.order_by("-id").prefetch_related("calendar"))


def rounds_open(now: datetime) -> QuerySet[Round]:
    """List the rounds that take applications now: open, and not past their closing time."""
    closed = CalendarEntry.objects.filter(moment=Moment.CLOSES, due_at__lte=now)
    return (
        Round.objects.filter(state=RoundState.OPEN)
        .exclude(pk__in=closed.values("round_id"))
        .select_related("program")
        .order_by("id")
    )


def round_to_show(now: datetime) -> Round | None:
    """Find the round that public pages speak of: an open one, else the next to open, else the newest under way.

    It comes with its program and calendar, in two queries. An open one whose closing time has passed is under way.
    """
    times = CalendarEntry.objects.filter(round=OuterRef("pk")).values("due_at")
    rounds = Round.objects.filter(state__in=LIVE).alias(
        opens_at=Subquery(times.filter(moment=Moment.OPENS)[:1]),
        closes_at=Subquery(times.filter(moment=Moment.CLOSES)[:1]),
    )
    ranked = rounds.alias(
        rank=Case(
            When(state=RoundState.OPEN, closes_at__gt=now, then=Value(0)),
            When(state=RoundState.PLANNED, opens_at__isnull=False, then=Value(1)),
            When(state=RoundState.PLANNED, then=Value(3)),
            default=Value(2),
            output_field=IntegerField(),
        ),
        soonest=Case(When(state=RoundState.PLANNED, then="opens_at"), default=None),
    )
    return ranked.select_related("program").prefetch_related("calendar").order_by("rank", "soonest", "-id").first()


def find_newest_round() -> Round | None:
    """Find the round that was made last, with its program and calendar; cancelled rounds are left out."""
    rounds = Round.objects.exclude(state=RoundState.CANCELLED).select_related("program").prefetch_related("calendar")
    return rounds.order_by("-id").first()
