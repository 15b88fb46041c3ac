"""The judge of the fault tests must see what it is there to see."""

import smtplib

import pytest

from tests.letters_faults.kills import name_letters
from tests.letters_faults.mail_server import act
from tests.letters_faults.stage import Stage


def send_by_hand(stage: Stage, name: str) -> None:
    with smtplib.SMTP("localhost", stage.server.port) as line:
        line.sendmail("hello@localhost", [f"{name}@reader.test"], b"Message-ID: <1@localhost>\r\n\r\nHello.\r\n")


def test_a_letter_that_the_server_took_twice_is_called_doubled(stage: Stage) -> None:
    (name,) = name_letters("judged", 1)
    stage.queue(name)
    stage.settle()

    send_by_hand(stage, name)

    assert stage.judge().doubled == [name]


def test_a_letter_that_is_marked_as_sent_and_was_never_taken_is_called_lost(stage: Stage) -> None:
    (name,) = name_letters("judged", 1)
    stage.queue(name)

    stage.run("pretend", name=name, state="sent")

    assert stage.judge().lost == [name]


def test_a_letter_that_is_gone_from_the_table_is_called_lost(stage: Stage) -> None:
    names = name_letters("judged")
    stage.queue(*names)

    stage.run("clear")

    assert stage.judge().lost == names


def test_a_letter_that_is_still_held_by_a_worker_is_called_stuck(stage: Stage) -> None:
    (name,) = name_letters("judged", 1)
    stage.queue(name)

    stage.run("pretend", name=name, state="claimed")

    assert stage.judge().stuck == [name]


def test_a_message_is_in_the_log_before_the_server_says_so(stage: Stage) -> None:
    (name,) = name_letters("judged", 1)
    stage.server.play(act("DOT", "store-reset"))

    with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionResetError)):
        send_by_hand(stage, name)

    assert stage.count_taken()[name] == 1
