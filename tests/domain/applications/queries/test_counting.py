"""Applications are counted in one query each, however many there are."""

from datetime import date, timedelta
from typing import Any

import pytest

from pairloom.domain.applications.queries import (
    CountryCount,
    DayCount,
    count_by_country,
    count_by_day,
    count_by_state,
    places_a_country,
)
from pairloom.domain.applications.states import ApplicationState
from tests.domain.applications.intake import make_application, open_round
from tests.makers import NOW

pytestmark = pytest.mark.django_db
S = ApplicationState


def test_countries_are_counted_by_state_the_most_confirmed_first_without_the_withdrawn() -> None:
    round_ = open_round()
    for country, state in [("SE", S.RECEIVED), ("US", S.ACCEPTED), ("US", S.WAITING), ("US", S.CONFIRMED)]:
        make_application(round_, country=country, state=state)
    make_application(round_, country="KE", state=S.WITHDRAWN)
    assert count_by_country(round_) == [CountryCount("US", 3, 0, 1, 1), CountryCount("SE", 0, 1, 0, 0)]


def test_states_are_counted_those_without_applications_too() -> None:
    round_ = open_round()
    make_application(round_)
    make_application(open_round())
    assert count_by_state(round_) == {state: int(state == S.CONFIRMED) for state in S}


def test_days_are_those_of_the_program() -> None:
    round_ = open_round()
    round_.program.time_zone = "Pacific/Auckland"
    late = NOW.replace(hour=23)
    make_application(round_, received_at=NOW.replace(hour=1))
    make_application(round_, received_at=late, confirmed_at=None, state=S.RECEIVED)
    make_application(round_, received_at=late + timedelta(minutes=5))
    assert count_by_day(round_) == [DayCount(date(2026, 3, 2), 1, 1), DayCount(date(2026, 3, 3), 2, 1)]


def test_places_follow_the_people_who_have_confirmed() -> None:
    round_ = open_round()
    for _ in range(3):
        make_application(round_)
    make_application(round_, state=S.RECEIVED)
    assert places_a_country(round_) == 3


@pytest.mark.parametrize("count", [count_by_country, count_by_day, count_by_state, places_a_country])
def test_one_query_for_one_row_and_for_three(count: Any, django_assert_num_queries: Any) -> None:
    round_ = open_round()
    for _ in range(2):
        make_application(round_)
        with django_assert_num_queries(1):
            count(round_)
        make_application(round_)
