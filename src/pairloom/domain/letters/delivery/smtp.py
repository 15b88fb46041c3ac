"""Speak to the relay: one connection, used again for letter after letter, with the mark just before the final dot."""

import re
import select
import smtplib
import socket
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from pairloom.domain.letters.delivery.steps import reach
from pairloom.domain.letters.rules.answers import Answer, Meaning, Verb, read_answer

_DOTS = re.compile(rb"^\.", re.MULTILINE)
_LONGEST_ANSWER = 200
_LONGEST_LINE = 8192
_MOST_LINES = 100
_DOT_PATIENCE = 3
"""A relay that looks into a letter may take so many times longer to answer the final dot."""
_BROKEN = (OSError, smtplib.SMTPException, ValueError)
"""What a connection raises: cut, silent, refused by TLS, or an answer that is no answer."""


class RelayFault(Exception):  # noqa: N818 - what happened, in the words of the house
    """The relay did not say yes; the letter was not handed over. `is_open` tells whether it still listens."""

    def __init__(self, answer: Answer, *, is_open: bool) -> None:
        super().__init__(f"{answer.verb} {answer.code}")
        self.answer = answer
        self.is_open = is_open


@dataclass(frozen=True)
class RelayAddress:
    """Where the relay is and how to speak to it."""

    host: str
    port: int
    user: str
    password: str
    tls: str
    """"always" from the start, "starttls" must be offered, "offered" is taken when offered."""


@dataclass(frozen=True)
class Envelope:
    """Who a message comes from and goes to, as the relay is told."""

    sender: str
    recipient: str
    is_utf8: bool
    is_8bit: bool


def read_relay(address: str) -> RelayAddress:
    """Read the address of the relay; whoever logs in must be encrypted, so a password makes STARTTLS a must."""
    parts = urlsplit(address)
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    tls = "always" if parts.scheme == "smtps" else "starttls" if user or "starttls" in parts.query else "offered"
    return RelayAddress(
        parts.hostname or "localhost", parts.port or (465 if tls == "always" else 25), user, password, tls
    )


class _Wire(smtplib.SMTP):
    """A connection whose DATA stops before the final dot."""

    encryption: ssl.SSLContext | None = None
    patience: float = 60
    _unread = b""

    def getreply(self) -> tuple[int, bytes]:
        """Read one answer. The whole of it must be here in time: a relay that drips bytes holds up nobody for ever."""
        deadline = time.monotonic() + self.patience
        texts: list[bytes] = []
        for _ in range(_MOST_LINES):
            line = self._read_line(deadline)
            texts.append(line[4:].strip())
            if line[3:4] != b"-":
                return (int(line[:3]) if line[:3].isdigit() else 0), b"\n".join(texts)
        raise smtplib.SMTPServerDisconnected("endless answer")

    def forget_unread(self) -> None:
        """Forget what was said before encryption began: it may have been slipped in."""
        self._unread = b""

    def _read_line(self, deadline: float) -> bytes:
        """Read one line; SMTPServerDisconnected when the relay hangs up, TimeoutError when it is too slow."""
        while b"\n" not in self._unread:
            if self.sock is None or len(self._unread) > _LONGEST_LINE:
                raise smtplib.SMTPServerDisconnected("not connected")
            self.sock.settimeout(max(deadline - time.monotonic(), 0.001))
            piece = self.sock.recv(4096)
            if not piece:
                raise smtplib.SMTPServerDisconnected("the relay hung up")
            self._unread += piece
            self.sock.settimeout(self.patience)
        line, _, self._unread = self._unread.partition(b"\n")
        return line

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        self._host = host  # smtplib checks the certificate against this name, and knows it only from its constructor
        plain = socket.create_connection((host, port), timeout)
        # The final dot is a small packet of its own; without this it waits 40 ms for the one before it.
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self.encryption is None:
            return plain
        try:
            return self.encryption.wrap_socket(plain, server_hostname=host)
        except BaseException:
            plain.close()
            raise

    def write_body(self, raw: bytes) -> None:
        """Write a message in CRLF lines, with dots doubled, all but the final dot."""
        stuffed = _DOTS.sub(b"..", raw)
        if not stuffed.endswith(b"\r\n"):
            stuffed += b"\r\n"
        middle = len(stuffed) // 2
        self.send(stuffed[:middle])
        reach("body-half-sent")
        self.send(stuffed[middle:])

    def spoke_early(self) -> bool:
        """Tell whether the relay already said something, or hung up, before the final dot."""
        if self.sock is None:
            return True
        if self._unread:
            return True
        pending = self.sock.pending() if isinstance(self.sock, ssl.SSLSocket) else 0
        return bool(pending or select.select([self.sock], [], [], 0)[0])


class Connection:
    """One connection to the relay. After a RelayFault with `is_open` false it must be closed and opened anew."""

    def __init__(self, address: RelayAddress, *, name: str, patience: float, encryption: ssl.SSLContext) -> None:
        self._address = address
        self._name = name
        self._patience = patience
        self._encryption = encryption
        self._wire: _Wire | None = None
        self.letters = 0

    @property
    def is_open(self) -> bool:
        """Tell whether there is a connection."""
        return self._wire is not None

    def offers(self, extension: str) -> bool:
        """Tell whether the relay offers an extension ("smtputf8")."""
        return self._wire is not None and self._wire.has_extn(extension)

    def open(self) -> None:
        """Connect, greet, encrypt, log in; RelayFault when one of them fails."""
        self.abandon()
        reach("connection-opening")
        wire = _Wire(local_hostname=self._name, timeout=self._patience)
        wire.patience = self._patience
        wire.encryption = self._encryption if self._address.tls == "always" else None
        self._wire = wire
        try:
            self._ask(Verb.CONNECT, lambda: wire.connect(self._address.host, self._address.port))
            self._greet()
            self._encrypt()
            self._log_in()
        except RelayFault:
            self.abandon()
            raise
        self.letters = 0
        reach("connection-open")

    def hand_over(self, envelope: Envelope, raw: bytes, *, mark: Callable[[], None]) -> Answer:
        """Give one message to the relay, calling `mark` just before the final dot, and return the answer to the dot.

        RelayFault means that the dot was never sent. What `mark` raises passes through, and the dot stays unsent. An
        answer with code 0 means that nobody knows whether the relay took the message.
        """
        wire = self._need_wire()
        self._name_sender(wire, envelope)
        self._ask(Verb.RECIPIENT, lambda: wire.rcpt(envelope.recipient))
        reach("recipient-accepted")
        self._ask(Verb.OPENING, lambda: wire.docmd("data"))
        reach("data-accepted")
        self._write_body(wire, raw)
        try:
            mark()
        except BaseException:
            self.abandon()
            raise
        return self._finish(wire)

    def reset(self) -> None:
        """Forget a message that was begun, so that the next one can follow; closes the connection if that fails."""
        try:
            if self._wire is not None and self._wire.rset()[0] == 250:
                return
        except _BROKEN:
            pass
        self.abandon()

    def close(self) -> None:
        """Say goodbye and hang up."""
        if self._wire is None:
            return
        reach("connection-closing")
        with suppress(*_BROKEN):
            self._wire.quit()
        self.abandon()
        reach("connection-closed")

    def abandon(self) -> None:
        """Hang up without a word; what was begun is not sent."""
        if self._wire is not None:
            self._wire.close()
        self._wire = None

    def _need_wire(self) -> _Wire:
        if self._wire is None:
            raise RelayFault(Answer(Verb.CONNECT, 0, "closed"), is_open=False)
        return self._wire

    def _greet(self) -> None:
        wire = self._need_wire()
        try:
            self._ask(Verb.HELLO, wire.ehlo)
        except RelayFault as fault:
            if not fault.is_open:
                raise
            self._ask(Verb.HELLO, wire.helo)

    def _encrypt(self) -> None:
        wire = self._need_wire()
        if self._address.tls == "always":
            return
        if not wire.has_extn("starttls"):
            if self._address.tls == "starttls":
                raise RelayFault(Answer(Verb.TLS, 0, "not-offered"), is_open=True)
            return
        self._ask(Verb.TLS, lambda: wire.starttls(context=self._encryption))
        wire.forget_unread()
        self._ask(Verb.HELLO, wire.ehlo)

    def _log_in(self) -> None:
        wire, address = self._need_wire(), self._address
        if not address.user:
            return
        try:
            self._ask(Verb.LOGIN, lambda: wire.login(address.user, address.password))
        except UnicodeError as error:
            raise RelayFault(Answer(Verb.LOGIN, 0, "not-ascii"), is_open=False) from error

    def _name_sender(self, wire: _Wire, envelope: Envelope) -> None:
        options = ["SMTPUTF8"] * envelope.is_utf8 + ["BODY=8BITMIME"] * envelope.is_8bit
        wire.command_encoding = "utf-8" if envelope.is_utf8 else "ascii"
        self._ask(Verb.SENDER, lambda: wire.mail(envelope.sender, options))
        reach("sender-accepted")

    def _write_body(self, wire: _Wire, raw: bytes) -> None:
        try:
            wire.write_body(raw)
            reach("body-sent")
            early = wire.getreply() if wire.spoke_early() else None
        except _BROKEN as error:
            raise RelayFault(Answer(Verb.OPENING, 0, _name_break(error)), is_open=False) from error
        if early is not None:
            early = early if early[0] >= 400 else (0, b"")
            raise RelayFault(_make_answer(Verb.OPENING, *early), is_open=False)

    def _finish(self, wire: _Wire) -> Answer:
        try:
            wire.send(b".\r\n")
            reach("dot-sent")
            wire.patience = self._patience * _DOT_PATIENCE
            code, text = wire.getreply()
            wire.patience = self._patience
        except _BROKEN as error:
            self.abandon()
            return Answer(Verb.DOT, 0, _name_break(error))
        reach("dot-answered")
        self.letters += 1
        answer = _make_answer(Verb.DOT, code, text)
        if code == 421 or read_answer(answer) == Meaning.UNKNOWN:
            self.abandon()
        return answer

    def _ask(self, verb: Verb, say: Callable[[], tuple[int, bytes]]) -> None:
        """Say something and wait for yes; RelayFault for anything else."""
        try:
            code, text = say()
        except smtplib.SMTPResponseException as error:
            code, text = error.smtp_code, error.smtp_error if isinstance(error.smtp_error, bytes) else b""
        except _BROKEN as error:
            raise RelayFault(Answer(verb, 0, _name_break(error)), is_open=False) from error
        answer = _make_answer(verb, code, text)
        if read_answer(answer) != Meaning.ACCEPTED:
            raise RelayFault(answer, is_open=bool(answer.code) and answer.code != 421)


def _make_answer(verb: Verb, code: int, text: bytes) -> Answer:
    """Make an answer; one that is none has the code 0, and its words, which may be anything, are not kept."""
    if not 200 <= code <= 599:
        return Answer(verb, 0, "garbled")
    return Answer(verb, code, text[:_LONGEST_ANSWER].decode("ascii", "replace"))


def _name_break(error: BaseException) -> str:
    """Name how a connection broke, in a word without anything personal."""
    if isinstance(error, TimeoutError):
        return "silent"
    if isinstance(error, ssl.SSLError):
        return "tls-failed"
    if isinstance(error, socket.gaierror):
        return "name-not-found"
    if isinstance(error, ConnectionRefusedError):
        return "refused-connection"
    return "cut"
