"""Decide what becomes of a letter that may or may not have arrived."""

from datetime import datetime, timedelta

from pairloom.domain.letters.states import LetterState, WhenUnsure

PATIENCE = timedelta(minutes=10)
"""How long evidence may come in before a rule decides."""


def rule_applies_at(*, now: datetime) -> datetime:
    """Tell when the rule of its kind may decide about a letter that became unsure now."""
    return now + PATIENCE


def resolve_by_evidence(when_unsure: WhenUnsure, *, arrived: bool) -> LetterState | None:
    """Decide by evidence; none when only an organiser may (or the rule of its kind will) decide."""
    if arrived:
        return LetterState.SENT
    return LetterState.WAITING if when_unsure == WhenUnsure.AGAIN_WITH_EVIDENCE else None
