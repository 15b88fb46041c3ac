"""Decide which steps a round may take, and what of it may still change."""

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs.states import MOVES, RoundState

OVER = frozenset({RoundState.ENDED, RoundState.CANCELLED})


def check_move(state: RoundState, to: RoundState) -> None:
    """Refuse a step of a round that the table of moves does not hold."""
    if to not in MOVES[state]:
        raise Refused(Reason.MOVE_NOT_ALLOWED, found=state.value, wanted=to.value)


def check_may_plan(state: RoundState) -> None:
    """Refuse to change the name or the dates of a round that is over."""
    if state in OVER:
        raise Refused(Reason.MOVE_NOT_ALLOWED, found=state.value, wanted=state.value)


def check_may_change_form(state: RoundState, *, is_newest: bool) -> None:
    """Refuse other questions for a round that is not open, and older ones for any; a planned one follows by itself."""
    if state != RoundState.OPEN or not is_newest:
        raise Refused(Reason.MOVE_NOT_ALLOWED, found=state.value, wanted=state.value)
