"""Tests of counting tries, from one place and for one address."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from pairloom.doors.website.trying import may_try
from tests.makers import NOW

pytestmark = pytest.mark.django_db
LIMITS = {"write": "2/m/ip,1/h/key"}


def press(address: str = "a@example.org", *, place: str = "192.0.2.1", minutes: int = 0, action: str = "write") -> bool:
    """Try once."""
    request = RequestFactory().post("/", REMOTE_ADDR=place)
    now = NOW + timedelta(minutes=minutes)
    return may_try(request, action, limits=LIMITS, app="tests", address=address, now=now)


def test_an_address_has_its_limit_from_wherever_one_tries_and_whatever_its_capitals() -> None:
    tries = [press(), press(" A@Example.ORG", place="192.0.2.2"), press(minutes=61)]
    assert tries == [True, False, True]


def test_a_place_has_its_limit_whatever_the_address() -> None:
    assert [press(f"{number}@example.org") for number in range(3)] == [True, True, False]
    assert (press("3@example.org", place="192.0.2.2"), press("4@example.org", minutes=2)) == (True, True)


def test_what_has_no_limit_is_never_one_too_many() -> None:
    assert all(press(action="look") for _ in range(3))


def test_each_limit_costs_one_statement() -> None:
    press()
    with CaptureQueriesContext(connection) as asked:
        press("b@example.org")
    assert len(asked) == 2
