"""Tests of what every answer has: headers, a number, one line in the log, the reader's language and zone."""

from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone, translation
from structlog.testing import capture_logs

from pairloom.look import middleware
from tests.makers import make_person

PUBLIC = ("/", "/privacy/", "/sign-in/", "/join/", "/sign-in/passkey/", "/there-is-no-such-page/")


@pytest.mark.django_db
@pytest.mark.parametrize("page", PUBLIC)
def test_every_page_carries_the_headers_that_protect(client: Client, page: str) -> None:
    headers = client.get(page).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "publickey-credentials-get=(self)" in headers["Permissions-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("page", PUBLIC)
def test_the_content_policy_allows_nothing_from_elsewhere_and_nothing_inline(client: Client, page: str) -> None:
    policy = client.get(page).headers["Content-Security-Policy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["frame-ancestors"] == "'none'"
    assert directives["script-src"] == directives["style-src"] == directives["form-action"] == "'self'"
    assert "unsafe" not in policy


@pytest.mark.django_db
def test_what_a_signed_in_person_sees_is_stored_nowhere(client: Client) -> None:
    public = client.get("/privacy/")
    client.force_login(make_person())
    own = client.get("/privacy/")
    assert "no-store" not in public.headers.get("Cache-Control", "")
    assert own.headers["Cache-Control"] == "no-store, private"


@pytest.mark.django_db
def test_public_pages_are_compressed_and_personal_ones_are_not(client: Client) -> None:
    public = client.get("/join/", headers={"accept-encoding": "gzip"})
    client.force_login(make_person())
    own = client.get("/privacy/", headers={"accept-encoding": "gzip"})
    assert public.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in own.headers


@pytest.mark.django_db
def test_the_log_holds_numbers_and_the_pattern_of_the_page_but_no_address(client: Client) -> None:
    person = make_person(email="canary.heron@example.org", name="Canary Heron")
    client.force_login(person)
    with capture_logs() as lines:
        response = client.get("/privacy/?who=canary.heron@example.org")
    (line,) = [line for line in lines if line["event"] == "answered"]
    assert (line["method"], line["view"], line["status"], line["person"]) == ("GET", "/privacy/", 200, person.pk)
    assert "canary" not in str(line).lower()
    assert len(response.headers["X-Request-ID"]) == 16


@pytest.mark.django_db
def test_each_request_has_a_number_of_its_own(client: Client) -> None:
    numbers = {client.get("/privacy/").headers["X-Request-ID"] for _request in range(3)}
    assert len(numbers) == 3


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("own", "chosen", "browser", "expected"),
    [
        ("fr", "es", "ar", "fr"),
        ("", "es", "ar", "es"),
        ("", "", "ar,en;q=0.5", "ar"),
        ("", "", "tlh", "en"),
        ("xx", "es", "ar", "es"),
        ("", "../etc", "fr", "fr"),
    ],
)
def test_the_language_is_ones_own_then_the_chosen_then_the_browsers(
    client: Client, own: str, chosen: str, browser: str, expected: str
) -> None:
    if own:
        client.force_login(make_person(language=own))
    if chosen:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = chosen
    response = client.get("/privacy/", headers={"accept-language": browser})
    assert response.headers["Content-Language"] == expected
    assert f'<html lang="{expected}" dir="{"rtl" if expected == "ar" else "ltr"}">' in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("zone", "expected"), [("Africa/Nairobi", "Africa/Nairobi"), ("", None), ("Mars/Base", None)])
def test_times_are_told_in_the_persons_zone_and_an_unknown_zone_is_utc(
    rf: RequestFactory, zone: str, expected: str | None
) -> None:
    request = rf.get("/", headers={"cookie": f"{settings.SESSION_COOKIE_NAME}=some"})
    request.user = make_person(time_zone=zone)
    assert middleware.find_zone(request) == (None if expected is None else ZoneInfo(expected))


def test_language_and_zone_end_with_the_request(rf: RequestFactory) -> None:
    seen: list[str | None] = []

    def answer(_request: HttpRequest) -> HttpResponse:
        seen.append(translation.get_language())
        return HttpResponse()

    request = rf.get("/", headers={"accept-language": "fr"})
    request.user = AnonymousUser()
    with translation.override("es"):
        middleware.ReaderMiddleware(answer)(request)
        assert (seen, translation.get_language()) == (["fr"], "es")
    assert timezone.get_current_timezone_name() == "UTC"


@pytest.mark.django_db
def test_a_visitor_without_session_costs_no_query_on_a_page_without_a_round(
    client: Client, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        client.get("/notify/sent/")


@pytest.mark.parametrize(("size", "status"), [("2097153", 413), ("x", 403), ("9" * 30, 403), ("", 403)])
def test_a_form_says_how_large_it_is_before_it_is_read(size: str, status: int) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.generic("POST", "/notify/", b"", "text/plain", CONTENT_LENGTH=size).status_code == status


def test_an_address_with_a_nul_is_broken(client: Client) -> None:
    assert client.get("/robots.txt?x=%00").status_code == 400
