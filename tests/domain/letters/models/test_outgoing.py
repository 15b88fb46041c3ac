"""The database itself keeps what must never happen out of the outbox."""

import pytest
from django.db import IntegrityError, transaction

from pairloom.domain.letters.models import Letter, LetterEvent, Mailing, Relay, Suppression
from tests.domain.letters.outbox import make_letter, make_mailing
from tests.makers import NOW

pytestmark = pytest.mark.django_db


def test_no_key_is_used_twice() -> None:
    letter = make_letter(key="welcome:1")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_letter(key="welcome:1")
    assert list(Letter.objects.all()) == [letter]


def test_no_event_counts_twice() -> None:
    letter = make_letter()
    event = LetterEvent.objects.create(letter=letter, kind="delivered", source="relay", name="e1", at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        LetterEvent.objects.create(letter=letter, kind="bounced", source="relay", name="e1", at=NOW)
    assert list(LetterEvent.objects.all()) == [event]


def test_a_block_of_no_program_stands_once_too() -> None:
    Suppression.objects.create(address_hash="a" * 64, block="bounced", since=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Suppression.objects.create(address_hash="a" * 64, block="bounced", since=NOW)


def test_a_mailing_with_letters_cannot_be_thrown_away() -> None:
    mailing = make_mailing()
    make_letter(mailing=mailing)
    with pytest.raises(IntegrityError), transaction.atomic():
        mailing.delete()
    assert Mailing.objects.count() == 1


def test_rows_name_themselves_without_addresses_or_words_of_people() -> None:
    letter, mailing = make_letter(address="secret@example.org"), make_mailing(key="news:1")
    relay, block = Relay.objects.create(name="second"), Suppression.objects.create(block="asked", since=NOW)
    event = LetterEvent.objects.create(letter=letter, kind="delivered", source="relay", name="e2", at=NOW)
    assert [str(row) for row in (letter, mailing, relay, block, event)] == [
        f"letter {letter.pk}",
        "news:1",
        "second",
        f"asked {block.pk}",
        f"delivered of letter {letter.pk}",
    ]
