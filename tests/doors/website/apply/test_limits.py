"""Tests of the limits for those who send form after form."""

import pytest
from django.test import RequestFactory

from pairloom.doors.website.apply.limits import LIMITS, may_go_on
from tests.makers import NOW


def test_an_address_has_its_limit_whatever_its_capitals(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "send", "1/m/key")
    request = RequestFactory().post("/")
    tries = [
        may_go_on(request, "send", address=address, now=NOW)
        for address in ("a@example.org", " A@Example.org", "b@example.org")
    ]
    assert tries == [True, False, True]
