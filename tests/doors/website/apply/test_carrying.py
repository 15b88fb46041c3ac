"""Tests of the cookie that carries a form."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from pairloom.domain.applications.links import sign_draft
from pairloom.doors.website.apply.carrying import NotTheirs, carry, drop, find_carried, find_open_round
from tests.domain.applications.intake import OPEN, fill_draft, open_round
from tests.makers import make_person


def test_a_form_is_carried_on_the_pages_of_its_round_alone(db: None) -> None:
    draft = fill_draft(open_round())
    cookie = carry(HttpResponse(), draft, now=OPEN).cookies["draft"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (f"/apply/{draft.round.slug}/", True, "Lax")
    assert drop(HttpResponse(), draft.round.slug).cookies["draft"]["max-age"] == 0


def test_the_page_says_more_than_the_cookie_and_another_round_finds_nothing(db: None) -> None:
    round_ = open_round()
    first, second = fill_draft(round_), fill_draft(round_)
    request = RequestFactory().post("/", {"draft": sign_draft(second.key, now=OPEN)})
    request.user = AnonymousUser()
    request.COOKIES["draft"] = sign_draft(first.key, now=OPEN)
    assert find_carried(request, round_.slug, now=OPEN) == second
    assert find_carried(request, "another", now=OPEN) is None


def test_a_form_of_somebody_signed_in_opens_to_them_alone(db: None) -> None:
    person = make_person()
    draft = fill_draft(open_round(), person=person)
    request = RequestFactory().get("/")
    request.COOKIES["draft"] = sign_draft(draft.key, now=OPEN)
    request.user = person
    assert find_carried(request, draft.round.slug, now=OPEN) == draft
    request.user = make_person()
    with pytest.raises(NotTheirs):
        find_carried(request, draft.round.slug, now=OPEN)


def test_a_round_that_does_not_exist_has_no_page(db: None) -> None:
    with pytest.raises(Http404):
        find_open_round("nothing")
