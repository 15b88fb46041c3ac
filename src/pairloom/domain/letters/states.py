"""The life of a letter and of a mail that came in."""

from enum import IntEnum, StrEnum


class LetterState(StrEnum):
    """Where a letter is. Only HELD, WAITING, CLAIMED, HANDED and UNSURE are not the end."""

    HELD = "held"
    WAITING = "waiting"
    CLAIMED = "claimed"
    HANDED = "handed"
    """The mark: committed just before the final dot; from here on it may have arrived."""
    SENT = "sent"
    UNSURE = "unsure"
    REFUSED = "refused"
    """The relay or the recipient's server said no for ever."""
    GAVE_UP = "gave-up"
    DROPPED = "dropped"
    """Not allowed any more when its turn came, or out of date; the reason is in `fault`."""
    CANCELLED = "cancelled"
    INVALID = "invalid"


OPEN_STATES = frozenset(
    {LetterState.HELD, LetterState.WAITING, LetterState.CLAIMED, LetterState.HANDED, LetterState.UNSURE}
)

LETTER_MOVES: dict[LetterState, frozenset[LetterState]] = {
    LetterState.HELD: frozenset({LetterState.WAITING, LetterState.CANCELLED}),
    LetterState.WAITING: frozenset(
        {LetterState.HELD, LetterState.CLAIMED, LetterState.CANCELLED, LetterState.DROPPED, LetterState.GAVE_UP}
    ),
    LetterState.CLAIMED: frozenset(
        {
            *(LetterState.WAITING, LetterState.HANDED, LetterState.REFUSED, LetterState.GAVE_UP),
            *(LetterState.DROPPED, LetterState.INVALID, LetterState.CANCELLED),
        }
    ),
    LetterState.HANDED: frozenset(
        {LetterState.SENT, LetterState.UNSURE, LetterState.WAITING, LetterState.REFUSED, LetterState.GAVE_UP}
    ),
    LetterState.UNSURE: frozenset({LetterState.SENT, LetterState.WAITING, LetterState.DROPPED, LetterState.REFUSED}),
    LetterState.GAVE_UP: frozenset({LetterState.WAITING}),
    LetterState.REFUSED: frozenset({LetterState.WAITING}),
    LetterState.SENT: frozenset(),
    LetterState.DROPPED: frozenset(),
    LetterState.CANCELLED: frozenset(),
    LetterState.INVALID: frozenset({LetterState.WAITING}),
}


class Lane(IntEnum):
    """Which letters go first."""

    SIGN_IN = 0
    SERVICE = 1
    BULK = 2


class WhenUnsure(StrEnum):
    """What to do when nobody knows whether a letter arrived."""

    DROP = "drop"
    """Out of date soon anyway (a sign-in code): let it be."""
    ASK = "ask"
    """Only an organiser's press sends it again."""
    AGAIN_WITH_EVIDENCE = "again-with-evidence"
    """Evidence that it did not arrive sends it again, and so does an organiser's press."""


class MailingState(StrEnum):
    """Where a mass sending is: held for ten minutes, then slices of 20, 200 and the rest."""

    HELD = "held"
    SENDING = "sending"
    HALTED = "halted"
    STOPPED = "stopped"
    DONE = "done"


class IncomingState(StrEnum):
    """Where a mail that came in is."""

    STORED = "stored"
    READING = "reading"
    READ = "read"
    DUPLICATE = "duplicate"
    QUARANTINED = "quarantined"


class IncomingKind(StrEnum):
    """What a mail that came in turned out to be."""

    UNKNOWN = "unknown"
    REPLY = "reply"
    BOUNCE = "bounce"
    DELAY = "delay"
    DELIVERED = "delivered"
    AUTO_REPLY = "auto-reply"
    RECEIPT = "receipt"
    CALENDAR = "calendar"
    CHALLENGE = "challenge"
    COMPLAINT = "complaint"
    UNSUBSCRIBE = "unsubscribe"
    FORGED = "forged"
    """It claims to belong to a letter, and its token is not ours."""


ANSWERED_KINDS = frozenset({IncomingKind.REPLY})
"""Only what a person wrote may ever get an automatic answer."""


class EventKind(StrEnum):
    """What was heard about a letter after it left."""

    DELIVERED = "delivered"
    DELAYED = "delayed"
    BOUNCED = "bounced"
    COMPLAINED = "complained"
    UNSUBSCRIBED = "unsubscribed"
    ANSWERED = "answered"
    AUTO_ANSWERED = "auto-answered"


class Block(StrEnum):
    """Why an address gets no letters, or no news."""

    BOUNCED = "bounced"
    COMPLAINED = "complained"
    NO_NEWS = "no-news"
    ASKED = "asked"
