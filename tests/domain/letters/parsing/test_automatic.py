from email import message_from_bytes

import pytest

from pairloom.domain.letters.parsing.automatic import find_automatic, simplify_subject
from pairloom.domain.letters.parsing.headers import read_headers
from pairloom.domain.letters.states import IncomingKind
from tests.domain.letters.parsing.corpus.answers import ANSWERS, AUTOMATIC_WORDS, write_answer
from tests.domain.letters.parsing.corpus.sample import Sample


def recognise(raw: bytes, envelope_from: str = "amina@library.example") -> tuple[IncomingKind, str]:
    message = message_from_bytes(raw)
    return find_automatic(message, read_headers(message), envelope_from=envelope_from)


def test_the_corpus_has_automatic_answers_in_twelve_languages() -> None:
    assert len(AUTOMATIC_WORDS) >= 12


@pytest.mark.parametrize(
    "sample",
    [each for each in ANSWERS if each.name != "receipt"],
    ids=[each.name for each in ANSWERS if each.name != "receipt"],
)
def test_each_answer_is_recognised(sample: Sample) -> None:
    assert recognise(sample.raw, sample.envelope_from)[0] == sample.kind


@pytest.mark.parametrize("language", sorted(AUTOMATIC_WORDS))
def test_an_automatic_answer_is_recognised_behind_re_too(language: str) -> None:
    subject, words = AUTOMATIC_WORDS[language]
    assert recognise(write_answer(f"Re: {subject}", words))[0] == IncomingKind.AUTO_REPLY


@pytest.mark.parametrize(
    ("header", "sign"),
    [
        ("Auto-Submitted: auto-generated; type=x", "auto-submitted"),
        ("Precedence: junk", "precedence"),
        ("X-Loop: me", "x-loop"),
        ("X-MS-Exchange-Inbox-Rules-Loop: amina@library.example", "x-ms-exchange-inbox-rules-loop"),
    ],
)
def test_the_sign_that_showed_it_is_named(header: str, sign: str) -> None:
    assert recognise(write_answer("Hello", "x", headers=f"\n{header}")) == (IncomingKind.AUTO_REPLY, sign)


@pytest.mark.parametrize("sender", ["no-reply@x.example", "Nobody <donotreply+1@x.example>", "bounces-7@x.example"])
def test_mail_from_an_address_that_nobody_reads_is_automatic(sender: str) -> None:
    raw = f"From: {sender}\r\nSubject: x\r\n\r\n".encode()
    assert recognise(raw) == (IncomingKind.AUTO_REPLY, "sender")


@pytest.mark.parametrize(
    "header",
    ["Auto-Submitted: no", "Precedence: normal", "X-Auto-Response-Suppress: All", "Return-Path: <amina@x.example>"],
)
def test_a_person_stays_a_person(header: str) -> None:
    assert recognise(write_answer("Re: Your partner", "Yes", headers=f"\n{header}"))[0] == IncomingKind.REPLY


@pytest.mark.parametrize("subject", ["Re: Absence of books", "RE: AW: Vacation", "Accepted: yes", "Reading: a list"])
def test_words_that_people_use_too_are_no_sign(subject: str) -> None:
    assert recognise(write_answer(subject, "Yes"))[0] == IncomingKind.REPLY


def test_marks_of_answers_and_invisible_signs_are_taken_off_a_subject() -> None:
    assert simplify_subject("\u200fRE: Aw[2]: 回复：Hello") == "hello"
