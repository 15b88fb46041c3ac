"""Tests of the country cap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairloom.sheets.cap import WaitingReason, apply_cap, count_places
from tests.sheets.makers import make_applicant


@pytest.mark.parametrize(
    ("people", "share", "places"),
    [(49, 0.2, 49), (50, 0.2, 10), (99, 0.2, 19), (1162, 0.2, 232), (60, 0.01, 2), (50, 0.58, 29)],
)
def test_the_places_of_a_country_are_a_share_rounded_down_and_two_at_least(
    people: int, share: float, places: int
) -> None:
    assert count_places(people, share=share) == places


def test_who_comes_after_the_cap_waits_in_order_of_arrival() -> None:
    people = [make_applicant(number, country="PL" if number % 5 < 3 else f"{number}") for number in range(1, 61)]

    accepted, waiting = apply_cap(reversed(people), 0.20)

    polish = [person.number for person in people if person.country == "PL"]
    assert [one.applicant.number for one in waiting] == polish[12:]
    assert {one.reason for one in waiting} == {WaitingReason.COUNTRY_FULL}
    assert len(accepted) + len(waiting) == 60


def test_small_rounds_have_no_cap() -> None:
    accepted, waiting = apply_cap([make_applicant(number) for number in range(1, 50)], 0.20)

    assert (len(accepted), waiting) == (49, ())


def test_people_of_one_country_alone_do_not_wait_for_each_other() -> None:
    accepted, waiting = apply_cap([make_applicant(number) for number in range(1, 93)], 0.20)

    assert (len(accepted), waiting) == (92, ())


def test_who_has_no_readable_country_waits_and_is_told_why() -> None:
    accepted, waiting = apply_cap([make_applicant(1), make_applicant(2, country=None)])

    assert [person.number for person in accepted] == [1]
    assert [(one.applicant.number, one.reason) for one in waiting] == [(2, WaitingReason.COUNTRY_UNREAD)]


def test_a_share_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="share is 0"):
        apply_cap([make_applicant(1)], 0)


@given(st.lists(st.sampled_from(["AU", "PL", "FR", None]), max_size=120), st.floats(0.01, 1.5))
def test_nobody_is_lost_and_no_country_exceeds_its_places(countries: list[str | None], share: float) -> None:
    people = [make_applicant(number, country=country) for number, country in enumerate(countries, start=1)]

    accepted, waiting = apply_cap(people, share)

    numbers = sorted([person.number for person in accepted] + [one.applicant.number for one in waiting])
    assert numbers == list(range(1, len(people) + 1))
    is_mixed = len(set(countries) - {None}) > 1
    most = count_places(len(people), share=share) if is_mixed else len(people)
    assert all(sum(person.country == country for person in accepted) <= most for country in ("AU", "PL", "FR"))
