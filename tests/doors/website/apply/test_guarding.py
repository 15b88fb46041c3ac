"""Tests of what becomes of a page that cannot be taken; tests/doors/website/apply/test_filling.py sends real ones."""

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from pairloom.doors.website.apply.guarding import keep_what_was_typed


@keep_what_was_typed
def fail(request: HttpRequest) -> HttpResponse:
    """Answer as when the database is away."""
    raise OperationalError


def test_a_form_of_ours_comes_back_with_every_field() -> None:
    request = RequestFactory().post("/apply/", {"q-about": "I like maps."}, headers={"origin": "http://testserver"})
    answer = fail(request)
    assert (answer.status_code, "I like maps." in answer.content.decode()) == (503, True)


def test_a_form_of_another_site_gets_none_of_this() -> None:
    with pytest.raises(OperationalError):
        fail(RequestFactory().post("/apply/", headers={"origin": "https://elsewhere.example"}))
