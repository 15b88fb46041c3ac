"""Tests of pages that browsers may keep: for visitors a minute, for a person never."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from pairloom.domain.programs.states import RoundState
from pairloom.doors.website.caching import for_everybody
from tests.makers import make_person, make_round

KEPT = ("/", "/how-it-works/", "/privacy/", "/timetable/")


@pytest.mark.parametrize("path", KEPT)
def test_a_visitor_may_keep_a_page_and_gets_nothing_twice(db: None, client: Client, path: str) -> None:
    make_round(state=RoundState.RUNNING)
    first = client.get(path)
    assert first.headers["Cache-Control"] == "public, max-age=60"
    assert {"Accept-Language", "Cookie"} <= set(first.headers["Vary"].split(", "))
    assert not first.cookies
    again = client.get(path, headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(path, headers={"if-none-match": first.headers["ETag"], "accept-language": "ar"})
    assert other.status_code == 200


@pytest.mark.parametrize("path", KEPT)
def test_what_a_person_sees_is_kept_nowhere(db: None, client: Client, path: str) -> None:
    client.force_login(make_person())
    answer = client.get(path)
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert "ETag" not in answer.headers


def answer(request: HttpRequest) -> HttpResponse:
    response = HttpResponse("hello")
    if request.GET.get("set"):
        response.set_cookie("own", "1")
    return response


def test_a_page_with_a_cookie_or_a_message_is_for_one_reader(rf: RequestFactory) -> None:
    view = for_everybody(answer)
    plain, own, told = rf.get("/"), rf.get("/?set=1"), rf.get("/")
    told.COOKIES["messages"] = "something"
    assert ["ETag" in view(request).headers for request in (plain, own, told)] == [True, False, False]


def test_a_page_that_went_wrong_is_not_kept(rf: RequestFactory) -> None:
    view = for_everybody(lambda _request: HttpResponse("gone", status=410))
    assert "Cache-Control" not in view(rf.get("/")).headers
