"""What people type is shown as it is and does nothing (cases 8, 13, 16, 17, 67), on every page that shows it."""

import ast
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

import pairloom
from pairloom import clock
from pairloom.domain.applications.models import Application, Draft
from pairloom.domain.applications.rules.answers import tidy_line, tidy_text
from pairloom.domain.core.errors import Refused
from pairloom.domain.letters.models import Letter
from pairloom.domain.people.rules import clean_address, clean_name
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Round
from pairloom.domain.publishing.wording import render_body
from tests.domain.applications.intake import OPEN, open_round
from tests.doors.website.apply.visits import fill, post, send
from tests.makers import make_person, make_role

CODE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>{{ settings.SECRET_KEY }}'
HALF_A_MEGABYTE = 262_144
READERS: list[Callable[[str], object]] = [clean_address, clean_name, tidy_line, tidy_text]
SLOW = (
    "a" * HALF_A_MEGABYTE,
    "a@" * (HALF_A_MEGABYTE // 2),
    "\n \n" * 80_000,
    "\u0301" * HALF_A_MEGABYTE,
    "[](" * 2_000,
)
FETCHERS = {"urllib.request", "http.client", "requests", "httpx", "aiohttp", "urllib3"}


@pytest.fixture
def round_(db: None, monkeypatch: pytest.MonkeyPatch) -> Round:
    monkeypatch.setattr(clock, "now", lambda: OPEN)
    return open_round()


def test_code_in_every_text_is_only_shown(round_: Round, client: Client) -> None:
    person, director = make_person(), make_person()
    make_role(director, Role.DIRECTOR, program=round_.program)
    client.force_login(person)
    fill(client, round_, name=CODE, q__city=CODE)
    post(client, round_, "work", q__about=CODE)
    pages = [client.get(f"/apply/{round_.slug}/{page}/") for page in ("form/you", "form/work", "review")]
    send(client, round_)
    pages += [client.get(path) for path in (f"/apply/{round_.slug}/received/", "/me/", "/me/details/")]
    pages += [client.get(f"/me/application/{round_.slug}/"), client.get(f"/me/application/{round_.slug}/form/work/")]
    office = Client()
    office.force_login(director)
    place = f"/office/rounds/{round_.slug}/applications"
    one = f"{place}/{Application.objects.get().key}/"
    pages += [office.get(path) for path in (f"{place}/", f"{place}/list/", one)]
    pages += [office.post(f"{one}answers/"), office.post(f"{place}/find/", {"words": "alert"})]
    texts = [page.content.decode() for page in pages]
    assert {page.status_code for page in pages} == {200}
    assert not any("<script>alert" in text or "<img src=x" in text for text in texts)
    assert sum("&lt;script&gt;alert(1)" in text for text in texts) >= 8
    assert all("{{ settings.SECRET_KEY }}" in text for text in texts if "alert(1)" in text)


@pytest.mark.parametrize("name", ["Eve\r\nBcc: x@y.example", "Eve\u2028Bcc: x@y.example", "Eve\0\x0bBcc: x@y.example"])
def test_a_name_stays_on_one_line_and_is_no_header(round_: Round, client: Client, name: str) -> None:
    fill(client, round_, name=name, address="eve@example.org")
    send(client, round_)
    letter = Letter.objects.get()
    assert Draft.objects.get().name == "Eve Bcc: x@y.example"
    assert (letter.address, "\n" in letter.subject, "\r" in letter.subject) == ("eve@example.org", False, False)


@pytest.mark.parametrize("name", ["\u200b\u200d\ufeff", "\u202e", "\u3164", " \t", "\u2800"])
def test_a_name_that_nobody_can_see_is_refused_with_a_sentence(round_: Round, client: Client, name: str) -> None:
    client.post(f"/apply/{round_.slug}/")
    answer = post(client, round_, "you", name=name)
    assert (answer.status_code, 'href="#id_name"' in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("name", ["O'Brien", "Null", "X", "王", "Ana 🦉", "e\u0301".upper() + "va", "l" * 200])
def test_any_other_name_is_taken(round_: Round, client: Client, name: str) -> None:
    client.post(f"/apply/{round_.slug}/")
    assert post(client, round_, "you", name=name).status_code == 302


@pytest.mark.parametrize("address", ["пошта@приклад.укр", "a@bücher.example", "user+tag@x.example.", "A.B@X.Example"])
def test_an_address_of_any_kind_is_taken_and_gets_its_letter(round_: Round, client: Client, address: str) -> None:
    fill(client, round_, address=address)
    assert send(client, round_).status_code == 302
    local, _at, domain = address.rstrip(".").partition("@")
    assert Letter.objects.get().address == f"{local}@{domain.lower()}"


@pytest.mark.parametrize(
    "address", ['"a b"@x.example', f"{'l' * 65}@x.example", "a@x.example\r\nBcc: b@x.example", "a@b@c"]
)
def test_an_address_that_no_letter_reaches_is_refused_with_a_sentence(
    round_: Round, client: Client, address: str
) -> None:
    client.post(f"/apply/{round_.slug}/")
    answer = post(client, round_, "you", address=address)
    assert (answer.status_code, "This is not an e-mail address" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("number", range(len(SLOW)))
def test_no_text_of_a_quarter_of_a_megabyte_takes_a_second(read: Callable[[str], object], number: int) -> None:
    began = time.process_time()
    try:
        read(SLOW[number])
    except Refused as refused:
        assert refused.reason  # noqa: PT017 - refused or not, it must be quick
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "JaVaScRiPt:x", "ftp://x.example"]
)
def test_pages_hold_links_to_the_web_and_to_mail_only(link: str) -> None:
    assert "href" not in render_body(f"[here]({link})", has_closes=False)


def test_a_link_shows_the_host_as_name_servers_know_it() -> None:
    assert 'href="https://xn--pple-43d.example"' in render_body("[apple](https://аpple.example)", has_closes=False)


def test_the_server_fetches_nothing_that_somebody_names() -> None:
    used = set()
    for path in Path(pairloom.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                used |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                used |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
    assert used & FETCHERS == set()
