"""Tests of the answers to what went wrong: a surprise in a view, a database that is away."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.test import Client, RequestFactory

from pairloom.doors.website import errors


@pytest.mark.parametrize(
    ("surprise", "status"),
    [(OperationalError("disk is full"), 503), (InterfaceError("gone"), 503), (KeyError("a fault"), 500)],
)
def test_a_database_that_is_away_is_told_apart_from_a_fault(
    rf: RequestFactory, surprise: Exception, status: int
) -> None:
    try:
        raise surprise
    except type(surprise):
        response = errors.show_broken(rf.get("/"))
    assert response.status_code == status
    assert ("Nothing that you sent just now was saved" in response.content.decode()) == (status == 503)


def test_each_answer_has_its_own_status(rf: RequestFactory) -> None:
    request = rf.get("/")
    answers = [
        errors.show_unreadable(request, ValueError()),
        errors.show_forbidden(request, PermissionDenied()),
        errors.show_missing(request, ValueError()),
        errors.show_too_many(request),
    ]
    assert [answer.status_code for answer in answers] == [400, 403, 404, 429]


@pytest.mark.django_db
def test_too_many_fields_are_answered_with_the_limit() -> None:
    fields = {f"field{number}": "x" for number in range(600)}
    response = Client(raise_request_exception=False).post("/sign-in/", fields)
    assert response.status_code == 400
    assert "at most 1 MB" in response.content.decode()
