"""Decide whether a letter whose turn has come may still go."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from pairloom.domain.letters.rules.retrying import MOST_ATTEMPTS
from pairloom.domain.letters.states import Block, Lane

DAY = timedelta(days=1)


class Turn(StrEnum):
    """What happens to a letter whose turn has come."""

    SEND = "send"
    DROP = "drop"
    GIVE_UP = "give-up"
    POSTPONE = "postpone"


@dataclass(frozen=True)
class Verdict:
    """What happens to a letter, why, and when it comes again if it is postponed."""

    turn: Turn
    fault: str = ""
    due_at: datetime | None = None


@dataclass(frozen=True)
class Circumstances:
    """What counts when the turn of a letter comes.

    `cap_reached_at` is the moment at which the oldest of today's letters went to the same person when the daily cap is
    reached, and none below it or when the cap does not count.
    """

    lane: Lane
    is_news: bool
    attempts: int
    queued_at: datetime
    expires_at: datetime | None
    has_left: bool
    leaving_at: datetime | None
    blocks: frozenset[Block]
    cap_reached_at: datetime | None


def judge_turn(letter: Circumstances, *, now: datetime) -> Verdict:
    """Decide what happens to a letter whose turn has come."""
    fault = find_hindrance(letter, now=now)
    if fault:
        return Verdict(Turn.DROP, fault)
    if letter.attempts >= MOST_ATTEMPTS:
        return Verdict(Turn.GIVE_UP, "too-many-attempts")
    if letter.cap_reached_at is not None:
        return Verdict(Turn.POSTPONE, "daily-cap", max(letter.cap_reached_at + DAY, now + timedelta(minutes=1)))
    return Verdict(Turn.SEND)


def find_hindrance(letter: Circumstances, *, now: datetime) -> str:
    """Name why a letter must not go any more, or nothing. Who leaves still gets what was queued after that."""
    if letter.expires_at is not None and letter.expires_at <= now:
        return "expired"
    if letter.has_left:
        return "person-left"
    if letter.leaving_at is not None and letter.queued_at < letter.leaving_at:
        return "person-leaving"
    block = find_block(letter.blocks, lane=letter.lane, is_news=letter.is_news)
    return "" if block is None else f"blocked-{block}"


def find_block(blocks: frozenset[Block], *, lane: Lane, is_news: bool) -> Block | None:
    """Find what keeps a letter back: a dead address keeps all, a request all but codes, the others only news."""
    if Block.BOUNCED in blocks:
        return Block.BOUNCED
    if Block.ASKED in blocks and lane != Lane.SIGN_IN:
        return Block.ASKED
    is_for_many = is_news or lane == Lane.BULK
    if Block.COMPLAINED in blocks and is_for_many:
        return Block.COMPLAINED
    if Block.NO_NEWS in blocks and is_news:
        return Block.NO_NEWS
    return None
