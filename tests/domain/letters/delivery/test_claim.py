"""A letter is claimed once, in one transaction, and only when it may still go."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pairloom.domain.letters.delivery.claim import Claimed, Turned, claim_letter
from pairloom.domain.letters.delivery.relay import Permit, ensure_relay
from pairloom.domain.letters.models import Letter, Relay
from pairloom.domain.letters.rules.permission import Turn
from pairloom.domain.letters.states import Lane, LetterState
from tests.domain.letters.outbox import make_letter
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db(transaction=True)


def claim() -> Claimed | Turned | None:
    ensure_relay()
    return claim_letter(worker="one", now=NOW, permit=Permit())


def test_with_nothing_due_nothing_is_claimed() -> None:
    make_letter(due_at=NOW + timedelta(seconds=1))
    make_letter(state=LetterState.HELD)
    assert claim() is None


def test_a_claim_writes_worker_lease_and_number_at_once() -> None:
    letter = make_letter()
    claimed = claim()
    assert isinstance(claimed, Claimed)
    letter.refresh_from_db()
    assert (letter.state, letter.worker, letter.attempts, letter.lease_number) == ("claimed", "one", 1, 1)
    assert letter.lease_until is not None
    assert (claimed.letter.attempts, claimed.letter.lease_number) == (1, 1)
    assert claim() is None


def test_codes_come_before_service_and_the_longest_due_first() -> None:
    news = make_letter(lane=Lane.BULK, due_at=NOW - timedelta(days=1))
    late, early = make_letter(due_at=NOW), make_letter(due_at=NOW - timedelta(hours=1))
    code = make_letter(kind="sign-in-code", lane=Lane.SIGN_IN)
    order = []
    for _ in range(4):
        Letter.objects.filter(state=LetterState.CLAIMED).update(state=LetterState.SENT)
        ensure_relay()
        claimed = claim_letter(worker="one", now=NOW, permit=_permit())
        assert isinstance(claimed, Claimed)
        order.append(claimed.letter.pk)
    assert order == [code.pk, early.pk, late.pk, news.pk]


def _permit() -> Permit:
    """Give a permit that waits for nobody: the pace is another test's matter."""
    Relay.objects.update(next_slot_at=None)
    return Permit()


def test_a_letter_out_of_date_is_turned_away() -> None:
    letter = make_letter(expires_at=NOW - timedelta(seconds=1))
    turned = claim()
    assert isinstance(turned, Turned)
    assert (turned.letter_id, turned.verdict.turn) == (letter.pk, Turn.DROP)
    letter.refresh_from_db()
    assert (letter.state, letter.ended_at, letter.attempts) == ("dropped", NOW, 0)


def test_claiming_asks_few_questions_whatever_waits() -> None:
    make_letter(person=make_person())
    with CaptureQueriesContext(connection) as one:
        claim()
    for _ in range(30):
        make_letter(person=make_person())
    permit = _permit()
    with CaptureQueriesContext(connection) as many:
        assert isinstance(claim_letter(worker="one", now=NOW, permit=permit), Claimed)
    assert len(many) <= len(one)
