"""Tests of pages that browsers may keep: for visitors a minute, for a person never."""

from collections.abc import Iterator
from itertools import count

import pytest
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries, Settings

from pairloom.domain.programs.states import RoundState
from pairloom.doors.website.caching import for_everybody, name_page
from tests.makers import make_person, make_round

COUNT = count()
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
    response = HttpResponse(f"hello {next(COUNT)}")
    if "own" in request.path:
        response.set_cookie("own", "1")
    return response


def ask(rf: RequestFactory, path: str = "/page/", language: str = "en", **cookies: str) -> HttpResponse:
    request = rf.get(path)
    request.LANGUAGE_CODE = language
    request.COOKIES.update(cookies)
    return for_everybody(answer)(request)


@pytest.fixture
def _kept(settings: Settings) -> Iterator[None]:
    """Keep pages in this process, as the site does when it is not tested."""
    backend = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {**settings.CACHES, "pages": {"BACKEND": backend, "LOCATION": "tested", "TIMEOUT": 60}}
    caches["pages"].clear()
    yield
    caches["pages"].clear()


def test_a_page_with_a_cookie_or_a_message_is_for_one_reader(rf: RequestFactory) -> None:
    told = ask(rf, messages="something")
    assert ["ETag" in each.headers for each in (ask(rf), ask(rf, "/own/"), told)] == [True, False, False]


def test_a_page_that_went_wrong_is_not_kept(rf: RequestFactory) -> None:
    view = for_everybody(lambda _request: HttpResponse("gone", status=410))
    request = rf.get("/page/")
    request.LANGUAGE_CODE = "en"
    assert "Cache-Control" not in view(request).headers


@pytest.mark.parametrize(
    ("asked", "is_kept"),
    [
        ("/", True),
        ("/faq/?program=walls", True),
        ("/timetable/?round=spring", True),
        ("/timetable/?zone=Asia/Tokyo", False),
        ("/?program=walls", False),
        ("/faq/?round=spring", False),
        ("/faq/?program=walls&program=gates", False),
        ("/faq/?program=walls&junk=1", False),
        ("/faq/?program=a:b", False),
    ],
)
def test_a_page_is_kept_for_each_program_and_round_and_for_nothing_else_that_is_asked_for(
    rf: RequestFactory, asked: str, is_kept: bool
) -> None:
    request = rf.get(asked)
    request.LANGUAGE_CODE = "en"
    assert bool(name_page(request)) == is_kept


@pytest.mark.usefixtures("_kept")
def test_a_crowd_is_answered_from_memory_each_in_their_language(rf: RequestFactory) -> None:
    first, second, other = ask(rf), ask(rf), ask(rf, language="fr")
    assert (first.content == second.content, first.content == other.content) == (True, False)
    assert first.headers["ETag"] == second.headers["ETag"]


@pytest.mark.usefixtures("_kept")
@pytest.mark.parametrize(
    ("path", "cookies"),
    [("/page/?x=1", {}), ("/own/", {}), ("/page/", {"sessionid": "x"}), ("/page/", {"messages": "x"})],
)
def test_what_is_for_one_reader_or_asked_in_an_odd_way_never_comes_from_memory(
    rf: RequestFactory, path: str, cookies: dict[str, str]
) -> None:
    ask(rf)
    assert ask(rf, path, **cookies).content != ask(rf, path, **cookies).content


@pytest.mark.usefixtures("_kept")
def test_from_memory_a_page_costs_no_query(
    db: None, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_round(state=RoundState.RUNNING)
    client.get("/")
    with django_assert_num_queries(0):
        assert client.get("/").status_code == 200
