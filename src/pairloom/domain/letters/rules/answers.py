"""Decide what an answer of the relay means, and whose fault it is."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Verb(StrEnum):
    """What was said to the relay when it answered."""

    CONNECT = "connect"
    HELLO = "hello"
    TLS = "tls"
    LOGIN = "login"
    SENDER = "sender"
    RECIPIENT = "recipient"
    OPENING = "data"
    """The word DATA."""
    DOT = "dot"


class Meaning(StrEnum):
    """What an answer means for the letter and for the relay."""

    ACCEPTED = "accepted"
    RECIPIENT_REFUSED = "recipient-refused"
    """This address takes no mail, for ever."""
    LETTER_REFUSED = "letter-refused"
    """The relay does not take this letter; the address is not to blame."""
    LATER = "later"
    """Not now; this letter waits and is tried again."""
    OUR_FAULT = "our-fault"
    """We or our relay are set up wrongly: nobody's letter can go, so all wait."""
    UNKNOWN = "unknown"
    """No answer, or none that can be understood."""


@dataclass(frozen=True)
class Answer:
    """What the relay answered to a verb; code 0 when it said nothing or broke off."""

    verb: Verb
    code: int
    text: str = ""


BEFORE_LETTERS = frozenset({Verb.CONNECT, Verb.HELLO, Verb.TLS, Verb.LOGIN})
OURS_ALWAYS = frozenset({500, 502, 503, 504, 530, 534, 535, 538, 555})
"""Answers to what we say and who we are, whoever the letter is for."""
_ENHANCED = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_OVER_QUOTA_SUBJECT, _POLICY_SUBJECT = 2, 7


def read_enhanced(text: str) -> tuple[int, int, int] | None:
    """Read the enhanced status of RFC 3463 ("5.1.1") at the start of an answer."""
    found = _ENHANCED.match(text.strip())
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def read_answer(answer: Answer) -> Meaning:
    """Tell what an answer means.

    Before a letter is named every fault is ours. Later a 4xx means "not now"; a 5xx is ours when it is about policy
    (5.7.x), login or protocol, the recipient's at RCPT, and the letter's at DATA and at the dot.
    """
    kind = answer.code // 100
    if kind == 2 or (answer.verb == Verb.OPENING and answer.code == 354):
        return Meaning.ACCEPTED
    if answer.verb in BEFORE_LETTERS:
        return Meaning.OUR_FAULT
    if kind == 4:
        return _read_delay(answer)
    if kind == 5:
        return _read_refusal(answer)
    return Meaning.UNKNOWN


def _read_delay(answer: Answer) -> Meaning:
    """Tell whether a 4xx is a matter of this letter, or of our login and encryption."""
    is_about_login = answer.code == 454 and read_enhanced(answer.text) in {None, (4, 7, 0)}
    return Meaning.OUR_FAULT if is_about_login else Meaning.LATER


def _read_refusal(answer: Answer) -> Meaning:
    """Tell whose fault a 5xx is."""
    enhanced = read_enhanced(answer.text)
    is_policy = enhanced is not None and enhanced[1] == _POLICY_SUBJECT
    if answer.code in OURS_ALWAYS or is_policy or answer.verb == Verb.SENDER:
        return Meaning.OUR_FAULT
    if answer.verb != Verb.RECIPIENT:
        return Meaning.LETTER_REFUSED
    # RFC 5321, 4.5.3.1.10: a 552 to RCPT is to be read as 452; and a full mailbox may be emptied.
    is_full = answer.code == 552 or (enhanced is not None and enhanced[1:] == (_OVER_QUOTA_SUBJECT, 2))
    return Meaning.LATER if is_full else Meaning.RECIPIENT_REFUSED


def name_fault(answer: Answer) -> str:
    """Name a fault in a short code without anything personal: "recipient 550 5.1.1", "dot silent"."""
    if not answer.code:
        return f"{answer.verb} {answer.text or 'silent'}"[:200]
    enhanced = read_enhanced(answer.text)
    status = "" if enhanced is None else " " + ".".join(str(number) for number in enhanced)
    return f"{answer.verb} {answer.code}{status}"
