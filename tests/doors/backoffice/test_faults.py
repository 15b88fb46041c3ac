"""Tests of faults in plain words."""

import pytest

from pairloom.doors.backoffice import faults
from pairloom.doors.backoffice.faults import is_code, say_fault


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("", ""),
        ("expired", "Its time was over before it could go."),
        ("blocked-no-news", "The reader does not want news."),
        ("header-ValueError", "Something in its head, such as the name of the reader, cannot be written."),
        (
            "connect refused-connection",
            "Our mail server does not take connections. It may be off, or its address is wrong.",
        ),
        ("connect silent", "Our mail server does not answer."),
        ("hello strange", "Our mail server broke off the connection."),
        ("tls not-offered", "Our mail server offers no safe connection, so we do not send it our password."),
        ("dot silent", str(faults.NOBODY_KNOWS)),
        ("login 535 5.7.8", str(faults.LOGIN)),
        ("login 454", str(faults.LOGIN)),
        ("recipient 530", str(faults.LOGIN)),
        ("connect 421", str(faults.BEGIN)),
        ("hello 550", str(faults.BEGIN)),
        ("sender 550 5.1.8", str(faults.SENDER)),
        ("sender 451", str(faults.LATER)),
        ("recipient 451 4.7.1", str(faults.LATER)),
        ("recipient 550 5.7.1", str(faults.POLICY)),
        ("recipient 550 5.1.1", str(faults.NO_MAILBOX)),
        ("dot 554 5.6.0", str(faults.NOT_TAKEN)),
        ("data 554", str(faults.NOT_TAKEN)),
        ("it came from another address", "it came from another address"),
        ("recipient", "recipient"),
    ],
)
def test_a_fault_is_said_in_plain_words(fault: str, words: str) -> None:
    assert say_fault(fault) == words


@pytest.mark.parametrize(
    ("fault", "is_one"),
    [("login 535 5.7.8", True), ("dot cut", True), ("expired", False), ("", False), ("it came from another", False)],
)
def test_only_codes_of_a_mail_server_are_shown_beside_the_words(fault: str, is_one: bool) -> None:
    assert is_code(fault) is is_one
