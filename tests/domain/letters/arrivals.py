"""Mails of the corpus as they come in for a letter, with its true addresses."""

from pairloom.domain.letters.links import address_for
from pairloom.domain.letters.models import IncomingMail, Letter
from pairloom.domain.letters.services.incoming import read_waiting_mail, store_incoming
from tests.domain.letters.parsing.corpus.answers import REPLY_TO
from tests.domain.letters.parsing.corpus.bounces import RETURN_PATH
from tests.makers import NOW


def address_to(raw: bytes, letter: Letter) -> bytes:
    """Put the letter's own addresses into a mail of the corpus."""
    with_path = raw.replace(RETURN_PATH.encode(), address_for("bounce", letter.pk).encode())
    return with_path.replace(REPLY_TO.encode(), address_for("reply", letter.pk).encode())


def take_in(raw: bytes, *, sender: str = "", to: str = "") -> IncomingMail:
    """Store a mail and read all that wait; gives it as it is then."""
    mail = store_incoming(raw, source="smtp", envelope_from=sender, envelope_to=to, now=NOW)
    read_all()
    mail.refresh_from_db()
    return mail


def read_all() -> int:
    """Read all mails that wait."""
    return read_waiting_mail(limit=1_000, tell_time=lambda: NOW, worker="test")
