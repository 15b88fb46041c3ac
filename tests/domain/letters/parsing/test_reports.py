from email import message_from_bytes

import pytest

from pairloom.domain.letters.parsing.headers import read_headers
from pairloom.domain.letters.parsing.reports import (
    find_status,
    is_hard,
    list_returned,
    mask_addresses,
    read_report,
)
from pairloom.domain.letters.states import IncomingKind
from tests.domain.letters.parsing.corpus.answers import REPLY
from tests.domain.letters.parsing.corpus.bounces import BOUNCES, POSTFIX, QMAIL, RETURN_PATH
from tests.domain.letters.parsing.corpus.hostile import BROKEN_REPORT
from tests.domain.letters.parsing.corpus.sample import Sample


@pytest.mark.parametrize("sample", BOUNCES, ids=[each.name for each in BOUNCES])
def test_each_report_is_read(sample: Sample) -> None:
    message = message_from_bytes(sample.raw)
    report = read_report(message, read_headers(message), envelope_from=sample.envelope_from)
    assert report is not None
    assert (report.kind, report.status, report.is_hard) == (sample.kind, sample.status, sample.is_hard)


def test_a_reply_is_no_report() -> None:
    message = message_from_bytes(REPLY)
    assert read_report(message, read_headers(message), envelope_from="amina@library.example") is None


def test_a_report_that_says_nothing_is_none() -> None:
    message = message_from_bytes(BROKEN_REPORT)
    assert read_report(message, read_headers(message), envelope_from="<>") is None


def test_bytes_beyond_ascii_in_a_bounce_do_not_stop_the_detectors() -> None:
    message = message_from_bytes(QMAIL.replace(b"failure notice", b"Unzustellbar f\xfcr Sie"))
    report = read_report(message, read_headers(message), envelope_from="<>")
    assert report is not None
    assert report.kind == IncomingKind.BOUNCE


def test_of_several_readers_the_worst_counts() -> None:
    raw = POSTFIX.replace(
        b"Final-Recipient", b"Final-Recipient: rfc822; b@c.example\r\nAction: delayed\r\n\r\nFinal-Recipient"
    )
    message = message_from_bytes(raw)
    report = read_report(message, read_headers(message), envelope_from="<>")
    assert report is not None
    assert (report.kind, report.is_hard) == (IncomingKind.BOUNCE, True)


@pytest.mark.parametrize(
    ("status", "words", "hard"),
    [
        ("5.1.1", "", True),
        ("5.1.2", "", True),
        ("5.2.1", "mailbox disabled", True),
        ("5.0.0", "550 No such user here", True),
        ("5.4.1", "Recipient address rejected: user unknown", True),
        ("", "550 unknown user", True),
        ("5.0.0", "550 rejected", False),
        ("5.1.8", "sender rejected", False),
        ("5.2.2", "user unknown", False),
        ("5.7.1", "policy", False),
        ("4.1.1", "user unknown", False),
        ("", "", False),
    ],
)
def test_only_a_wrong_address_is_a_hard_bounce(status: str, words: str, hard: bool) -> None:
    assert is_hard(status, words) is hard


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("550 5.1.1 x", "5.1.1"),
        ("550 x", "5.0.0"),
        ("451-later", "4.0.0"),
        ("5.0.0 then 5.1.1", "5.1.1"),
        ("10.5.1.1", ""),
    ],
)
def test_a_status_is_found_in_words(text: str, status: str) -> None:
    assert find_status(text) == status


def test_the_addresses_of_the_returned_mail_are_listed() -> None:
    assert RETURN_PATH in list_returned(message_from_bytes(POSTFIX))


def test_no_address_stays_in_the_words_of_a_server() -> None:
    assert mask_addresses("550 <amina@library.example>: unknown") == "550 <…>: unknown"
