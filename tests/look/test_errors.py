"""Tests of the pages of trouble: plain words, the right status, no database."""

import pytest
from django.db import OperationalError
from django.test import Client, RequestFactory
from django.utils import translation

from pairloom.doors.website import errors
from pairloom.look.errors import TROUBLES, show_trouble


@pytest.mark.parametrize("kind", sorted(TROUBLES))
def test_each_trouble_says_what_happened_and_what_to_do_without_any_database(kind: str) -> None:
    response = show_trouble(kind)
    page = response.content.decode()
    assert response.status_code == int(kind[:3])
    assert page.count("<h1>") == page.count("<main") == 1
    for words in (TROUBLES[kind].heading, TROUBLES[kind].what, TROUBLES[kind].next):
        assert str(words).replace("'", "&#x27;") in page
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_trouble_is_told_in_the_readers_language(language: str) -> None:
    with translation.override(language):
        page = show_trouble("404").content.decode()
    assert f'<html lang="{language}"' in page
    assert ("There is no page here" in page) == (language == "en")


@pytest.mark.parametrize(("kind", "seconds"), [("503", "30"), ("429", "900")])
def test_who_shall_wait_is_told_how_long(kind: str, seconds: str) -> None:
    assert show_trouble(kind).headers["Retry-After"] == seconds


def test_a_page_that_is_missing_answers_without_asking_the_database(client: Client) -> None:
    response = client.get("/there-is-no-such-page/")
    assert response.status_code == 404
    assert "There is no page here" in response.content.decode()


def test_a_database_that_is_away_is_503_and_any_other_surprise_is_500(rf: RequestFactory) -> None:
    statuses = []
    for surprise in (OperationalError("gone"), ValueError("a fault of ours")):
        try:
            raise surprise
        except (OperationalError, ValueError):
            statuses.append(errors.show_broken(rf.get("/")).status_code)
    assert statuses == [503, 500]


def test_without_a_database_the_first_page_asks_for_patience_and_says_nothing_was_saved() -> None:
    response = Client(raise_request_exception=False).get("/")
    page = response.content.decode()
    assert response.status_code in {500, 503}
    assert "<main" in page


def test_what_is_too_large_is_told_the_limit() -> None:
    answer = show_trouble("413")
    assert (answer.status_code, "at most 1 MB" in answer.content.decode()) == (413, True)
