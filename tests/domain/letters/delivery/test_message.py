"""The message of a letter: every header of a good sender, and nothing that a reader could break out of."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.utils import parseaddr
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairloom.domain.letters.delivery.message import Abilities, build_message
from pairloom.domain.letters.errors import LetterMalformed
from pairloom.domain.letters.links import read_address, unsubscribe_url
from pairloom.domain.letters.models import Letter
from pairloom.domain.programs.models import Program

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ALL = Abilities(utf8=True, eight_bits=True)


def make(**fields: Any) -> Letter:
    """Make a letter without a database."""
    standard: dict[str, Any] = {
        "pk": 77,
        "kind": "welcome",
        "address": "amina@example.org",
        "to_name": "Amina Diallo",
        "language": "en",
        "subject": "Welcome",
        "text": "Dear Amina,\n\nwelcome.\n",
        "queued_at": NOW,
        "program": Program(slug="walls", name="Without Walls", signed_by="Noor"),
    }
    return Letter(**standard | fields)


def build(letter: Letter, relay: Abilities = ALL) -> EmailMessage:
    parsed = message_from_bytes(build_message(letter, now=NOW, relay=relay).raw, policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    return parsed


def read_plainly(letter: Letter) -> "Message[str, str]":
    return message_from_bytes(build_message(letter, now=NOW, relay=ALL).raw)


def test_a_letter_has_the_headers_of_a_good_sender() -> None:
    message = build(make())
    headers = {name: str(message[name]) for name in ("From", "To", "Subject", "Date", "Auto-Submitted", "List-Id")}
    assert headers == {
        "From": "Noor <hello@localhost>",
        "To": "Amina Diallo <amina@example.org>",
        "Subject": "Welcome",
        "Date": "Mon, 02 Mar 2026 09:00:00 +0000",
        "Auto-Submitted": "auto-generated",
        "List-Id": "<welcome.walls.localhost>",
    }
    assert message["Feedback-ID"] == "welcome:walls:0:pairloom"
    assert read_address(parseaddr(str(message["Reply-To"]))[1]) == ("reply", 77)


def test_the_return_path_leads_back_to_the_letter() -> None:
    assert read_address(build_message(make(), now=NOW, relay=ALL).envelope.sender) == ("bounce", 77)


def test_every_try_has_the_same_message_id_and_another_letter_has_its_own() -> None:
    first, second = build(make()), build(make(handed_at=NOW))
    assert first["Message-ID"] == second["Message-ID"]
    assert first["Message-ID"] != build(make(pk=78))["Message-ID"]


def test_only_news_can_be_unsubscribed_from() -> None:
    service, news = build(make()), build(make(is_news=True))
    assert service["List-Unsubscribe"] is None
    assert service["List-Unsubscribe-Post"] is None
    assert f"<{unsubscribe_url(77)}>, <mailto:unsubscribe+" in str(news["List-Unsubscribe"])
    assert news["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_letter_without_program_comes_from_the_site() -> None:
    assert str(build(make(program=None))["From"]) == "Pairloom <hello@localhost>"


@pytest.mark.parametrize(
    "name",
    [
        *("O'Brien", 'Müller, "Jo" <x>', "Ana, María José", "张伟", "علي حسن", "😀 Jo", "Jo\\", "(comment) Zoë"),
        *("=?utf-8?q?x?=", "a@b", "Nguyễn Thị Minh Khai " * 4 + "Lan", "José, Zoë, Ña, Üü, Éé, Íí, Óó, Ññ, Øø Åå"),
    ],
)
def test_a_name_arrives_as_it_is_written(name: str) -> None:
    raw = read_plainly(make(to_name=name))["To"]
    written, address = parseaddr(raw.replace("\r\n", ""))
    assert (str(make_header(decode_header(written))), address) == (name, "amina@example.org")


def test_a_name_too_long_for_a_header_is_left_out() -> None:
    assert read_plainly(make(to_name="é" * 200))["To"] == "amina@example.org"


@given(subject=st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=250))
def test_a_subject_arrives_as_it_is_written(subject: str) -> None:
    raw = read_plainly(make(subject=subject))["Subject"]
    assert str(make_header(decode_header(raw))).strip() == subject.strip()


@pytest.mark.parametrize("field", ["subject", "to_name", "address", "kind", "language"])
@pytest.mark.parametrize("mark", ["\r", "\n", "\r\n", "\x00", "\r\nBcc: all@example.org\r\n\r\nHello"])
def test_a_line_break_never_gets_into_a_header(field: str, mark: str) -> None:
    letter = make()
    setattr(letter, field, f"{getattr(letter, field)}{mark}")
    with pytest.raises(LetterMalformed):
        build_message(letter, now=NOW, relay=ALL)


@given(words=st.text(max_size=60))
def test_whatever_a_name_and_a_subject_hold_there_is_one_reader(words: str) -> None:
    try:
        raw = build_message(make(to_name=words, subject=words), now=NOW, relay=ALL).raw
    except LetterMalformed:
        return
    head = raw.split(b"\r\n\r\n", 1)[0]
    names = [line.split(b":", 1)[0].lower() for line in head.split(b"\r\n") if line[:1] not in b" \t"]
    assert len(names) == len(set(names))
    assert b"bcc" not in names
    assert b"cc" not in names


def test_an_international_domain_is_written_as_mail_servers_know_it() -> None:
    message = build_message(make(address="anna@bücher.example"), now=NOW, relay=Abilities())
    assert message.envelope.recipient == "anna@xn--bcher-kva.example"
    assert not message.envelope.is_utf8


def test_an_address_in_another_alphabet_needs_a_relay_that_takes_it() -> None:
    letter = make(address="пошта@приклад.укр", to_name="Олена")
    message = build_message(letter, now=NOW, relay=ALL)
    assert message.envelope.recipient == "пошта@xn--80aikifvh.xn--j1amh"
    assert message.envelope.is_utf8
    assert "<пошта@xn--80aikifvh.xn--j1amh>".encode() in message.raw
    with pytest.raises(LetterMalformed, match="address-needs-smtputf8"):
        build_message(letter, now=NOW, relay=Abilities(eight_bits=True))


@pytest.mark.parametrize("address", ["", "amina", "@example.org", "amina@", "a b@example.org", "a@x>,<b@y", "a@ü..x"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(LetterMalformed):
        build_message(make(address=address), now=NOW, relay=ALL)


@pytest.mark.parametrize("relay", [ALL, Abilities()])
@pytest.mark.parametrize(
    "text", ["plain\n", "Добрий день\n", "مرحبا\n", "x" * 3000 + "\n", ".\n..\n", "tail without end"]
)
def test_a_body_arrives_whole_in_short_crlf_lines(relay: Abilities, text: str) -> None:
    letter = make(text=text, html=f"<html><body><p>{text}</p></body></html>")
    raw = build_message(letter, now=NOW, relay=relay).raw
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    assert relay.eight_bits or raw.isascii()
    parts = {part.get_content_type(): part for part in build(letter, relay).walk() if not part.is_multipart()}
    assert parts["text/plain"].get_content().replace("\r\n", "\n").rstrip("\n") == text.rstrip("\n")
    assert text.rstrip("\n") in parts["text/html"].get_content().replace("\r\n", "\n")


def test_a_letter_that_may_have_arrived_begins_with_a_line_that_says_so() -> None:
    letter = make(html="<html><body dir='ltr'><p>Dear Amina</p></body></html>", handed_at=NOW)
    parts = {part.get_content_type(): part.get_content() for part in build(letter).walk() if not part.is_multipart()}
    assert parts["text/plain"].startswith("You may have this letter already.")
    assert "<body dir='ltr'><p>You may have this letter already." in parts["text/html"]


def test_a_calendar_file_is_attached() -> None:
    file = {"name": "meeting.ics", "type": "text/calendar", "method": "REQUEST", "text": "BEGIN:VCALENDAR\r\n"}
    (part,) = build(make(attachment=file, html="<p>Hello</p>")).iter_attachments()
    assert isinstance(part, EmailMessage)
    assert (part.get_filename(), part.get_content_type(), part["Content-Type"].params["method"]) == (
        *("meeting.ics", "text/calendar", "REQUEST"),
    )
    assert part.get_payload(decode=True) == b"BEGIN:VCALENDAR\r\n"


def test_an_attachment_that_is_not_whole_is_refused() -> None:
    with pytest.raises(LetterMalformed, match="header-KeyError"):
        build_message(make(attachment={"name": "x"}), now=NOW, relay=ALL)
