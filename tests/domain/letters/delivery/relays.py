"""A real SMTP server on the loopback that answers as a test says."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


@dataclass
class Relay:
    """What the server answers to whom, and what it took. An empty answer hangs up."""

    on_sender: str = "250 OK"
    on_recipient: dict[str, str] = field(default_factory=dict)
    on_message: list[str] = field(default_factory=list)
    taken: list[Envelope] = field(default_factory=list)
    sessions: set[int] = field(default_factory=set)
    port: int = 0
    hang_ups: int = 0

    async def handle_MAIL(  # noqa: N802 - the name that aiosmtpd looks for
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Answer to the sender."""
        self.sessions.add(id(session))
        if self.hang_ups:
            self.hang_ups -= 1
            return await self._answer(server, "")
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return await self._answer(server, self.on_sender)

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Answer to the recipient; a yes when nothing else was said."""
        answer = await self._answer(server, self.on_recipient.get(address, "250 OK"))
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Answer to the final dot; messages with a yes are taken."""
        answer = self.on_message.pop(0) if self.on_message else "250 taken"
        if answer.startswith(("250", "hang")):
            self.taken.append(envelope)
        return await self._answer(server, "" if answer.startswith("hang") else answer)

    async def _answer(self, server: SMTP, answer: str) -> str:
        if not answer and isinstance(server.transport, asyncio.Transport):
            server.transport.abort()
            await asyncio.sleep(0)
        return answer or "421 bye"


def let_in(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, words: Any) -> AuthResult:
    """Let one user in."""
    right = isinstance(words, LoginPassword) and (words.login, words.password) == (b"site", b"secret")
    return AuthResult(success=right, handled=False)


@contextmanager
def run_relay(relay: Relay, **options: Any) -> Iterator[Relay]:
    """Run the server while a test goes on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        relay.port = probe.getsockname()[1]
    standard = {"enable_SMTPUTF8": True}
    controller = Controller(relay, hostname="127.0.0.1", port=relay.port, **standard | options)
    controller.start()
    try:
        yield relay
    finally:
        controller.stop()
