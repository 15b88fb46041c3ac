"""What an organiser's press does to one letter, or to all sending."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Relay
from pairloom.domain.letters.queries.due import is_suppressed
from pairloom.domain.letters.services import (
    cancel_letter,
    hold_letter,
    release_letter,
    retry_letter,
    start_sending,
    stop_sending,
    suppress_address,
)
from pairloom.domain.letters.states import Block, LetterState
from tests.domain.letters.outbox import make_letter
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("press", "before", "after", "act"),
    [
        (hold_letter, LetterState.WAITING, LetterState.HELD, "letter.held"),
        (release_letter, LetterState.HELD, LetterState.WAITING, "letter.released"),
        (retry_letter, LetterState.GAVE_UP, LetterState.WAITING, "letter.retried"),
        (retry_letter, LetterState.INVALID, LetterState.WAITING, "letter.retried"),
        (retry_letter, LetterState.REFUSED, LetterState.WAITING, "letter.retried"),
        (cancel_letter, LetterState.WAITING, LetterState.CANCELLED, "letter.cancelled"),
        (cancel_letter, LetterState.CLAIMED, LetterState.CANCELLED, "letter.cancelled"),
    ],
)
def test_a_press_moves_a_letter_and_a_second_one_is_refused(
    press: Callable[..., Any], before: LetterState, after: LetterState, act: str
) -> None:
    letter, organiser = make_letter(state=before), make_person()
    press(letter, by=organiser, now=NOW)
    letter.refresh_from_db()
    assert letter.state == after
    entry = JournalEntry.objects.get(act=act)
    assert (entry.about, entry.by) == (f"letter:{letter.pk}", organiser)
    with pytest.raises(Refused) as refused:
        press(letter, by=organiser, now=NOW)
    assert refused.value.reason == Reason.MOVE_NOT_ALLOWED


@pytest.mark.parametrize("press", [hold_letter, release_letter, retry_letter, cancel_letter])
def test_nothing_moves_a_letter_that_was_sent(press: Callable[..., Any]) -> None:
    letter = make_letter(state=LetterState.SENT)
    with pytest.raises(Refused):
        press(letter, by=None, now=NOW)
    letter.refresh_from_db()
    assert letter.state == LetterState.SENT


def test_a_retried_letter_begins_anew_and_its_address_gets_another_chance() -> None:
    person = make_person(unreachable_since=NOW)
    suppress_address(person.email, block=Block.BOUNCED, now=NOW)
    letter = make_letter(
        state=LetterState.REFUSED, person=person, address=person.email, attempts=4, fault="recipient 550", ended_at=NOW
    )
    later = NOW + timedelta(days=1)
    retry_letter(letter, by=None, now=later)
    letter.refresh_from_db()
    person.refresh_from_db()
    assert (letter.attempts, letter.due_at, letter.ended_at, letter.fault) == (0, later, None, "")
    assert person.unreachable_since is None
    assert not is_suppressed(person.email, block=Block.BOUNCED, now=later)


def test_a_letter_whose_secret_is_gone_cannot_be_tried_again() -> None:
    letter = make_letter(kind="sign-in-code", state=LetterState.GAVE_UP, text="", html="")
    with pytest.raises(Refused) as refused:
        retry_letter(letter, by=None, now=NOW)
    assert refused.value.reason == Reason.LETTER_INVALID


def test_sending_stops_and_starts_once_however_often_it_is_pressed() -> None:
    for press in (stop_sending, stop_sending, start_sending, start_sending):
        press(by=None, now=NOW)
    assert list(JournalEntry.objects.order_by("id").values_list("act", flat=True)) == ["relay.stopped", "relay.started"]
    assert not Relay.objects.get().is_stopped


def test_starting_tries_a_broken_relay_at_once() -> None:
    Relay.objects.create(broken_since=NOW, probe_at=NOW + timedelta(minutes=15), faults=9)
    start_sending(by=None, now=NOW)
    assert Relay.objects.get().probe_at == NOW
