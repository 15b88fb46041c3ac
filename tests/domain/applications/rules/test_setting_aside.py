"""Who without a partner may stand by or come first next round, and when; what they know of it."""

import pytest

from pairloom.domain.applications.rules.setting_aside import (
    check_may_return,
    check_may_set_aside,
    comes_first,
    tell_state,
)
from pairloom.domain.applications.states import ApplicationState, Why
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs.states import RoundState

S, R = ApplicationState, RoundState


@pytest.mark.parametrize("wanted", [S.STANDBY, S.WAITING])
def test_only_who_has_a_place_is_set_aside_and_only_before_the_match_is_confirmed(wanted: ApplicationState) -> None:
    check_may_set_aside(S.ACCEPTED, wanted, R.CLOSED)
    for state in set(S) - {S.ACCEPTED}:
        with pytest.raises(Refused, match=Reason.MOVE_NOT_ALLOWED):
            check_may_set_aside(state, wanted, R.CLOSED)
    with pytest.raises(Refused, match=Reason.MATCH_CONFIRMED):
        check_may_set_aside(S.ACCEPTED, wanted, R.MATCHED)
    with pytest.raises(Refused, match=Reason.MOVE_NOT_ALLOWED):
        check_may_set_aside(S.ACCEPTED, wanted, R.RUNNING)


def test_nobody_is_set_aside_into_a_state_of_another_kind() -> None:
    with pytest.raises(Refused, match=Reason.MOVE_NOT_ALLOWED):
        check_may_set_aside(S.ACCEPTED, S.WITHDRAWN, R.CLOSED)


@pytest.mark.parametrize("state", [S.STANDBY, S.WAITING])
def test_only_who_was_set_aside_is_brought_back(state: ApplicationState) -> None:
    check_may_return(state, Why.NO_PARTNER, R.CLOSED)
    for why in (Why.LATE, Why.COUNTRY_FULL):
        with pytest.raises(Refused, match=Reason.MOVE_NOT_ALLOWED):
            check_may_return(state, why, R.CLOSED)
    with pytest.raises(Refused, match=Reason.MATCH_CONFIRMED):
        check_may_return(state, Why.NO_PARTNER, R.MATCHED)


@pytest.mark.parametrize(
    ("state", "why", "round_state", "told"),
    [
        (S.STANDBY, Why.NO_PARTNER, R.CLOSED, (S.ACCEPTED, Why.PLACE)),
        (S.WAITING, Why.NO_PARTNER, R.MATCHED, (S.ACCEPTED, Why.PLACE)),
        (S.STANDBY, Why.NO_PARTNER, R.RUNNING, (S.STANDBY, Why.NO_PARTNER)),
        (S.STANDBY, Why.LATE, R.CLOSED, (S.STANDBY, Why.LATE)),
        (S.WITHDRAWN, Why.NO_PARTNER, R.CLOSED, (S.WITHDRAWN, Why.NO_PARTNER)),
    ],
)
def test_nobody_learns_before_the_introductions_that_there_is_no_partner(
    state: ApplicationState, why: Why, round_state: RoundState, told: tuple[ApplicationState, Why]
) -> None:
    assert tell_state(state, why, round_state) == told


@pytest.mark.parametrize(
    ("state", "why", "first"),
    [
        (S.WAITING, Why.COUNTRY_FULL, True),
        (S.WAITING, Why.NO_PARTNER, True),
        (S.STANDBY, Why.NO_PARTNER, True),
        (S.STANDBY, Why.LATE, False),
        (S.ACCEPTED, Why.PLACE, False),
    ],
)
def test_who_had_no_place_or_no_partner_comes_first_next_time(state: ApplicationState, why: Why, first: bool) -> None:
    assert comes_first(state, why) == first
