"""Decide who may apply, change and withdraw when. The moment at which a request began is what counts."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pairloom.domain.applications.states import MOVES, ApplicationState, Why
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs.states import RoundState


class Arrival(StrEnum):
    """How an application comes: for a place in the round, or late, to stand by."""

    IN_TIME = "in-time"
    LATE = "late"


@dataclass(frozen=True)
class Gates:
    """The moments of a round between which people may apply, and what has become of it."""

    state: RoundState
    opens_at: datetime
    closes_at: datetime
    grace_ends_at: datetime
    half_at: datetime
    is_decided: bool = False


OVER = frozenset({RoundState.ENDED, RoundState.CANCELLED})
BEFORE_CLOSING = frozenset({RoundState.PLANNED, RoundState.OPEN})


def read_arrival(gates: Gates, *, received_at: datetime) -> Arrival:
    """Tell how an application comes that was begun to be sent at a moment; refused before opening and after half."""
    if gates.state in OVER or received_at >= gates.half_at:
        raise Refused(Reason.ROUND_CLOSED)
    if received_at < gates.opens_at:
        raise Refused(Reason.ROUND_NOT_OPEN)
    is_open = gates.state in BEFORE_CLOSING or received_at >= gates.closes_at
    if is_open and received_at <= gates.grace_ends_at and not gates.is_decided:
        return Arrival.IN_TIME
    return Arrival.LATE


def choose_first_state(arrival: Arrival, *, is_confirmed: bool) -> tuple[ApplicationState, Why]:
    """Choose the state of a new application, and why it is so."""
    if arrival is Arrival.LATE:
        return (ApplicationState.STANDBY if is_confirmed else ApplicationState.RECEIVED), Why.LATE
    return (ApplicationState.CONFIRMED if is_confirmed else ApplicationState.RECEIVED), Why.NONE


def choose_confirmed_state(
    state: ApplicationState, why: Why, gates: Gates, *, now: datetime
) -> tuple[ApplicationState, Why]:
    """Choose what an application becomes when its address is confirmed.

    For a place is who came in time and confirms before places are given; who came late, or confirms later, stands by
    until half of the round.
    """
    if state is ApplicationState.WITHDRAWN:
        raise Refused(Reason.APPLICATION_WITHDRAWN)
    read_arrival(gates, received_at=now)
    is_in_time = why is not Why.LATE and state is not ApplicationState.INCOMPLETE and not gates.is_decided
    return choose_first_state(Arrival.IN_TIME if is_in_time else Arrival.LATE, is_confirmed=True)


def check_may_change(state: ApplicationState, gates: Gates, *, received_at: datetime) -> None:
    """Refuse to change answers once places are given; who stands by may go on until half of the round."""
    if state is ApplicationState.WITHDRAWN:
        raise Refused(Reason.APPLICATION_WITHDRAWN)
    is_late = read_arrival(gates, received_at=received_at) is Arrival.LATE
    if is_late and state not in {ApplicationState.RECEIVED, ApplicationState.STANDBY, ApplicationState.INCOMPLETE}:
        raise Refused(Reason.ROUND_CLOSED)


def check_may_withdraw(state: ApplicationState) -> None:
    """Refuse to withdraw what cannot be withdrawn from its state."""
    if ApplicationState.WITHDRAWN not in MOVES[state]:
        raise Refused(Reason.MOVE_NOT_ALLOWED, found=state.value, wanted=ApplicationState.WITHDRAWN.value)
