"""A claim is a lease with a number, for one letter that may still go."""

from typing import Any

import pytest
from django.db import transaction
from pytest_django import Settings

from pairloom.domain.letters.delivery.claim import Claimed, Turned, claim_letter
from pairloom.domain.letters.delivery.relay import Permit, ensure_relay
from pairloom.domain.letters.models import Letter, Relay
from pairloom.domain.letters.rules.permission import Turn, Verdict
from pairloom.domain.letters.states import LetterState
from tests.domain.letters.outbox import make_letter
from tests.makers import NOW, make_person, make_program


def claim(permit: Permit | None = None) -> Any:
    ensure_relay()
    return claim_letter(worker="one", now=NOW, permit=permit or Permit())


def test_a_claimed_letter_knows_its_lease_its_person_and_its_program(db: None) -> None:
    person, program = make_person(), make_program()
    letter = make_letter(person=person, address=person.email, program=program)
    claimed = claim()
    assert isinstance(claimed, Claimed)
    assert (claimed.letter.person, claimed.letter.program, claimed.is_mending) == (person, program, False)
    stored = Letter.objects.get(pk=letter.pk)
    assert (stored.state, stored.attempts, stored.lease_number, stored.worker) == (LetterState.CLAIMED, 1, 1, "one")
    assert (claimed.letter.attempts, claimed.letter.lease_number) == (1, 1)
    assert stored.lease_until is not None


def test_a_letter_is_claimed_once(db: None) -> None:
    make_letter()
    permit = Permit()
    assert isinstance(claim(permit), Claimed)
    assert claim(permit) is None


def test_a_letter_out_of_date_is_dropped_instead_and_takes_no_slot(db: None) -> None:
    letter = make_letter(expires_at=NOW)
    assert claim() == Turned(letter.pk, Verdict(Turn.DROP, "expired"))
    stored = Letter.objects.get()
    assert (stored.state, stored.fault, stored.ended_at, stored.attempts) == (LetterState.DROPPED, "expired", NOW, 0)
    assert Relay.objects.get().sent_that_day == 0


def test_a_letter_tried_too_often_is_given_up(db: None) -> None:
    make_letter(attempts=12)
    assert isinstance(claim(), Turned)
    assert Letter.objects.get().state == LetterState.GAVE_UP


def test_a_claim_inside_a_transaction_is_refused(transactional_db: None, settings: Settings) -> None:
    make_letter()
    ensure_relay()
    with pytest.raises(RuntimeError), transaction.atomic():
        claim_letter(worker="one", now=NOW, permit=Permit())
