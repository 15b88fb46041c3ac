"""The scripted server must do what the scripts say; else the fault tests prove nothing."""

import smtplib
import socket
import ssl
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.letters_faults.mail_server import MailServer, act

MESSAGE = b"Message-ID: <q@x>\r\nSubject: hello\r\n\r\n.a dot\r\nthe end\r\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, certificate: Path) -> Iterator[MailServer]:
    """Start a server that offers TLS."""
    with MailServer(tmp_path_factory.mktemp("server") / "log", certificate) as started:
        yield started


def send(server: MailServer, *, seconds: float = 0.3, encryption: Path | None = None) -> str:
    """Send one message and tell how it ended: "sent", or a code, or "broken"."""
    try:
        with smtplib.SMTP("localhost", server.port, timeout=seconds) as line:
            if encryption:
                line.starttls(context=ssl.create_default_context(cafile=encryption))
            line.sendmail("hello@x.test", ["ana@reader.test"], MESSAGE)
    except smtplib.SMTPRecipientsRefused as error:
        return str(next(iter(error.recipients.values()))[0])
    except smtplib.SMTPResponseException as error:
        return str(error.smtp_code)
    except (OSError, smtplib.SMTPServerDisconnected):
        return "broken"
    return "sent"


def test_what_it_accepts_is_in_the_log_whole(server: MailServer, certificate: Path) -> None:
    server.play()
    before = len(server.read_log())

    ends = [send(server), send(server, encryption=certificate, seconds=2)]

    taken = server.read_log()[before:]
    assert ends == ["sent", "sent"]
    assert [(one.message_id, one.sender, one.to, one.bare_lines) for one in taken] == [
        ("<q@x>", "hello@x.test", ("ana@reader.test",), 0)
    ] * 2
    assert taken[0].sha256 == taken[1].sha256


@pytest.mark.parametrize("verb", ["CONNECT", "MAIL", "RCPT", "DATA", "DOT"])
def test_it_says_no_at_each_verb_and_takes_nothing(server: MailServer, verb: str) -> None:
    before = len(server.read_log())
    server.play(act(verb, reply="451 4.3.0 later", times=1))

    ends = [send(server), send(server)]

    assert ends == ["451", "sent"]
    assert server.count()["acted"] == [f"{verb} reply"]
    assert len(server.read_log()) == before + 1


@pytest.mark.parametrize("verb", ["CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "BODY", "DOT"])
@pytest.mark.parametrize("fault", ["silence", "reset", "close"])
def test_it_breaks_off_at_each_verb_and_takes_nothing(server: MailServer, verb: str, fault: str) -> None:
    before = len(server.read_log())
    server.play(act(verb, fault, times=1))

    ends = [send(server), send(server)]

    assert ends == ["broken", "sent"]
    assert len(server.read_log()) == before + 1


@pytest.mark.parametrize("fault", ["store-silence", "store-reset", "store-close"])
def test_it_can_take_a_message_and_break_off_before_it_says_so(server: MailServer, fault: str) -> None:
    before = len(server.read_log())
    server.play(act("DOT", fault, times=1))

    ended = send(server)

    assert ended == "broken"
    assert len(server.read_log()) == before + 1


def test_it_can_stop_in_the_middle_of_a_line(server: MailServer) -> None:
    server.play(act("CONNECT", "half", times=1))

    with socket.create_connection(("localhost", server.port), timeout=1) as line:
        assert line.recv(100) == b"220 loopbac"
        with pytest.raises(ConnectionResetError):
            line.recv(100)


def test_it_can_drip_its_answer(server: MailServer) -> None:
    server.play(act("MAIL", "slow", times=1, seconds=0.02))
    began = time.monotonic()

    ended = send(server)

    assert ended == "sent"
    assert time.monotonic() - began > 0.2


def test_it_can_cut_the_line_while_tls_begins_and_later(server: MailServer, certificate: Path) -> None:
    server.play(act("STARTTLS", "cut", times=1), act("MAIL", "reset", times=1))

    ends = [send(server, encryption=certificate, seconds=2) for _ in range(3)]

    assert ends == ["broken", "broken", "sent"]


def test_it_keeps_its_log_and_its_port_when_it_is_killed_and_comes_back(server: MailServer) -> None:
    server.play()
    send(server)
    before, port = len(server.read_log()), server.port

    server.stop()
    away = send(server)
    server.start()

    assert (away, send(server), server.port) == ("broken", "sent", port)
    assert len(server.read_log()) == before + 1
