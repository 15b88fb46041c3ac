"""The language of a browser: kept for a year, and never changed where one was chosen."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from pairloom.doors.website.keeping_language import YEAR, keep_language, offer_language

COOKIE = "django_language"


def test_a_language_is_kept_for_a_year() -> None:
    cookie = keep_language(HttpResponse(), "fr").cookies[COOKIE]
    assert (cookie.value, cookie["max-age"], cookie["httponly"]) == ("fr", YEAR, True)


@pytest.mark.parametrize(("chosen", "offered", "kept"), [("", "ar", "ar"), ("es", "ar", None), ("", "xx", None)])
def test_an_offered_language_is_kept_only_where_none_was_chosen(chosen: str, offered: str, kept: str | None) -> None:
    request = RequestFactory().get("/")
    if chosen:
        request.COOKIES[COOKIE] = chosen
    cookie = offer_language(request, HttpResponse(), offered).cookies.get(COOKIE)
    assert (cookie and cookie.value) == kept
