"""A courier keeps its connection as long as it is good, and opens a new one when it is not."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from pairloom.domain.letters.delivery import courier as couriers
from pairloom.domain.letters.delivery.claim import Claimed, claim_letter
from pairloom.domain.letters.delivery.courier import Courier
from pairloom.domain.letters.delivery.relay import Permit, ensure_relay
from pairloom.domain.letters.models import Letter
from tests.domain.letters.delivery.relays import Relay, run_relay
from tests.domain.letters.outbox import make_letter
from tests.makers import NOW


@pytest.fixture
def relay(db: None, settings: Settings) -> Iterator[Relay]:
    with run_relay(Relay()) as running:
        settings.MAIL_RELAY = f"smtp://127.0.0.1:{running.port}"
        settings.MAIL_PATIENCE = 2
        yield running


def carry(courier: Courier, permit: Permit) -> bool:
    make_letter()
    ensure_relay()
    claimed = claim_letter(worker="one", now=NOW, permit=permit)
    assert isinstance(claimed, Claimed)
    return courier.carry(claimed)


def test_a_connection_is_renewed_after_many_letters(relay: Relay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(couriers, "LETTERS_A_CONNECTION", 2)
    courier, permit = Courier(tell_time=lambda: NOW), Permit()
    assert all(carry(courier, permit) for _ in range(5))
    courier.close()
    assert (len(relay.taken), len(relay.sessions)) == (5, 3)


def test_a_connection_that_went_stale_is_opened_anew_and_the_letter_goes_at_its_first_try(relay: Relay) -> None:
    courier, permit = Courier(tell_time=lambda: NOW), Permit()
    assert carry(courier, permit)
    relay.hang_ups = 1
    assert carry(courier, permit)
    courier.close()
    assert [letter.state for letter in Letter.objects.all()] == ["sent", "sent"]
    assert {letter.attempts for letter in Letter.objects.all()} == {1}


def test_a_fault_is_told_so_that_the_worker_asks_again(relay: Relay) -> None:
    relay.on_sender = "550 no"
    courier = Courier(tell_time=lambda: NOW)
    assert not carry(courier, Permit())
    courier.close()
