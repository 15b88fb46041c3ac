"""Fetch mail from a mailbox by IMAP: each mail is moved away only when it is stored."""

import imaplib
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qs, unquote, urlsplit

import structlog
from django.core.exceptions import ImproperlyConfigured
from django.db import Error as DatabaseError
from django.db import connection
from imap_tools.errors import ImapToolsError
from imap_tools.mailbox import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted

from pairloom.domain.letters.services.incoming import MOST_BYTES, store_incoming

POLL_EVERY = 60.0
LONGEST_SILENCE = 30.0
WAIT_STEP = 0.2
TOO_LARGE_FLAG = "\\Flagged"
KINDS = frozenset({"imaps", "imap+starttls", "imap"})

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Mailbox:
    """Which mailbox to empty, and where its mails go once they are stored."""

    kind: str
    host: str
    port: int
    user: str
    password: str
    folder: str
    done: str


def read_mailbox(address: str) -> Mailbox:
    """Read the setting: "imaps://user:password@mail.example.org:993/INBOX?done=Pairloom"."""
    parts = urlsplit(address)
    if parts.scheme not in KINDS or not parts.hostname or not parts.username:
        raise ImproperlyConfigured(
            "The setting PAIRLOOM_INCOMING_IMAP is wrong; it must be like "
            '"imaps://user:password@mail.example.org:993/INBOX?done=Pairloom".'
        )
    port = parts.port or (993 if parts.scheme == "imaps" else 143)
    done = parse_qs(parts.query).get("done", ["Pairloom"])[0]
    login = unquote(parts.username), unquote(parts.password or "")
    return Mailbox(parts.scheme, parts.hostname, port, *login, unquote(parts.path.strip("/")) or "INBOX", done)


def poll_imap(mailbox: Mailbox, *, tell_time: Callable[[], datetime]) -> int:
    """Fetch what lies in a mailbox; tells how many mails were stored. A connection that breaks ends only this round.

    A mail that was stored and not moved comes again and is known then, so nothing is lost and nothing counts twice.
    """
    stored = 0
    try:
        with closing_mailbox(open_mailbox(mailbox)) as box:
            box.login(mailbox.user, mailbox.password, initial_folder=mailbox.folder)
            if not box.folder.exists(mailbox.done):
                box.folder.create(mailbox.done)
            for number in box.uids("UNFLAGGED"):
                stored += take_one(box, number, done=mailbox.done, now=tell_time())
    except (ImapToolsError, imaplib.IMAP4.error, OSError) as error:
        log.warning("mailbox away", error=type(error).__name__, stored=stored)
    except DatabaseError as error:
        connection.close()
        log.error("mail not stored", error=type(error).__name__, stored=stored)  # noqa: TRY400 - no mail in the log
    return stored


def open_mailbox(mailbox: Mailbox) -> BaseMailBox:
    """Connect; the server's certificate is checked wherever there is one."""
    if mailbox.kind == "imap":
        return MailBoxUnencrypted(mailbox.host, mailbox.port, timeout=LONGEST_SILENCE)
    kind = MailBox if mailbox.kind == "imaps" else MailBoxStartTls
    return kind(mailbox.host, mailbox.port, timeout=LONGEST_SILENCE, ssl_context=ssl.create_default_context())


@contextmanager
def closing_mailbox(box: BaseMailBox) -> Iterator[BaseMailBox]:
    """Say goodbye at the end, and close the connection even where that is not heard any more."""
    try:
        yield box
        box.logout()
    finally:
        box.client.shutdown()


def take_one(box: BaseMailBox, number: str, *, done: str, now: datetime) -> int:
    """Store one mail and move it away; one that is too large is flagged and stays for people to see."""
    if measure_mail(box, number) > MOST_BYTES:
        box.flag(number, TOO_LARGE_FLAG, value=True)
        log.warning("mail too large", number=number)
        return 0
    raw = fetch_mail(box, number)
    if raw is None:
        return 0
    store_incoming(raw, source="imap", envelope_from="", envelope_to="", now=now)
    box.move(number, done)
    return 1


def measure_mail(box: BaseMailBox, number: str) -> int:
    """Ask how large a mail is; 0 where the server does not say."""
    _, answered = box.client.uid("fetch", number, "(RFC822.SIZE)")
    words = b" ".join(line for line in answered if isinstance(line, bytes)).replace(b")", b" ").split()
    sizes = [words[place + 1] for place, word in enumerate(words[:-1]) if word.endswith(b"RFC822.SIZE")]
    return int(sizes[0]) if sizes and sizes[0].isdigit() else 0


def fetch_mail(box: BaseMailBox, number: str) -> bytes | None:
    """Fetch the bytes of a mail without parsing them; none where it is gone."""
    _, answered = box.client.uid("fetch", number, "(BODY.PEEK[])")
    return next((bytes(line[1]) for line in answered if isinstance(line, tuple)), None)


def run_polling(mailbox: Mailbox, *, tell_time: Callable[[], datetime], stop: Callable[[], bool]) -> None:
    """Empty a mailbox once a minute until `stop` says so."""
    while not stop():
        poll_imap(mailbox, tell_time=tell_time)
        connection.close()
        again = time.monotonic() + POLL_EVERY
        while time.monotonic() < again and not stop():
            time.sleep(WAIT_STEP)
