"""Tests of forms that could not be taken: a form of ours comes back whole, and one press sends it."""

import re
from html import unescape

import pytest
from django.test import Client, RequestFactory

from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program
from pairloom.look.keeping import TOKEN, is_from_here, list_fields
from tests.makers import make_person, make_program, make_role

HERE = "http://testserver"
JOINING = {
    "name": 'Ana "Anita" <b>\u0644\u064a\u0644\u0649</b>',
    "login": "ana@example.org",
    "language": "es",
    "country": "PE",
    "time_zone": "America/Lima",
}
DETAILS = {
    "name": "Ana",
    "language": "es",
    "country": "PE",
    "time_zone": "America/Lima",
    "known-TOTAL_FORMS": "1",
    "known-INITIAL_FORMS": "0",
    "known-0-code": "es",
    "known-0-level": "native",
}
WORDING = {"text": "\nWelcome, {name}\r\n\r\n  A line & another\r\nSee {link}\r\n", "version": "0", "act": "save"}


def read_again(page: str) -> dict[str, str]:
    """Read the form of the page as a browser would send it; a text begins after the first line break."""
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    texts = re.findall(r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', page, re.DOTALL)
    return {name: unescape(value) for name, value in [*hidden, *texts]}


def press(client: Client, path: str, fields: dict[str, str], *, origin: str = HERE) -> tuple[int, dict[str, str]]:
    """Send a form, and read the one that comes back."""
    answer = client.post(path, fields, headers={"origin": origin})
    return answer.status_code, read_again(answer.content.decode())


def make_staff() -> tuple[Client, Program]:
    """Make a director with a browser that checks tokens."""
    person, program = make_person(), make_program()
    make_role(person, Role.DIRECTOR, program=program)
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    return client, program


def without_token(fields: dict[str, str]) -> dict[str, str]:
    """Leave the token out, and write line breaks as a page holds them."""
    return {name: value.replace("\r\n", "\n") for name, value in fields.items() if name != "csrfmiddlewaretoken"}


def test_joining_with_an_old_token_takes_one_more_press_and_no_more_typing(db: None) -> None:
    client = Client(enforce_csrf_checks=True)
    status, kept = press(client, "/join/", {**JOINING, "csrfmiddlewaretoken": "old"})
    assert (status, without_token(kept)) == (403, JOINING)
    assert Person.objects.count() == 0
    assert client.post("/join/", kept, headers={"origin": HERE}).status_code == 302
    assert Person.objects.get().email == "ana@example.org"


def test_details_with_an_old_token_take_one_more_press(db: None) -> None:
    client, _program = make_staff()
    status, kept = press(client, "/me/details/", DETAILS)
    assert (status, without_token(kept)) == (403, DETAILS)
    assert client.post("/me/details/", kept, headers={"origin": HERE}).headers["Location"] == "/me/"
    assert Person.objects.get().name == "Ana"


def test_a_wording_with_an_old_token_keeps_every_sign_and_takes_one_more_press(db: None) -> None:
    client, program = make_staff()
    path = f"/office/wording/{program.slug}/welcome/en/"
    status, kept = press(client, path, WORDING)
    assert (status, without_token(kept)) == (403, without_token(WORDING))
    assert client.post(path, kept, headers={"origin": HERE}).headers["Location"] == path


@pytest.mark.parametrize("origin", ["https://evil.example", "null", ""])
def test_a_form_of_another_site_is_not_shown_with_a_button(db: None, origin: str) -> None:
    client, _program = make_staff()
    status, kept = press(client, "/me/details/", DETAILS, origin=origin)
    assert (status, kept) == (403, {})


@pytest.mark.parametrize("path", ["/me/details/", "/office/wording/program/welcome/en/"])
def test_who_was_signed_out_meanwhile_keeps_the_form_and_is_led_to_sign_in(db: None, path: str) -> None:
    answer = Client().post(path, WORDING, headers={"origin": HERE})
    page = answer.content.decode()
    assert (answer.status_code, without_token(read_again(page))) == (403, without_token(WORDING))
    assert 'href="/sign-in/" target="_blank"' in page


@pytest.mark.parametrize("path", ["/me/details/", "/office/"])
def test_who_only_looks_is_sent_to_sign_in(db: None, path: str) -> None:
    assert Client().get(path).headers["Location"] == f"/sign-in/?next={path}"


def test_a_form_counts_as_ours_only_when_the_browser_says_so(rf: RequestFactory) -> None:
    origins = [HERE, "https://testserver", "http://testserver:81", None]
    asked = [rf.post("/", headers={"origin": origin} if origin else {}) for origin in origins]
    assert [is_from_here(request) for request in asked] == [True, False, False, False]
    assert is_from_here(rf.get("/", headers={"origin": HERE})) is False


def test_fields_keep_their_order_and_their_repetitions_without_the_token() -> None:
    lists = [
        ("a", ["1", "2"]),
        (TOKEN, ["x"]),
        ("b", ["\n", "y" * 201]),
    ]
    assert list_fields(lists) == [("a", "1", False), ("a", "2", False), ("b", "\n", True), ("b", "y" * 201, True)]
