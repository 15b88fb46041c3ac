"""Listen for mail by SMTP or LMTP: "250" is said only when the mail is stored, and "451" when it cannot be."""

import asyncio
import logging
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from urllib.parse import parse_qs, urlsplit

import structlog
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import Error as DatabaseError
from django.db import connection

from pairloom.domain.core.errors import Refused
from pairloom.domain.letters.services.incoming import MOST_BYTES, store_incoming

LONGEST_LINE = 1_048_576
LONGEST_SILENCE = 60.0
MOST_CONNECTIONS = 20
MOST_RECIPIENTS = 20
STOP_EVERY = 0.1
STORED = "250 2.0.0 Stored, thank you"
NOT_STORED = "451 4.3.0 We cannot store mail at the moment, please try again later"
TOO_LARGE = "552 5.3.4 This mail is larger than 10 MB"
BUSY = b"421 4.3.2 Too many connections, please try again later\r\n"

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Place:
    """Where to listen, in which of the two protocols, and with which certificate."""

    protocol: str
    host: str
    port: int
    certificate: str = ""
    key: str = ""


def read_place(address: str) -> Place:
    """Read the setting: "lmtp://127.0.0.1:2424" or "smtp://0.0.0.0:25?certificate=cert.pem&key=key.pem"."""
    parts = urlsplit(address)
    words = parse_qs(parts.query)
    if parts.scheme not in {"smtp", "lmtp"} or not parts.hostname or parts.port is None:
        raise ImproperlyConfigured(
            f'The setting PAIRLOOM_INCOMING_LISTEN is "{address}"; it must be like "lmtp://127.0.0.1:2424".'
        )
    certificate, key = (words.get(word, [""])[0] for word in ("certificate", "key"))
    return Place(parts.scheme, parts.hostname, parts.port, certificate, key)


class MailroomHandler:
    """Decides about each step of a delivery; what it stores is stored by threads with their own connections."""

    def __init__(self, tell_time: Callable[[], datetime]) -> None:
        self._tell_time = tell_time
        self.connections = 0
        self.threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="mailroom")

    async def handle_RCPT(  # noqa: N802 - aiosmtpd finds it by this name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take mail for our own domain only: this is no relay."""
        if address.rpartition("@")[2].lower() != settings.MAIL_DOMAIN.lower():
            return "550 5.7.1 We take mail for our own domain only"
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients, please send the rest in another mail"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Store the mail once for each recipient; LMTP wants an answer for each, SMTP one for all."""
        answers = [await self._store(envelope, recipient, server) for recipient in envelope.rcpt_tos]
        failed = [answer for answer in answers if answer != STORED]
        return "\r\n".join(answers) if isinstance(server, LMTP) else (failed or answers)[0]

    async def handle_exception(self, error: Exception) -> str:
        """Ask for another try when anything else goes wrong: a mail must not come back because of us."""
        log.error("mailroom failed", error=type(error).__name__)
        return NOT_STORED

    async def _store(self, envelope: Envelope, recipient: str, server: SMTP) -> str:
        source = "lmtp" if isinstance(server, LMTP) else "smtp"
        return await asyncio.get_running_loop().run_in_executor(
            self.threads, self._store_now, envelope, recipient, source
        )

    def _store_now(self, envelope: Envelope, recipient: str, source: str) -> str:
        """Store one mail on a connection of its own; what stays uncommitted was not stored."""
        content = envelope.original_content or b""
        try:
            store_incoming(
                bytes(content),
                source=source,
                envelope_from=envelope.mail_from or "<>",
                envelope_to=recipient,
                now=self._tell_time(),
            )
        except Refused:
            return TOO_LARGE
        except DatabaseError as error:
            log.error("mail not stored", error=type(error).__name__)  # noqa: TRY400 - no trace with a mail in it
            return NOT_STORED
        finally:
            connection.close()
        return STORED


class _Gate:
    """What both protocols do alike: lines may be long, connections are counted."""

    line_length_limit = LONGEST_LINE
    event_handler: MailroomHandler
    _was_counted = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Let a connection in, unless too many are open; one that begins to encrypt comes by a second time."""
        if not self._was_counted and self.event_handler.connections >= MOST_CONNECTIONS:
            cast(asyncio.WriteTransport, transport).write(BUSY)
            transport.close()
            return
        self.event_handler.connections += not self._was_counted
        self._was_counted = True
        super().connection_made(transport)  # type: ignore[misc]

    def connection_lost(self, error: Exception | None) -> None:
        """Count a connection off that ends."""
        if self._was_counted:
            self.event_handler.connections -= 1
            super().connection_lost(error)  # type: ignore[misc]


class _Smtp(_Gate, SMTP):
    pass


class _Lmtp(_Gate, LMTP):
    pass


def run_listener(
    place: Place,
    *,
    tell_time: Callable[[], datetime],
    stop: Callable[[], bool],
    tell_port: Callable[[int], None] | None = None,
) -> None:
    """Listen until `stop` says so; `tell_port` is told the port once mail can come (port 0 means any free one)."""
    # The listener's own log names senders and readers at its lower levels.
    logging.getLogger("mail.log").setLevel(logging.ERROR)
    handler = MailroomHandler(tell_time)
    try:
        asyncio.run(_listen(place, handler, stop, tell_port))
    finally:
        handler.threads.shutdown()


async def _listen(
    place: Place, handler: MailroomHandler, stop: Callable[[], bool], tell_port: Callable[[int], None] | None
) -> None:
    loop = asyncio.get_running_loop()
    context = load_certificate(place)
    server = await loop.create_server(lambda: make_session(place, handler, context, loop), place.host, place.port)
    if tell_port is not None:
        tell_port(server.sockets[0].getsockname()[1])
    while not stop():  # noqa: ASYNC110 - whoever stops us lives in another thread
        await asyncio.sleep(STOP_EVERY)
    server.close()


def make_session(
    place: Place, handler: MailroomHandler, context: ssl.SSLContext | None, loop: asyncio.AbstractEventLoop
) -> SMTP:
    """Make the session of one connection."""
    kind = _Lmtp if place.protocol == "lmtp" else _Smtp
    return kind(
        handler,
        data_size_limit=MOST_BYTES,
        enable_SMTPUTF8=True,
        hostname=settings.MAIL_DOMAIN,
        ident="Pairloom",
        tls_context=context,
        timeout=LONGEST_SILENCE,
        loop=loop,
    )


def load_certificate(place: Place) -> ssl.SSLContext | None:
    """Load the certificate for STARTTLS; none where none is named."""
    if not place.certificate:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(place.certificate, place.key or None)
    return context
