"""Reads of rounds: which one, which ones."""

from datetime import datetime

from django.db.models import QuerySet

from pairloom.domain.programs.models import CalendarEntry, Program, Round
from pairloom.domain.programs.states import Moment, RoundState

LIVE = (RoundState.PLANNED, RoundState.OPEN, RoundState.CLOSED, RoundState.MATCHED, RoundState.RUNNING)
ENDS_OF_INTAKE = (Moment.OPENS, Moment.CLOSES)
UNDER_WAY = (RoundState.CLOSED, RoundState.MATCHED, RoundState.RUNNING)


def find_round(slug: str) -> Round | None:
    """Find a round by the word in its addresses, with its program and form."""
    return Round.objects.filter(slug=slug).select_related("program", "form").first()


def list_rounds(program: Program) -> list[Round]:
    """List the rounds of a program, newest first, with their calendars; two queries."""
    return list(program.rounds.order_by("-id").prefetch_related("calendar"))


def list_living() -> list[Round]:
    """List the rounds that are neither over nor called off, with programs and calendars; two queries."""
    rounds = Round.objects.filter(state__in=LIVE).select_related("program").prefetch_related("calendar")
    return list(rounds.order_by("id"))


def rounds_open(now: datetime) -> QuerySet[Round]:
    """List the rounds that take applications now: open, and not past their closing time."""
    closed = CalendarEntry.objects.filter(moment=Moment.CLOSES, due_at__lte=now)
    return (
        Round.objects.filter(state=RoundState.OPEN)
        .exclude(pk__in=closed.values("round_id"))
        .select_related("program")
        .order_by("id")
    )


def rounds_to_show(now: datetime) -> list[Round]:
    """List the rounds that public pages speak of: open ones, then those to come, then those under way; two queries.

    Of the open ones the first to close stands first, of those to come the first to open, of those under way the
    newest. An open one whose closing time has passed is under way. Few rounds are alive at a time, so they are ranked
    here: that costs a page less than asking the database to do it.
    """
    return sorted(list_living(), key=lambda each: _rank(each, now=now))


def round_to_show(now: datetime) -> Round | None:
    """Find the round that stands first on public pages, with its program and calendar; two queries."""
    return next(iter(rounds_to_show(now)), None)


def _rank(round_: Round, *, now: datetime) -> tuple[int, float, int]:
    """Rank a round among those that public pages speak of; the smallest comes first."""
    due = {entry.moment: entry.due_at for entry in round_.calendar.all() if entry.moment in ENDS_OF_INTAKE}
    opens_at, closes_at = due.get(Moment.OPENS), due.get(Moment.CLOSES)
    if round_.state == RoundState.OPEN and closes_at is not None and closes_at > now:
        return (0, closes_at.timestamp(), round_.pk)
    if round_.state != RoundState.PLANNED:
        return (2, 0.0, -round_.pk)
    return (3, 0.0, -round_.pk) if opens_at is None else (1, opens_at.timestamp(), round_.pk)
