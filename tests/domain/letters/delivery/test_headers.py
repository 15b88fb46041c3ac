"""Headers are written once and passed on as they are."""

from email.message import EmailMessage

import pytest

from pairloom.domain.letters.delivery.headers import LONGEST_NAME, WIRE, refuse_controls, write_mailbox, write_words
from pairloom.domain.letters.errors import LetterMalformed


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("", "a@x.org"),
        ("  ", "a@x.org"),
        ("Amina", "Amina <a@x.org>"),
        ("Diallo, Amina", '"Diallo, Amina" <a@x.org>'),
        ('A "B"', '"A \\"B\\"" <a@x.org>'),
        ("Zoë", "=?utf-8?q?Zo=C3=AB?= <a@x.org>"),
        ("x" * (LONGEST_NAME + 1), "a@x.org"),
    ],
)
def test_a_mailbox_is_quoted_or_encoded_as_it_needs(name: str, written: str) -> None:
    assert write_mailbox(name, "a@x.org") == written


def test_words_that_look_encoded_are_encoded() -> None:
    assert write_words("=?utf-8?q?x?=", header="Subject").startswith("=?utf-8?")
    assert write_words("plain", header="Subject") == "plain"


@pytest.mark.parametrize("mark", ["\r", "\n", "\x00", "\x7f", "\x85", "\u2028", "\u2029"])
def test_controls_are_refused(mark: str) -> None:
    with pytest.raises(LetterMalformed, match="control-in-header"):
        refuse_controls(f"a{mark}b")


@pytest.mark.parametrize("value", ["a\r\nBcc: b", "a\nb", "a\rb", "a\x00b", "a\r\n"])
def test_a_header_that_would_begin_another_is_refused_by_the_policy(value: str) -> None:
    message = EmailMessage(policy=WIRE)
    with pytest.raises(LetterMalformed):
        message["Subject"] = value


def test_a_folded_header_passes_as_it_is() -> None:
    message = EmailMessage(policy=WIRE)
    message["Subject"] = "one\r\n two"
    assert message.as_bytes() == b"Subject: one\r\n two\r\n\r\n"
