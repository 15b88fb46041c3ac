"""Who may apply, change and withdraw when."""

from datetime import datetime, timedelta

import pytest

from pairloom.domain.applications.rules import (
    Arrival,
    Gates,
    check_may_change,
    check_may_withdraw,
    choose_confirmed_state,
    choose_first_state,
    read_arrival,
)
from pairloom.domain.applications.states import ApplicationState, Why
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs.states import RoundState
from tests.makers import NOW

OPENS, CLOSES, GRACE, HALF = (NOW + timedelta(days=day) for day in (0, 28, 29, 90))
SECOND = timedelta(seconds=1)
EARLY = OPENS + timedelta(days=3)
S = ApplicationState


def gates(state: RoundState = RoundState.OPEN, *, is_decided: bool = False) -> Gates:
    """Give the gates of a round that opens on the first day."""
    return Gates(state, OPENS, CLOSES, GRACE, HALF, is_decided)


@pytest.mark.parametrize(
    ("state", "at", "is_decided", "found"),
    [
        (RoundState.OPEN, OPENS, False, Arrival.IN_TIME),
        (RoundState.PLANNED, OPENS, False, Arrival.IN_TIME),
        (RoundState.PLANNED, OPENS - SECOND, False, Reason.ROUND_NOT_OPEN),
        (RoundState.OPEN, CLOSES, False, Arrival.IN_TIME),
        (RoundState.CLOSED, CLOSES + SECOND, False, Arrival.IN_TIME),
        (RoundState.CLOSED, GRACE, False, Arrival.IN_TIME),
        (RoundState.CLOSED, GRACE, True, Arrival.LATE),
        (RoundState.CLOSED, GRACE + SECOND, False, Arrival.LATE),
        (RoundState.CLOSED, EARLY, False, Arrival.LATE),
        (RoundState.RUNNING, HALF - SECOND, True, Arrival.LATE),
        (RoundState.RUNNING, HALF, True, Reason.ROUND_CLOSED),
        (RoundState.CANCELLED, EARLY, False, Reason.ROUND_CLOSED),
        (RoundState.ENDED, EARLY, True, Reason.ROUND_CLOSED),
    ],
)
def test_the_moment_at_which_a_request_began_counts(
    state: RoundState, at: datetime, is_decided: bool, found: Arrival | Reason
) -> None:
    try:
        arrival: Arrival | Reason = read_arrival(gates(state, is_decided=is_decided), received_at=at)
    except Refused as refusal:
        arrival = refusal.reason
    assert arrival == found


@pytest.mark.parametrize(
    ("arrival", "is_confirmed", "state", "why"),
    [
        (Arrival.IN_TIME, False, S.RECEIVED, Why.NONE),
        (Arrival.IN_TIME, True, S.CONFIRMED, Why.NONE),
        (Arrival.LATE, False, S.RECEIVED, Why.LATE),
        (Arrival.LATE, True, S.STANDBY, Why.LATE),
    ],
)
def test_the_first_state(arrival: Arrival, is_confirmed: bool, state: ApplicationState, why: Why) -> None:
    assert choose_first_state(arrival, is_confirmed=is_confirmed) == (state, why)


@pytest.mark.parametrize(
    ("state", "why", "is_decided", "now", "found"),
    [
        (S.RECEIVED, Why.NONE, False, EARLY, (S.CONFIRMED, Why.NONE)),
        (S.RECEIVED, Why.NONE, False, GRACE + SECOND, (S.CONFIRMED, Why.NONE)),
        (S.RECEIVED, Why.NONE, True, GRACE + SECOND, (S.STANDBY, Why.LATE)),
        (S.RECEIVED, Why.LATE, False, GRACE + SECOND, (S.STANDBY, Why.LATE)),
        (S.RECEIVED, Why.LATE, True, HALF - SECOND, (S.STANDBY, Why.LATE)),
        (S.RECEIVED, Why.LATE, True, HALF, Reason.ROUND_CLOSED),
        (S.INCOMPLETE, Why.NOT_CONFIRMED, True, GRACE + SECOND, (S.STANDBY, Why.LATE)),
        (S.INCOMPLETE, Why.NOT_CONFIRMED, True, HALF, Reason.ROUND_CLOSED),
        (S.WITHDRAWN, Why.NONE, False, EARLY, Reason.APPLICATION_WITHDRAWN),
    ],
)
def test_the_state_once_confirmed(
    state: ApplicationState, why: Why, is_decided: bool, now: datetime, found: object
) -> None:
    after = RoundState.CLOSED if now > CLOSES else RoundState.OPEN
    try:
        chosen: object = choose_confirmed_state(state, why, gates(after, is_decided=is_decided), now=now)
    except Refused as refusal:
        chosen = refusal.reason
    assert chosen == found


@pytest.mark.parametrize(
    ("state", "at", "reason"),
    [
        (S.CONFIRMED, EARLY, None),
        (S.RECEIVED, GRACE, None),
        (S.CONFIRMED, GRACE + SECOND, Reason.ROUND_CLOSED),
        (S.ACCEPTED, GRACE + SECOND, Reason.ROUND_CLOSED),
        (S.STANDBY, GRACE + SECOND, None),
        (S.INCOMPLETE, GRACE + SECOND, None),
        (S.STANDBY, HALF, Reason.ROUND_CLOSED),
        (S.WITHDRAWN, EARLY, Reason.APPLICATION_WITHDRAWN),
    ],
)
def test_answers_may_be_changed_until_places_are_given(
    state: ApplicationState, at: datetime, reason: Reason | None
) -> None:
    after = RoundState.CLOSED if at > CLOSES else RoundState.OPEN
    assert find_reason(state, gates(after), at) == reason


def find_reason(state: ApplicationState, between: Gates, at: datetime) -> Reason | None:
    """Find why a change is refused, if it is."""
    try:
        check_may_change(state, between, received_at=at)
    except Refused as refusal:
        return refusal.reason
    return None


def test_everything_but_what_is_withdrawn_can_be_withdrawn() -> None:
    for state in set(S) - {S.WITHDRAWN}:
        check_may_withdraw(state)
    with pytest.raises(Refused):
        check_may_withdraw(S.WITHDRAWN)
