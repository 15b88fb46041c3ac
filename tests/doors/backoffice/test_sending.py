"""Tests of the page about sending as a whole."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from pairloom import clock
from pairloom.domain.core.models import Heartbeat, JournalEntry
from pairloom.domain.letters.models import Letter, Relay
from pairloom.domain.people.models import Person


def read(office: Client) -> str:
    """Read the page about sending."""
    return office.get("/office/sending/").content.decode()


def test_sending_that_works_says_so_in_a_word(office: Client) -> None:
    assert "Sending works." in read(office)


@pytest.mark.parametrize(
    ("sending", "words"),
    [("shown", "This is a demo"), ("off", "has not switched mail on yet"), ("smtp", "Sending works.")],
)
def test_the_page_says_whether_letters_leave_at_all(
    office: Client, settings: Settings, sending: str, words: str
) -> None:
    settings.MAIL_SENDING = sending
    assert words in read(office)


def test_a_broken_relay_is_told_in_plain_words_with_its_code_for_the_host(office: Client) -> None:
    now = clock.now()
    Relay.objects.create(broken_since=now, fault="login 535 5.7.8", probe_at=now)
    page = read(office)
    parts = ("Letters cannot leave", "does not accept our name or password", "login 535 5.7.8", "We try again")
    assert [part for part in parts if part not in page] == []


def test_sending_is_stopped_and_started_by_a_press_and_noted_once(office: Client, director: Person) -> None:
    states = []
    for act in ("stop", "stop", "start", "start"):
        office.post("/office/sending/press/", {"act": act})
        states.append(Relay.objects.get().is_stopped)
    assert states == [True, True, False, False]
    noted = list(JournalEntry.objects.order_by("pk").values_list("act", "by"))
    assert noted == [("relay.stopped", director.pk), ("relay.started", director.pk)]


def test_while_sending_is_stopped_the_page_offers_to_start_it(office: Client) -> None:
    Relay.objects.create(is_stopped=True)
    page = read(office)
    assert ("Sending is stopped." in page, 'value="start"' in page, 'value="stop"' in page) == (True, True, False)


def test_the_worker_that_was_seen_last_is_named_without_its_machine(office: Client) -> None:
    assert "Nobody was seen in the last two minutes." in read(office)
    now = clock.now()
    Heartbeat.objects.create(worker="host-7", job="letters", started_at=now, seen_at=now)
    page = read(office)
    assert ("A worker, seen" in page, "host-7" in page) == (True, False)


def test_a_test_letter_goes_to_oneself_once_a_minute(
    office: Client, director: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = clock.now()  # it stands still: minutes are those of the clock, and one may end between two presses
    monkeypatch.setattr(clock, "now", lambda: now)
    answers = [office.post("/office/sending/test/") for _ in range(2)]
    letter = Letter.objects.get()
    assert [answer.headers["Location"] for answer in answers] == [f"/office/letters/{letter.pk}/"] * 2
    assert (letter.kind, letter.person, letter.address) == ("sending-test", director, director.email)
    assert set(JournalEntry.objects.values_list("act", "about", "by")) == {
        ("letter.tested", f"letter:{letter.pk}", director.pk)
    }
