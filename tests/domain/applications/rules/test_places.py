"""Places are given in order of arrival, with a limit for each country."""

import random
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairloom.domain.applications.rules import Decision, Waiting, count_places, decide_places
from pairloom.domain.applications.states import ApplicationState, Why
from tests.makers import NOW

SHARE = Decimal("0.200")
ACCEPTED, WAITING = ApplicationState.ACCEPTED, ApplicationState.WAITING


def queue_up(*countries: str) -> list[Waiting]:
    """Let people come one second after the other."""
    return [Waiting(n, country, NOW + timedelta(seconds=n)) for n, country in enumerate(countries, start=1)]


@pytest.mark.parametrize(
    ("people", "share", "places"),
    [
        (0, "0.2", 0),
        (49, "0.2", 49),
        (50, "0.2", 10),
        (54, "0.2", 10),
        (55, "0.2", 11),
        (50, "0.010", 2),
        (1162, "0.2", 232),
        (5500, "0.2", 1100),
        (100, "1.000", 100),
        (70, "0.3", 21),
        (1000, "0.001", 2),
    ],
)
def test_a_country_has_its_share_rounded_down_and_two_places_at_least(people: int, share: str, places: int) -> None:
    assert count_places(people, share=Decimal(share)) == places


def test_shares_are_counted_exactly_where_binary_numbers_are_not() -> None:
    assert [count_places(n * 10, share=Decimal("0.3")) for n in range(5, 200)] == [n * 3 for n in range(5, 200)]


def test_below_fifty_people_everybody_with_a_country_has_a_place() -> None:
    decisions = decide_places(queue_up(*["SE"] * 49), share=SHARE)
    assert {one.state for one in decisions} == {ACCEPTED}


def test_the_first_of_a_country_have_places_and_the_later_ones_wait_and_know_why() -> None:
    queue = queue_up(*["US"] * 30, *["SE", "NO", "KE", "PE"] * 5)
    decisions = {one.application: one for one in decide_places(queue, share=SHARE)}
    assert [decisions[n].state for n in range(1, 31)] == [ACCEPTED] * 10 + [WAITING] * 20
    assert decisions[11] == Decision(11, WAITING, Why.COUNTRY_FULL)
    assert {decisions[n].why for n in range(31, 51)} == {Why.PLACE}


def test_who_waited_in_the_round_before_comes_first() -> None:
    queue = queue_up(*["US"] * 40, *["SE"] * 10)
    last = Waiting(40, "US", queue[39].received_at, has_priority=True)
    decisions = decide_places([*queue[:39], last, *queue[40:]], share=SHARE)
    assert decisions[0] == Decision(40, ACCEPTED, Why.PLACE)
    assert [one.application for one in decisions if one.state == ACCEPTED][:10] == [40, *range(1, 10)]


def test_priority_does_not_lift_the_limit() -> None:
    queue = [Waiting(n, "US", NOW, has_priority=True) for n in range(1, 61)]
    assert sum(one.state == ACCEPTED for one in decide_places(queue, share=SHARE)) == 12


def test_equal_times_go_by_number() -> None:
    queue = [Waiting(n, "US", NOW) for n in (9, 3, 7, *range(10, 60))]
    accepted = [one.application for one in decide_places(queue, share=Decimal("0.04")) if one.state == ACCEPTED]
    assert accepted == [3, 7]


def test_nobody_without_a_country_gets_a_place_and_they_count_as_people() -> None:
    decisions = decide_places(queue_up("", *["SE"] * 49), share=SHARE)
    assert decisions[0] == Decision(1, WAITING, Why.COUNTRY_UNKNOWN)
    assert sum(one.state == ACCEPTED for one in decisions) == 10


@given(
    people=st.lists(
        st.tuples(st.sampled_from(["US", "SE", "KE", ""]), st.integers(0, 5), st.booleans()), min_size=0, max_size=120
    ),
    lot=st.integers(),
)
def test_any_order_of_the_same_people_gives_the_same_decisions(people: list[tuple[str, int, bool]], lot: int) -> None:
    queue = [
        Waiting(n, country, NOW + timedelta(seconds=second), is_first)
        for n, (country, second, is_first) in enumerate(people)
    ]
    shuffled = random.Random(lot).sample(queue, len(queue))
    decisions = decide_places(queue, share=SHARE)
    assert decide_places(shuffled, share=SHARE) == decisions
    assert sorted(one.application for one in decisions) == list(range(len(people)))
    places = count_places(len(people), share=SHARE)
    accepted = [people[one.application][0] for one in decisions if one.state == ACCEPTED]
    assert all(accepted.count(country) <= places for country in accepted)
