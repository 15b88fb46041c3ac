"""Tests of the letters of the demo, which exist where nothing is real."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.domain.letters.outbox import make_letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings: Settings) -> Settings:
    """Switch to the demo."""
    settings.IS_DEMO, settings.MAIL_SENDING = True, "shown"
    return settings


@pytest.mark.parametrize(("is_demo", "sending"), [(False, "shown"), (True, "smtp"), (False, "smtp")])
def test_outside_the_demo_there_are_no_such_pages(
    client: Client, settings: Settings, is_demo: bool, sending: str
) -> None:
    settings.IS_DEMO, settings.MAIL_SENDING = is_demo, sending
    number = make_letter().pk
    paths = ["/demo/letters/", f"/demo/letters/{number}/", f"/demo/letters/{number}/html/"]
    assert [client.get(path).status_code for path in paths] == [404, 404, 404]


def test_letters_stand_newest_first_and_the_newest_code_stands_on_top(client: Client, demo: Settings) -> None:
    make_letter(kind="sign-in-code", subject="Your code to sign in", text="Here is your code:\n\n418 207\n\nBye 2026\n")
    make_letter(subject="A later letter")
    page = client.get("/demo/letters/").content.decode()
    places = [page.index(words) for words in ("Newest code to sign in", "418 207", "A later letter", "Your code to")]
    assert places == sorted(places)


def test_a_letter_is_shown_as_it_would_look(client: Client, demo: Settings) -> None:
    letter = make_letter(text="مرحبا", language="ar", html="<p dir=rtl>مرحبا</p>")
    page = client.get(f"/demo/letters/{letter.pk}/").content.decode()
    framed = client.get(f"/demo/letters/{letter.pk}/html/")
    assert f'<iframe class="paper" sandbox src="/demo/letters/{letter.pk}/html/"' in page
    assert '<pre class="paper" lang="ar" dir="rtl">مرحبا</pre>' in page
    assert framed.content.decode() == letter.html
    assert "sandbox" in framed.headers["Content-Security-Policy"]


def test_further_letters_stand_on_the_next_page(client: Client, demo: Settings) -> None:
    letters = [make_letter() for _ in range(21)]
    first = client.get("/demo/letters/").content.decode()
    second = client.get(f"/demo/letters/?before={letters[1].pk}").content.decode()
    assert f'href="?before={letters[1].pk}"' in first
    assert (letters[0].subject in second, 'rel="next"' in second) == (True, False)


def test_an_empty_demo_says_how_to_get_a_letter(client: Client, demo: Settings) -> None:
    assert "Ask for a code to sign in, and its letter appears here." in client.get("/demo/letters/").content.decode()


def test_a_letter_that_is_not_there_is_a_missing_page(client: Client, demo: Settings) -> None:
    assert client.get("/demo/letters/999999/").status_code == 404


def test_a_number_in_another_letter_is_no_code(client: Client, demo: Settings) -> None:
    make_letter(text="In\n\n2026\n\nwe begin.\n123 456\n")
    assert "found-code" not in client.get("/demo/letters/").content.decode()
