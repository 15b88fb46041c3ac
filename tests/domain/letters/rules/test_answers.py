"""What the answers of a relay mean, and whose fault they are."""

import pytest

from pairloom.domain.letters.rules.answers import Answer, Meaning, Verb, name_fault, read_answer, read_enhanced


@pytest.mark.parametrize(
    ("verb", "code", "text", "meaning"),
    [
        (Verb.CONNECT, 220, "", Meaning.ACCEPTED),
        (Verb.CONNECT, 421, "", Meaning.OUR_FAULT),
        (Verb.CONNECT, 554, "", Meaning.OUR_FAULT),
        (Verb.CONNECT, 0, "refused-connection", Meaning.OUR_FAULT),
        (Verb.HELLO, 550, "", Meaning.OUR_FAULT),
        (Verb.TLS, 0, "tls-failed", Meaning.OUR_FAULT),
        (Verb.LOGIN, 535, "5.7.8 no", Meaning.OUR_FAULT),
        (Verb.SENDER, 250, "", Meaning.ACCEPTED),
        (Verb.SENDER, 451, "", Meaning.LATER),
        (Verb.SENDER, 550, "", Meaning.OUR_FAULT),
        (Verb.SENDER, 530, "5.7.0 log in first", Meaning.OUR_FAULT),
        (Verb.RECIPIENT, 251, "", Meaning.ACCEPTED),
        (Verb.RECIPIENT, 421, "", Meaning.LATER),
        (Verb.RECIPIENT, 450, "4.7.1 greylisted", Meaning.LATER),
        (Verb.RECIPIENT, 452, "4.5.3 too many", Meaning.LATER),
        (Verb.RECIPIENT, 454, "4.7.0 log in later", Meaning.OUR_FAULT),
        (Verb.RECIPIENT, 454, "4.1.1 busy", Meaning.LATER),
        (Verb.RECIPIENT, 550, "5.1.1 nobody", Meaning.RECIPIENT_REFUSED),
        (Verb.RECIPIENT, 550, "", Meaning.RECIPIENT_REFUSED),
        (Verb.RECIPIENT, 553, "", Meaning.RECIPIENT_REFUSED),
        (Verb.RECIPIENT, 552, "", Meaning.LATER),
        (Verb.RECIPIENT, 550, "5.2.2 mailbox full", Meaning.LATER),
        (Verb.RECIPIENT, 550, "5.7.1 relaying denied", Meaning.OUR_FAULT),
        (Verb.RECIPIENT, 503, "", Meaning.OUR_FAULT),
        (Verb.RECIPIENT, 555, "", Meaning.OUR_FAULT),
        (Verb.RECIPIENT, 0, "cut", Meaning.UNKNOWN),
        (Verb.OPENING, 354, "", Meaning.ACCEPTED),
        (Verb.OPENING, 554, "", Meaning.LETTER_REFUSED),
        (Verb.DOT, 250, "", Meaning.ACCEPTED),
        (Verb.DOT, 354, "", Meaning.UNKNOWN),
        (Verb.DOT, 451, "", Meaning.LATER),
        (Verb.DOT, 552, "5.3.4 too big", Meaning.LETTER_REFUSED),
        (Verb.DOT, 554, "5.7.1 looks like spam", Meaning.OUR_FAULT),
        (Verb.DOT, 0, "silent", Meaning.UNKNOWN),
        (Verb.DOT, 25, "", Meaning.UNKNOWN),
    ],
)
def test_an_answer_means_what_it_says_for_its_verb(verb: Verb, code: int, text: str, meaning: Meaning) -> None:
    assert read_answer(Answer(verb, code, text)) == meaning


@pytest.mark.parametrize(
    ("text", "status"),
    [("5.1.1 nobody", (5, 1, 1)), ("  4.7.0", (4, 7, 0)), ("see 5.1.1", None), ("", None), ("9.1.1", None)],
)
def test_the_enhanced_status_is_read_only_at_the_start(text: str, status: tuple[int, int, int] | None) -> None:
    assert read_enhanced(text) == status


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (Answer(Verb.RECIPIENT, 550, "5.1.1 <amina@example.org> unknown"), "recipient 550 5.1.1"),
        (Answer(Verb.RECIPIENT, 550, "amina@example.org unknown"), "recipient 550"),
        (Answer(Verb.DOT, 0, "silent"), "dot silent"),
        (Answer(Verb.DOT, 0), "dot silent"),
    ],
)
def test_a_fault_is_named_without_the_words_of_the_relay(answer: Answer, fault: str) -> None:
    assert name_fault(answer) == fault
