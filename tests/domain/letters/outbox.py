"""Make letters, mailings and mails straight in their tables, wherever a test needs them to be."""

from itertools import count
from typing import Any

from pairloom.domain.letters.models import IncomingMail, Letter, Mailing
from pairloom.domain.letters.states import IncomingState, Lane, LetterState, MailingState
from tests.makers import NOW

_numbers = count(1)
RAW = b"From: somebody@example.org\r\nSubject: Hello\r\n\r\nGood morning.\r\n"


def make_letter(**fields: object) -> Letter:
    """Make a letter that waits."""
    number = next(_numbers)
    standard: dict[str, object] = {
        "key": f"letter-{number}",
        "kind": "welcome",
        "lane": Lane.SERVICE,
        "address": f"reader{number}@example.org",
        "language": "en",
        "subject": f"Letter number {number}",
        "text": "Dear reader,\n\nwelcome.\n",
        "html": "<!doctype html><html><body><p>Dear reader,</p><p>welcome.</p></body></html>",
        "state": LetterState.WAITING,
        "queued_at": NOW,
        "due_at": NOW,
    }
    return Letter.objects.create(**standard | fields)


def make_mailing(**fields: object) -> Mailing:
    """Make a mailing that is held."""
    standard: dict[str, object] = {
        "kind": "news",
        "key": f"mailing-{next(_numbers)}",
        "state": MailingState.HELD,
        "hold_until": NOW,
        "made_at": NOW,
    }
    return Mailing.objects.create(**standard | fields)


def make_mail(raw: bytes = RAW, **fields: Any) -> IncomingMail:
    """Make a mail that could not be read."""
    standard: dict[str, object] = {
        "source": "imap",
        "raw": raw,
        "size": len(raw),
        "sha256": f"{next(_numbers):064}",
        "received_at": NOW,
        "state": IncomingState.QUARANTINED,
        "is_flagged": True,
        "fault": "it could not be read",
    }
    return IncomingMail.objects.create(**standard | fields)
