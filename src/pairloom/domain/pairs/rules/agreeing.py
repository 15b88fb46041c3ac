"""Decide what partners may agree on: while they meet, in words that fit, with dates that make sense."""

from dataclasses import dataclass
from datetime import date, timedelta

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.pairs.states import Channel, PairState, Rhythm

MOST_WORDS = 500
LONGEST_AHEAD = timedelta(days=400)
"""Nobody knows today when they are away later than that."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one partner proposes for the pair; what is empty is left open."""

    rhythm: str = ""
    channel: str = ""
    words: str = ""
    away_from: date | None = None
    away_until: date | None = None


def check_meets(state: PairState, *, has_left: bool) -> None:
    """Refuse what only people of a pair that meets may do; a pair that nobody knows of yet does not exist for them."""
    if state is PairState.PLANNED:
        raise Refused(Reason.MOVE_NOT_ALLOWED)
    if state is PairState.CLOSED or has_left:
        raise Refused(Reason.PAIR_CLOSED)


def check_proposal(wanted: Proposal, *, today: date) -> None:
    """Refuse an unknown rhythm or channel, too many words, and dates that cannot be meant."""
    if wanted.rhythm not in {"", *Rhythm} or wanted.channel not in {"", *Channel}:
        raise Refused(Reason.ANSWER_WRONG)
    if len(wanted.words) > MOST_WORDS:
        raise Refused(Reason.ANSWER_LONG, found=len(wanted.words), most=MOST_WORDS)
    _check_absence(wanted.away_from, wanted.away_until, today=today)


def _check_absence(first: date | None, last: date | None, *, today: date) -> None:
    if first is None and last is None:
        return
    if first is None or last is None or last < first or last < today or last > today + LONGEST_AHEAD:
        raise Refused(Reason.DATES_WRONG)


def check_seen(seen: int, *, version: int) -> None:
    """Refuse to save over what somebody has not seen; version 0 stands for nothing yet."""
    if seen != version:
        raise Refused(Reason.AGREEMENT_CHANGED_MEANWHILE)
