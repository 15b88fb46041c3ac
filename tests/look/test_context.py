"""Tests of what every page knows about its reader."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.people.states import Role
from pairloom.look.context import describe_reader
from tests.makers import make_person, make_role


@pytest.mark.django_db
def test_staff_are_known_by_their_role(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = make_person()
    before = describe_reader(request)["reader"].is_staff
    make_role(request.user, Role.MODERATOR)
    assert (before, describe_reader(request)["reader"].is_staff) == (False, True)


@pytest.mark.django_db
def test_a_stranger_costs_no_query_and_a_person_one(
    rf: RequestFactory, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    stranger, person = rf.get("/"), rf.get("/")
    stranger.user, person.user = AnonymousUser(), make_person()
    with django_assert_num_queries(0):
        assert describe_reader(stranger)["reader"].is_staff is False
    reader = describe_reader(person)["reader"]
    with django_assert_num_queries(1):
        assert [reader.is_staff for _look in range(3)] == [False] * 3
