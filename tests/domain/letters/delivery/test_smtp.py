"""The connection to the relay: login, stale and silent servers, and the mark before the final dot."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from pairloom.domain.letters.delivery.smtp import Connection, Envelope, RelayAddress, RelayFault, read_relay
from pairloom.domain.letters.errors import FencedOff
from pairloom.domain.letters.rules.answers import Verb
from tests.domain.letters.delivery.relays import Relay, let_in, run_relay

ENVELOPE = Envelope("bounce@site.test", "amina@example.org", is_utf8=False, is_8bit=False)
RAW = b"Subject: Hello\r\n\r\n.one\r\n..two\r\nthree"


def connect(address: RelayAddress, *, patience: float = 2) -> Connection:
    return Connection(address, name="site.test", patience=patience, encryption=ssl.create_default_context())


@contextmanager
def speak(*lines: bytes) -> Iterator[int]:
    """Run a server that says one line after each one it hears, whatever that is, and then is silent."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with listener, listener.accept()[0] as client:
            for line in lines:
                client.sendall(line)
                if not client.recv(4096):
                    return
            client.recv(4096)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield listener.getsockname()[1]
    thread.join(5)


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ("smtp://mail.test:25", RelayAddress("mail.test", 25, "", "", "offered")),
        ("smtp://mail.test", RelayAddress("mail.test", 25, "", "", "offered")),
        ("smtp://site:s%40crt@mail.test:587", RelayAddress("mail.test", 587, "site", "s@crt", "starttls")),
        ("smtps://site:x@mail.test", RelayAddress("mail.test", 465, "site", "x", "always")),
        ("smtp://mail.test?starttls", RelayAddress("mail.test", 25, "", "", "starttls")),
    ],
)
def test_an_address_says_how_to_speak_and_a_password_makes_encryption_a_must(address: str, read: RelayAddress) -> None:
    assert read_relay(address) == read


def test_the_mark_comes_before_the_dot_and_dots_survive() -> None:
    with run_relay(Relay()) as relay:
        connection = connect(RelayAddress("127.0.0.1", relay.port, "", "", "offered"))
        connection.open()
        taken_at_mark: list[int] = []
        answer = connection.hand_over(ENVELOPE, RAW, mark=lambda: taken_at_mark.append(len(relay.taken)))
        connection.close()
        assert (answer.verb, answer.code, taken_at_mark, connection.is_open) == (Verb.DOT, 250, [0], False)
        assert relay.taken[0].content == RAW + b"\r\n"


def test_a_letter_that_is_fenced_off_at_its_mark_never_gets_its_dot() -> None:
    def refuse() -> None:
        raise FencedOff

    with run_relay(Relay()) as relay:
        connection = connect(RelayAddress("127.0.0.1", relay.port, "", "", "offered"))
        connection.open()
        with pytest.raises(FencedOff):
            connection.hand_over(ENVELOPE, RAW, mark=refuse)
        assert (connection.is_open, relay.taken) == (False, [])


@pytest.mark.parametrize(("password", "gets_in"), [("secret", True), ("wrong", False)])
def test_a_login_lets_in_or_is_our_fault(password: str, gets_in: bool) -> None:
    with run_relay(Relay(), authenticator=let_in, auth_require_tls=False) as relay:
        connection = connect(RelayAddress("127.0.0.1", relay.port, "site", password, "offered"))
        if gets_in:
            connection.open()
            connection.close()
            return
        with pytest.raises(RelayFault) as fault:
            connection.open()
        assert (fault.value.answer.verb, fault.value.answer.code) == (Verb.LOGIN, 535)


def test_a_password_is_never_sent_without_encryption() -> None:
    with run_relay(Relay(), authenticator=let_in, auth_require_tls=False) as relay:
        with pytest.raises(RelayFault) as fault:
            connect(RelayAddress("127.0.0.1", relay.port, "site", "secret", "starttls")).open()
        assert (fault.value.answer.verb, fault.value.answer.text) == (Verb.TLS, "not-offered")


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ((b"", b""), "silent"),
        ((b"22",), "silent"),
        ((b"hello there\r\n",), "garbled"),
        ((b"220-a\r\n" * 200,), "cut"),
    ],
)
def test_a_server_that_does_not_greet_is_a_fault_before_any_letter(lines: tuple[bytes, ...], text: str) -> None:
    with speak(*lines) as port, pytest.raises(RelayFault) as fault:
        connect(RelayAddress("127.0.0.1", port, "", "", "offered"), patience=0.3).open()
    assert (fault.value.answer.verb, fault.value.answer.code) == (Verb.CONNECT, 0)
    assert fault.value.answer.text == text


def test_a_server_that_is_not_there_is_named_so() -> None:
    with pytest.raises(RelayFault) as fault:
        connect(RelayAddress("127.0.0.1", 1, "", "", "offered")).open()
    assert fault.value.answer.text == "refused-connection"


def test_a_closed_connection_hands_nothing_over() -> None:
    with pytest.raises(RelayFault) as fault:
        connect(RelayAddress("127.0.0.1", 1, "", "", "offered")).hand_over(ENVELOPE, RAW, mark=lambda: None)
    assert not fault.value.is_open


@pytest.mark.parametrize(("words", "code"), [(b"421 going down\r\n", 421), (b"250 too early\r\n", 0), (b"what\r\n", 0)])
def test_a_server_that_speaks_before_the_dot_has_not_taken_the_letter(words: bytes, code: int) -> None:
    greetings = (b"220 hello\r\n", b"250 site\r\n", b"250 ok\r\n", b"250 ok\r\n", b"354 go\r\n" + words)
    with speak(*greetings) as port:
        connection = connect(RelayAddress("127.0.0.1", port, "", "", "offered"))
        connection.open()
        with pytest.raises(RelayFault) as fault:
            connection.hand_over(ENVELOPE, RAW, mark=lambda: None)
        connection.close()
    assert (fault.value.answer.verb, fault.value.answer.code, fault.value.is_open) == (Verb.OPENING, code, False)
