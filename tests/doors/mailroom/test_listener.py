import smtplib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from pairloom.domain.letters.models import IncomingMail
from pairloom.domain.letters.services.incoming import MOST_BYTES
from pairloom.doors.mailroom.listener import MOST_CONNECTIONS, MOST_RECIPIENTS, Place, read_place, run_listener
from tests.domain.letters.parsing.corpus.answers import REPLY
from tests.makers import NOW

READER = "reply+1-x@localhost"


@contextmanager
def listening(protocol: str = "smtp") -> Iterator[int]:
    """Listen in a thread, as the worker does."""
    ports: list[int] = []
    is_there, is_over = threading.Event(), threading.Event()

    def note(port: int) -> None:
        ports.append(port)
        is_there.set()

    place = Place(protocol, "127.0.0.1", 0)
    words = {"tell_time": lambda: NOW, "stop": is_over.is_set, "tell_port": note}
    thread = threading.Thread(target=run_listener, args=(place,), kwargs=words)
    thread.start()
    try:
        assert is_there.wait(10)
        yield ports[0]
    finally:
        is_over.set()
        thread.join(20)
        assert not thread.is_alive()


@pytest.fixture
def port(transactional_db: None) -> Iterator[int]:
    with listening() as found:
        yield found


@contextmanager
def calling(port: int, kind: Callable[..., smtplib.SMTP] = smtplib.SMTP) -> Iterator[smtplib.SMTP]:
    client = kind("127.0.0.1", port, timeout=30)
    try:
        yield client
    finally:
        client.close()


@contextmanager
def without_table() -> Iterator[None]:
    """Take the table of incoming mail away for a while: no mail can be stored."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE letters_incomingmail RENAME TO taken_away")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE taken_away RENAME TO letters_incomingmail")


def test_a_mail_is_stored_before_it_is_acknowledged(port: int) -> None:
    with calling(port) as client:
        client.ehlo("relay.example")
        client.mail("amina@library.example")
        client.rcpt(READER)
        code, _ = client.data(REPLY)
        stored = IncomingMail.objects.get()
    assert (code, bytes(stored.raw), stored.source) == (250, REPLY, "smtp")
    assert (stored.envelope_from, stored.envelope_to, stored.received_at) == ("amina@library.example", READER, NOW)


def test_the_null_path_is_kept_as_such(port: int) -> None:
    with calling(port) as client:
        client.sendmail("", [READER], REPLY)
    assert IncomingMail.objects.get().envelope_from == "<>"


def test_a_mail_is_stored_for_each_of_its_readers(port: int) -> None:
    with calling(port) as client:
        client.sendmail("a@b.example", [READER, "hello@localhost"], REPLY)
    assert set(IncomingMail.objects.values_list("envelope_to", flat=True)) == {READER, "hello@localhost"}


def test_bytes_of_every_kind_and_long_lines_are_stored_as_they_came(port: int) -> None:
    raw = bytes(byte for byte in range(256) if byte not in b"\r\n") + b"\r\n" + b"a" * 100_000 + b"\r\n"
    with calling(port) as client:
        client.sendmail("a@b.example", [READER], raw)
    assert bytes(IncomingMail.objects.get().raw) == raw


def test_mail_for_others_is_refused(port: int) -> None:
    with calling(port) as client, pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        client.sendmail("a@b.example", ["x@else.example"], REPLY)
    assert refused.value.recipients["x@else.example"][0] == 550


def test_too_many_readers_are_asked_to_come_in_another_mail(port: int) -> None:
    with calling(port) as client:
        client.ehlo("relay.example")
        client.mail("a@b.example")
        codes = [client.rcpt(f"r{number}@localhost")[0] for number in range(MOST_RECIPIENTS + 1)]
    assert codes == [250] * MOST_RECIPIENTS + [452]


def test_a_mail_above_ten_megabytes_is_refused_when_it_is_announced_and_when_it_comes(port: int) -> None:
    large = b"a" * 70 + b"\r\n"
    raw = large * (MOST_BYTES // len(large) + 1)
    with calling(port) as client:
        client.ehlo("relay.example")
        announced, _ = client.mail("a@b.example", [f"size={len(raw)}"])
        client.mail("a@b.example")
        client.rcpt(READER)
        sent, _ = client.data(raw)
    assert (announced, sent, IncomingMail.objects.count()) == (552, 552, 0)


def test_without_a_database_the_sender_is_asked_to_come_again(port: int) -> None:
    with without_table(), calling(port) as client, pytest.raises(smtplib.SMTPDataError) as refused:
        client.sendmail("a@b.example", [READER], REPLY)
    assert refused.value.smtp_code == 451
    with calling(port) as client:
        client.sendmail("a@b.example", [READER], REPLY)
    assert IncomingMail.objects.count() == 1


def test_a_connection_that_breaks_off_in_the_middle_leaves_nothing(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as wire:
        wire.sendall(b"EHLO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<hello@localhost>\r\nDATA\r\nSubject: half")
    with calling(port) as client:
        client.sendmail("a@b.example", [READER], REPLY)
    assert [bytes(raw) for raw in IncomingMail.objects.values_list("raw", flat=True)] == [REPLY]


def test_a_dot_between_bare_line_feeds_does_not_end_a_mail(port: int) -> None:
    with calling(port) as client:
        client.ehlo("relay.example")
        client.mail("a@b.example")
        client.rcpt(READER)
        client.docmd("DATA")
        client.send(b"Subject: x\r\n\r\nhello\n.\nMAIL FROM:<forged@b.example>\r\n.\r\n")
        assert client.getreply()[0] == 250
    assert IncomingMail.objects.get().envelope_from == "a@b.example"


def test_no_more_connections_are_taken_than_there_is_room_for(port: int) -> None:
    wires = [socket.create_connection(("127.0.0.1", port), timeout=30) for _ in range(MOST_CONNECTIONS + 1)]
    greetings = [wire.recv(100)[:3] for wire in wires]
    for wire in wires:
        wire.close()
    assert greetings == [b"220"] * MOST_CONNECTIONS + [b"421"]


def test_by_lmtp_each_reader_gets_an_answer(transactional_db: None) -> None:
    with listening("lmtp") as port, calling(port, smtplib.LMTP) as client:
        client.ehlo("relay.example")
        client.mail("")
        for reader in (READER, "hello@localhost"):
            client.rcpt(reader)
        code, _ = client.data(REPLY)
        second, _ = client.getreply()
    assert (code, second) == (250, 250)
    assert set(IncomingMail.objects.values_list("source", flat=True)) == {"lmtp"}


def test_the_setting_is_read_whole() -> None:
    assert read_place("lmtp://127.0.0.1:2424") == Place("lmtp", "127.0.0.1", 2424)
    assert read_place("smtp://0.0.0.0:25?certificate=c.pem&key=k.pem") == Place("smtp", "0.0.0.0", 25, "c.pem", "k.pem")


@pytest.mark.parametrize("address", ["", "localhost:25", "http://x:1", "smtp://x", "smtp://"])
def test_a_wrong_setting_is_named(address: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="PAIRLOOM_INCOMING_LISTEN"):
        read_place(address)
