"""Decide about people with a place for whom no partner was found: stand by, or come first next round."""

from pairloom.domain.applications.states import MOVES, ApplicationState, Why
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs.states import RoundState

ASIDE = frozenset({ApplicationState.STANDBY, ApplicationState.WAITING})
BEFORE_MEETING = frozenset({RoundState.CLOSED, RoundState.MATCHED})
"""States of a round in which nobody has been told yet who found no partner."""


def check_may_set_aside(state: ApplicationState, wanted: ApplicationState, round_state: RoundState) -> None:
    """Refuse to take somebody out of a match who has no place, and anybody once the match is confirmed."""
    _check_not_confirmed(round_state)
    if wanted not in ASIDE & MOVES[state] or state is not ApplicationState.ACCEPTED:
        raise Refused(Reason.MOVE_NOT_ALLOWED, found=state.value, wanted=wanted.value)


def check_may_return(state: ApplicationState, why: Why, round_state: RoundState) -> None:
    """Refuse to bring somebody back into a match who was not taken out of it, and anybody once it is confirmed."""
    _check_not_confirmed(round_state)
    if state not in ASIDE or why is not Why.NO_PARTNER:
        raise Refused(Reason.MOVE_NOT_ALLOWED, found=state.value, wanted=ApplicationState.ACCEPTED.value)


def tell_state(state: ApplicationState, why: Why, round_state: RoundState) -> tuple[ApplicationState, Why]:
    """Tell where people stand as they know it: who found no partner is told together with the introductions."""
    if why is Why.NO_PARTNER and state in ASIDE and round_state in BEFORE_MEETING:
        return ApplicationState.ACCEPTED, Why.PLACE
    return state, why


def comes_first(state: ApplicationState, why: Why) -> bool:
    """Tell whether an application of an earlier round lets its person come first: no place, or no partner."""
    return state is ApplicationState.WAITING or (state is ApplicationState.STANDBY and why is Why.NO_PARTNER)


def _check_not_confirmed(round_state: RoundState) -> None:
    if round_state is RoundState.MATCHED:
        raise Refused(Reason.MATCH_CONFIRMED)
    if round_state is not RoundState.CLOSED:
        raise Refused(Reason.MOVE_NOT_ALLOWED, found=round_state.value, wanted=RoundState.CLOSED.value)
