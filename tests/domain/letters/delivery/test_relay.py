"""The relay's row: permits for some letters at a time, the breaker, the probe."""

from datetime import timedelta

import pytest
from django.db import transaction
from pytest_django import Settings

from pairloom.domain.letters.delivery.relay import (
    Permit,
    ask_permit,
    ensure_relay,
    note_fault,
    note_success,
    take_probe,
    take_slots,
)
from pairloom.domain.letters.models import Relay
from pairloom.domain.letters.rules.answers import Meaning
from pairloom.domain.letters.states import Lane
from tests.makers import NOW

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _relay(db: None, settings: Settings) -> None:
    settings.MAIL_A_SECOND, settings.MAIL_A_DAY = 1000, 20_000
    ensure_relay()


def ask() -> Permit:
    permit = Permit()
    with transaction.atomic():
        ask_permit(permit, now=NOW)
    return permit


def test_a_permit_takes_its_slots_with_its_first_letter_and_gives_the_rest_back() -> None:
    permit = ask()
    assert (permit.lanes, Relay.objects.get().sent_that_day) == (tuple(Lane), 0)
    assert [permit.take(now=NOW) for _ in range(3)] == [True] * 3
    assert (Relay.objects.get().sent_that_day, permit.is_good) == (20, True)
    permit.give_back()
    assert (Relay.objects.get().sent_that_day, permit.is_good) == (3, False)


def test_the_count_begins_anew_each_day() -> None:
    take_slots(5, now=NOW)
    take_slots(7, now=NOW)
    assert Relay.objects.get().sent_that_day == 12
    take_slots(2, now=NOW + DAY)
    row = Relay.objects.get()
    assert (row.sent_that_day, row.day) == (2, (NOW + DAY).date())


def test_slots_that_are_taken_make_the_next_permit_wait(settings: Settings) -> None:
    settings.MAIL_A_SECOND = 10
    take_slots(10, now=NOW)
    permit = ask()
    assert permit.lanes == ()
    assert timedelta() < permit.wait <= timedelta(seconds=1)


def test_a_slot_far_away_comes_from_a_clock_that_jumped_and_stops_nothing() -> None:
    Relay.objects.update(next_slot_at=NOW + 9000 * DAY)
    assert ask().lanes == tuple(Lane)


def test_only_one_worker_tries_a_broken_relay_and_with_one_letter() -> None:
    note_fault(Meaning.OUR_FAULT, fault="login 535", now=NOW)
    later = NOW + timedelta(minutes=1)
    seen = Relay.objects.get()
    assert [take_probe(seen, now=later), take_probe(seen, now=later)] == [True, False]


def test_a_broken_relay_gets_no_letter_before_its_probe() -> None:
    note_fault(Meaning.OUR_FAULT, fault="login 535", now=NOW)
    assert ask().lanes == ()


def test_three_silences_in_a_row_trip_the_breaker_and_a_success_between_forgets_them() -> None:
    for _ in range(2):
        note_fault(Meaning.UNKNOWN, fault="dot silent", now=NOW)
    note_success(now=NOW)
    for _ in range(2):
        note_fault(Meaning.UNKNOWN, fault="dot silent", now=NOW)
    assert Relay.objects.get().broken_since is None
    note_fault(Meaning.UNKNOWN, fault="dot silent", now=NOW)
    row = Relay.objects.get()
    assert (row.broken_since, row.probe_at, row.fault) == (NOW, NOW + timedelta(minutes=1), "dot silent")
