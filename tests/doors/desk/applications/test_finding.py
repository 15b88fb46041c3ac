"""Tests of finding one's own application."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory

from pairloom.doors.desk.applications.finding import find_own, find_self
from tests.domain.applications.intake import OPEN, make_application, open_round
from tests.makers import make_person


def test_one_finds_ones_own_and_nobody_elses(db: None) -> None:
    application = make_application(open_round())
    request = RequestFactory().get("/")
    request.user = application.person
    assert find_own(request, application.round.slug, now=OPEN).application == application
    request.user = make_person()
    with pytest.raises(Http404):
        find_own(request, application.round.slug, now=OPEN)


def test_a_stranger_has_no_self() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    with pytest.raises(PermissionDenied):
        find_self(request)
