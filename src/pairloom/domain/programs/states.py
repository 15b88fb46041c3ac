"""The life of a round, as dated states and the moves between them."""

from enum import StrEnum


class RoundState(StrEnum):
    """Where a round is in its life."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    MATCHED = "matched"
    RUNNING = "running"
    ENDED = "ended"
    CANCELLED = "cancelled"


MOVES: dict[RoundState, frozenset[RoundState]] = {
    RoundState.PLANNED: frozenset({RoundState.OPEN, RoundState.CANCELLED}),
    RoundState.OPEN: frozenset({RoundState.CLOSED, RoundState.CANCELLED}),
    RoundState.CLOSED: frozenset({RoundState.OPEN, RoundState.MATCHED, RoundState.CANCELLED}),
    RoundState.MATCHED: frozenset({RoundState.CLOSED, RoundState.RUNNING, RoundState.CANCELLED}),
    RoundState.RUNNING: frozenset({RoundState.ENDED}),
    RoundState.ENDED: frozenset(),
    RoundState.CANCELLED: frozenset(),
}


class Moment(StrEnum):
    """The dated moments of a round's calendar."""

    OPENS = "opens"
    CLOSES = "closes"
    INTRODUCTIONS = "introductions"
    TOPIC = "topic"
    CHECK_IN = "check-in"
    MID_SURVEY = "mid-survey"
    NOTICE = "notice"
    ENDS = "ends"
