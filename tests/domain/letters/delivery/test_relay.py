"""The relay's row keeps pace and quota for all workers, and stops letters while the fault is ours."""

from datetime import timedelta

import pytest
from pytest_django import Settings

from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.delivery.relay import (
    Permit,
    ask_permit,
    ensure_relay,
    note_fault,
    note_success,
    take_slots,
)
from pairloom.domain.letters.models import Relay
from pairloom.domain.letters.rules.answers import Meaning
from pairloom.domain.letters.states import Lane
from tests.makers import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def row() -> None:
    ensure_relay()


def test_there_is_one_row_however_often_it_is_wanted() -> None:
    ensure_relay()
    assert Relay.objects.count() == 1


def test_slots_are_counted_by_the_day() -> None:
    take_slots(5, now=NOW)
    take_slots(2, now=NOW)
    assert Relay.objects.get().sent_that_day == 7
    take_slots(1, now=NOW + timedelta(days=1))
    assert Relay.objects.get().sent_that_day == 1


def test_what_a_permit_did_not_use_is_given_back(settings: Settings) -> None:
    settings.MAIL_A_SECOND = 100
    permit = Permit()
    ask_permit(permit, now=NOW)
    assert permit.take(now=NOW)
    permit.give_back()
    assert (Relay.objects.get().sent_that_day, permit.left) == (1, 0)


def test_near_the_quota_only_codes_may_go(settings: Settings) -> None:
    settings.MAIL_A_DAY, settings.MAIL_RESERVED = 100, 10
    Relay.objects.update(day=NOW.date(), sent_that_day=90)
    permit = Permit()
    ask_permit(permit, now=NOW)
    assert permit.lanes == (Lane.SIGN_IN,)


def test_a_fault_of_ours_stops_letters_is_journalled_once_and_ends_with_the_first_success() -> None:
    for _ in range(2):
        note_fault(Meaning.OUR_FAULT, fault="login 535", now=NOW)
    broken = Relay.objects.get()
    assert (broken.broken_since, broken.fault) == (NOW, "login 535")
    assert broken.probe_at is not None
    assert broken.probe_at > NOW
    permit = Permit()
    ask_permit(permit, now=NOW)
    assert permit.lanes == ()
    note_success(now=NOW)
    assert (Relay.objects.get().broken_since, Relay.objects.get().faults) == (None, 0)
    assert [entry.act for entry in JournalEntry.objects.order_by("id")] == ["relay.broken", "relay.mended"]
