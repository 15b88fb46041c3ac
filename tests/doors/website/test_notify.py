"""Tests of leaving an address, through the pages."""

import re
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import Client

from pairloom.domain.letters.models import Letter
from pairloom.domain.outreach.models import NotifyMe
from pairloom.domain.programs.models import Program
from pairloom.doors.website.notify import TRAP
from tests.makers import NOW, make_program

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer


@pytest.fixture
def program(db: None) -> Program:
    return make_program(name="Walls & Bridges")


def leave(client: Client, address: str = "amina@example.org", **more: str) -> "Answer":
    """Leave an address on the page."""
    return client.post("/notify/", {"address": address, "language": "fr", **more})


def read_link() -> str:
    """Read the link in the newest letter."""
    text = Letter.objects.order_by("-id").first().text  # type: ignore[union-attr]  # a test that finds none shall fail
    found = re.search(re.escape(settings.SITE_URL) + r"(/notify/confirm/\S+/)", text)
    assert found is not None
    return found[1]


def test_an_address_is_on_the_list_after_the_letter_and_the_press(program: Program, client: Client) -> None:
    assert leave(client).headers["Location"] == "/notify/sent/"
    link = read_link()
    assert "Walls &amp; Bridges" in client.get(link).content.decode()
    assert NotifyMe.objects.get().confirmed_at is None
    for _press in range(2):
        assert client.post(link).status_code == 200
    row = NotifyMe.objects.get()
    assert (row.address, row.language, row.program, row.confirmed_at is None) == (
        "amina@example.org", "fr", program, False,
    )  # fmt: skip


def test_the_answer_is_the_same_for_new_known_and_ended_addresses(program: Program, client: Client) -> None:
    fields = {"program": program, "asked_at": NOW}
    NotifyMe.objects.create(address="known@example.org", confirmed_at=NOW, **fields)
    NotifyMe.objects.create(address="ended@example.org", confirmed_at=NOW, ended_at=NOW, **fields)
    answers = [leave(client, f"{name}@example.org") for name in ("new", "known", "ended")]
    assert {(answer.status_code, answer.headers["Location"], answer.content) for answer in answers} == {
        (302, "/notify/sent/", b"")
    }
    assert sorted(Letter.objects.values_list("address", flat=True)) == ["ended@example.org", "new@example.org"]


def test_what_fills_the_hidden_field_is_thanked_and_forgotten(program: Program, client: Client) -> None:
    assert leave(client, **{TRAP: "https://spam.example"}).headers["Location"] == "/notify/sent/"
    assert (NotifyMe.objects.count(), Letter.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("address", "language"),
    [("", "fr"), ("amina", "fr"), ("a b@example.org", "fr"), ("amina@example.org", "tlh"), ("x" * 400, "fr")],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    program: Program, client: Client, address: str, language: str
) -> None:
    answer = leave(client, address, language=language)
    page = answer.content.decode()
    assert (answer.status_code, f'value="{address}"' in page or not address) == (422, True)
    assert NotifyMe.objects.count() == 0


def test_one_address_gets_a_few_tries_and_another_still_its_own(program: Program, client: Client) -> None:
    statuses = [leave(client, address).status_code for address in ("a@example.org", "A@example.org") * 2]
    assert statuses == [302, 302, 302, 422]
    assert leave(client, "b@example.org").status_code == 302


@pytest.mark.parametrize("token", ["nonsense", "a:b:c", "%00"])
def test_a_link_that_is_not_ours_says_what_to_do(program: Program, client: Client, token: str) -> None:
    for answer in (client.get(f"/notify/confirm/{token}/"), client.post(f"/notify/confirm/{token}/")):
        assert answer.status_code == 410
        assert 'href="/notify/"' in answer.content.decode()


def test_a_link_whose_row_is_gone_is_too_old(program: Program, client: Client) -> None:
    leave(client)
    link = read_link()
    NotifyMe.objects.all().delete()
    assert "This link is too old" in client.get(link).content.decode()


def test_the_address_of_the_page_chooses_among_programs(program: Program, client: Client) -> None:
    other = make_program(name="Other")
    client.post(f"/notify/?program={other.slug}", {"address": "a@example.org", "language": "en"})
    assert NotifyMe.objects.get().program == other


def test_without_a_program_there_is_nothing_to_be_told(db: None, client: Client) -> None:
    assert client.get("/notify/").status_code == 404


def test_no_page_about_an_address_is_kept(program: Program, client: Client) -> None:
    leave(client)
    for path in ("/notify/", read_link()):
        assert "no-store" in client.get(path).headers["Cache-Control"]
    assert client.get("/notify/sent/").status_code == 200
