"""Tests of the first page of the office."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from pairloom import clock
from pairloom.domain.core.models import Heartbeat
from pairloom.domain.letters.models import Relay
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program
from tests.domain.letters.outbox import make_letter, make_mail, make_mailing
from tests.makers import make_person, make_role


def read(client: Client) -> str:
    """Read the first page."""
    return client.get("/office/").content.decode()


def test_where_nothing_needs_anybody_the_page_is_calm(office: Client) -> None:
    page = read(office)
    assert ("All is well" in page, "What needs you" in page, "nothing waits" in page) == (True, False, True)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR])
def test_who_reads_no_letters_gets_the_calm_page_without_a_word_about_letters(
    client: Client, program: Program, role: Role
) -> None:
    person = make_person()
    make_role(person, role, program=program)
    make_letter(program=program, state="unsure")
    client.force_login(person)
    page = read(client)
    assert ("All is well" in page, "/office/letters/" in page, "How it stands" in page) == (True, False, False)


def test_all_that_needs_somebody_is_said_with_its_number_and_leads_to_its_page(
    office: Client, program: Program
) -> None:
    now = clock.now()
    make_letter(program=program, state="unsure")
    for _ in range(2):
        make_letter(program=program, state="gave-up", ended_at=now)
    make_mailing(program=program)
    make_mailing(program=program, state="halted")
    make_mail()
    for _ in range(2):
        make_mail(kind="reply", state="read", is_flagged=False)
    page = read(office)
    parts = (
        "1 letter: did it arrive?",
        "2 letters did not go",
        "1 mailing begins soon",
        "1 mailing is paused",
        "1 mail came in that wants a look",
        "2 new answers",
        'href="/office/incoming/?pile=unseen"',
        'href="/office/letters/unsure/"',
        'href="/office/letters/?state=failed"',
    )
    assert [part for part in parts if part not in page] == []


def test_a_broken_relay_comes_with_what_it_means_and_the_comfort_that_nothing_is_lost(office: Client) -> None:
    now = clock.now()
    Relay.objects.create(broken_since=now, fault="connect refused-connection", probe_at=now + timedelta(minutes=5))
    page = read(office)
    parts = ("Letters cannot leave", "does not take connections", "Nothing is lost", "We try again on")
    assert [part for part in parts if part not in page] == []


def test_stopped_sending_is_said_with_how_much_waits(office: Client, program: Program) -> None:
    Relay.objects.create(is_stopped=True)
    make_letter(program=program, due_at=clock.now())
    assert "Somebody of the office stopped it. 1 letter waits." in read(office)


def test_sending_that_is_switched_off_is_said(office: Client, settings: Settings) -> None:
    settings.MAIL_SENDING = "off"
    assert "Sending is switched off" in read(office)


def test_letters_that_nobody_carries_out_are_noticed_and_a_living_worker_calms(
    office: Client, program: Program
) -> None:
    now = clock.now()
    make_letter(program=program, due_at=now - timedelta(minutes=6))
    asleep = "Nobody carries the letters out" in read(office)
    Heartbeat.objects.create(worker="one", job="letters", started_at=now, seen_at=now)
    assert (asleep, "Nobody carries the letters out" in read(office)) == (True, False)
