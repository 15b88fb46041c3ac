"""Describe a round for a page: where it stands, and its dated moments."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from pairloom.domain.programs.models import Round
from pairloom.look.names import MOMENTS, ROUND_STATES


@dataclass(frozen=True)
class ShownMoment:
    """One dated moment as the timeline shows it."""

    name: str | Promise
    at: datetime
    is_done: bool
    is_next: bool


@dataclass(frozen=True)
class ShownRound:
    """A round as a page shows it."""

    name: str
    program: str
    state: str | Promise
    moments: tuple[ShownMoment, ...]


def describe_round(shown: Round, *, now: datetime) -> ShownRound:
    """Describe a round: only the first of moments that come again, and which one is next."""
    entries = [entry for entry in shown.calendar.all() if entry.number == 1]
    coming = next((entry.pk for entry in entries if entry.due_at > now), None)
    moments = tuple(
        ShownMoment(MOMENTS[entry.moment], entry.due_at, entry.due_at <= now, entry.pk == coming) for entry in entries
    )
    return ShownRound(shown.name, shown.program.name, ROUND_STATES[shown.state], moments)
