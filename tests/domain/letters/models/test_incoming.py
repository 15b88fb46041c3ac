"""Mail that came in is kept byte by byte."""

import pytest

from pairloom.domain.letters.models import IncomingMail
from tests.domain.letters.outbox import make_letter, make_mail

pytestmark = pytest.mark.django_db


def test_every_byte_survives_the_database() -> None:
    raw = bytes(range(256)) * 3
    mail = make_mail(raw=raw)
    assert bytes(IncomingMail.objects.get(pk=mail.pk).raw) == raw


def test_an_answer_outlives_its_letter() -> None:
    letter = make_letter()
    mail = make_mail(letter=letter)
    letter.delete()
    mail.refresh_from_db()
    assert mail.letter is None


def test_a_mail_names_itself_without_its_sender() -> None:
    mail = make_mail(sender="secret@example.org", subject="Hello")
    assert str(mail) == f"incoming mail {mail.pk}"
