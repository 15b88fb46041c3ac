"""Cancel letters, in the transaction of whoever ends what they are about."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Case, F, Q, TextField, Value, When

from pairloom.domain.core.services import write_journal
from pairloom.domain.letters.catalogue import KINDS
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.states import LetterState

STOPPABLE = (LetterState.HELD, LetterState.WAITING, LetterState.CLAIMED)
"""A claimed letter is stopped too: its worker finds at the mark that it is cancelled, and does not send it."""
MOST_AT_ONCE = 500
SECRET = tuple(kind.name for kind in KINDS.values() if kind.is_secret)


@transaction.atomic
def cancel_letters(*, about: str, now: datetime, reason: str) -> int:
    """Cancel all letters about something ("pair:12") that were not handed over yet; returns how many."""
    if not about:
        return 0
    cancelled = cancel_matching(Q(about=about), now=now, reason=reason)
    if cancelled:
        write_journal("letters.cancelled", about=about, at=now, count=cancelled, reason=reason)
    return cancelled


def cancel_matching(condition: Q, *, now: datetime, reason: str) -> int:
    """Cancel the letters that a condition names, in the caller's transaction."""
    rows = Letter.objects.filter(condition, state__in=STOPPABLE)
    return rows.update(
        state=LetterState.CANCELLED,
        ended_at=now,
        fault=reason[:200],
        text=Case(When(kind__in=SECRET, then=Value("")), default=F("text"), output_field=TextField()),
        html=Case(When(kind__in=SECRET, then=Value("")), default=F("html"), output_field=TextField()),
    )


@transaction.atomic
def cancel_letters_of(names: Sequence[str], *, about: str, now: datetime, reason: str) -> int:
    """Cancel all letters about many things at once that were not handed over yet; noted once, about what ended."""
    parts = [names[start : start + MOST_AT_ONCE] for start in range(0, len(names), MOST_AT_ONCE)]
    cancelled = sum(cancel_matching(Q(about__in=part), now=now, reason=reason) for part in parts)
    if cancelled:
        write_journal("letters.cancelled", about=about, at=now, count=cancelled, reason=reason)
    return cancelled
