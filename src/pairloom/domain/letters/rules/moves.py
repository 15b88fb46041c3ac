"""Decide which moves a letter and a mailing may make."""

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.states import LETTER_MOVES, LetterState, MailingState

MAILING_MOVES: dict[MailingState, frozenset[MailingState]] = {
    MailingState.HELD: frozenset({MailingState.SENDING, MailingState.HALTED, MailingState.STOPPED}),
    MailingState.SENDING: frozenset({MailingState.HALTED, MailingState.STOPPED, MailingState.DONE}),
    MailingState.HALTED: frozenset({MailingState.SENDING, MailingState.STOPPED}),
    MailingState.STOPPED: frozenset(),
    MailingState.DONE: frozenset(),
}


def check_move(*, before: LetterState, after: LetterState) -> None:
    """Refuse a move that the life of a letter does not have."""
    if after not in LETTER_MOVES[before]:
        raise Refused(Reason.MOVE_NOT_ALLOWED, before=before, after=after)


def check_mailing_move(*, before: MailingState, after: MailingState) -> None:
    """Refuse a move that the life of a mailing does not have."""
    if after not in MAILING_MOVES[before]:
        raise Refused(Reason.MOVE_NOT_ALLOWED, before=before, after=after)


def check_press(*, state: LetterState, allowed: frozenset[LetterState], wanted: str) -> None:
    """Refuse a press on a letter that is not where the press needs it."""
    if state not in allowed:
        raise Refused(Reason.MOVE_NOT_ALLOWED, before=state, after=wanted)
