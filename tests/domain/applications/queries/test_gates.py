"""The moments of a round are read with few queries."""

from datetime import timedelta
from typing import Any

import pytest

from pairloom.domain.applications.queries import foretell_state, is_decided, read_gates, tell_arrival
from pairloom.domain.applications.rules import Arrival
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.core.errors import Refused
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.states import RoundState
from tests.domain.applications.intake import OPEN, make_application, open_round
from tests.makers import NOW

pytestmark = pytest.mark.django_db


def test_gates_are_those_of_the_calendar_with_the_grace_of_the_program(django_assert_num_queries: Any) -> None:
    round_ = open_round()
    with django_assert_num_queries(1):
        gates = read_gates(round_, now=OPEN)
    times = read_round_times(round_)
    assert (gates.closes_at, gates.grace_ends_at) == (times.closes_at, times.closes_at + timedelta(minutes=15))
    assert (gates.state, gates.is_decided) == (RoundState.OPEN, False)


def test_a_round_is_decided_once_anybody_in_it_is() -> None:
    round_ = open_round(state=RoundState.CLOSED)
    application = make_application(round_)
    assert not is_decided(round_)
    application.state, application.decided_at = ApplicationState.ACCEPTED, NOW
    application.save()
    assert is_decided(round_)
    assert read_gates(round_, now=read_round_times(round_).closes_at + timedelta(seconds=1)).is_decided


def test_somebody_who_applies_now_is_in_time_late_or_nothing() -> None:
    round_ = open_round()
    times = read_round_times(round_)
    moments = (
        times.opens_at - timedelta(seconds=1),
        times.opens_at,
        times.grace_ends_at,
        times.meets_at,
        times.half_at,
    )
    found = [tell_arrival(round_, now=moment) for moment in moments]
    assert found == [None, Arrival.IN_TIME, Arrival.IN_TIME, Arrival.LATE, None]


def test_what_a_press_would_make_of_an_application_is_told_before_it() -> None:
    round_ = open_round()
    unsure, sure = make_application(round_, state=ApplicationState.RECEIVED), make_application(round_)
    times = read_round_times(round_)
    assert foretell_state(sure, now=times.half_at) is ApplicationState.CONFIRMED
    assert foretell_state(unsure, now=OPEN) is ApplicationState.CONFIRMED
    sure.decided_at = NOW
    sure.save()
    assert foretell_state(unsure, now=times.grace_ends_at + timedelta(hours=1)) is ApplicationState.STANDBY
    with pytest.raises(Refused):
        foretell_state(unsure, now=times.half_at)
