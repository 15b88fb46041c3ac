"""The courier carries one letter, and the outbox knows afterwards what came of it."""

from collections.abc import Iterator

import pytest
from django.db import OperationalError
from pytest_django import Settings

from pairloom.domain.letters.delivery.claim import Claimed, claim_letter
from pairloom.domain.letters.delivery.courier import Courier, trust_relay
from pairloom.domain.letters.delivery.relay import Permit, ensure_relay
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.models import Relay as RelayRow
from tests.domain.letters.delivery.relays import Relay, run_relay
from tests.domain.letters.outbox import make_letter
from tests.makers import NOW


@pytest.fixture
def relay(db: None, settings: Settings) -> Iterator[Relay]:
    with run_relay(Relay()) as running:
        settings.MAIL_RELAY = f"smtp://127.0.0.1:{running.port}"
        settings.MAIL_PATIENCE = 2
        yield running


def claim() -> Claimed:
    ensure_relay()
    RelayRow.objects.update(next_slot_at=None)
    claimed = claim_letter(worker="one", now=NOW, permit=Permit())
    assert isinstance(claimed, Claimed)
    return claimed


@pytest.fixture
def courier(relay: Relay) -> Iterator[Courier]:
    courier = Courier(tell_time=lambda: NOW)
    yield courier
    courier.close()


def test_a_letter_that_was_taken_is_well(relay: Relay, courier: Courier) -> None:
    letter = make_letter()
    assert courier.carry(claim())
    assert (Letter.objects.get(pk=letter.pk).state, len(relay.taken)) == ("sent", 1)


def test_a_relay_that_puts_off_is_a_fault_and_the_next_letter_goes_over_the_same_connection(
    relay: Relay, courier: Courier
) -> None:
    first, second = make_letter(), make_letter()
    relay.on_recipient[first.address] = "451 come later"
    courier.carry(claim())
    courier.carry(claim())
    states = [Letter.objects.get(pk=letter.pk).state for letter in (first, second)]
    assert (states, len(relay.sessions)) == (["waiting", "sent"], 1)


def test_a_connection_closed_between_two_letters_is_opened_anew(relay: Relay, courier: Courier) -> None:
    first, second = make_letter(), make_letter()
    courier.carry(claim())
    courier.close()
    assert courier.carry(claim())
    assert [Letter.objects.get(pk=letter.pk).state for letter in (first, second)] == ["sent", "sent"]


def test_a_database_that_is_away_inside_a_transaction_is_told_at_once(courier: Courier) -> None:
    make_letter()
    claimed = claim()
    outcomes = []

    def fail() -> None:
        outcomes.append("tried")
        raise OperationalError

    with pytest.raises(OperationalError):
        courier._keep(fail)
    assert outcomes == ["tried"]
    assert Letter.objects.get(pk=claimed.letter.pk).state == "claimed"


def test_the_relay_must_prove_who_it_is() -> None:
    assert trust_relay().check_hostname
