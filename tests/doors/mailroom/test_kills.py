"""Kill the processes that take mail in, at any moment: what was acknowledged is stored, and all of it counts once."""

import os
import smtplib
import subprocess
import sys
import time
from datetime import timedelta

import pytest

from pairloom.domain.letters.links import address_for
from pairloom.domain.letters.models import IncomingMail, LetterEvent
from pairloom.domain.letters.services.incoming import LEASE, read_waiting_mail, store_incoming
from pairloom.domain.letters.states import IncomingState, LetterState
from tests.domain.letters.arrivals import address_to
from tests.domain.letters.outbox import make_letter
from tests.domain.letters.parsing.corpus.answers import REPLY
from tests.domain.letters.parsing.corpus.bounces import POSTFIX
from tests.makers import NOW

KILLS = 4
PAUSES = (0.05, 0.2, 0.3, 0.4)
"""Seconds after which the worker is killed: while its child starts, and while it reads."""
LETTERS = 40
OPEN = "import django, sys; django.setup()\nfrom datetime import datetime, timedelta\n"
READING = (
    OPEN + "from pairloom.domain.letters.services.incoming import read_waiting_mail\n"
    "now = datetime.fromisoformat(sys.argv[1])\n"
    "print('ready', flush=True)\n"
    "read_waiting_mail(limit=1_000, tell_time=lambda: now, worker='killed')\n"
)
LISTENING = (
    OPEN + "from pairloom.doors.mailroom.listener import Place, run_listener\n"
    "now = datetime.fromisoformat(sys.argv[1])\n"
    "tell = lambda port: print(port, flush=True)\n"
    "place = Place('smtp', '127.0.0.1', 0)\n"
    "run_listener(place, tell_time=lambda: now, stop=lambda: False, tell_port=tell)\n"
)


def start(code: str, database_url: str, now: str = NOW.isoformat()) -> subprocess.Popen[str]:
    environment = {**os.environ, "DATABASE_URL": database_url, "PAIRLOOM_MODE": "test"}
    environment["DJANGO_SETTINGS_MODULE"] = "pairloom.settings"
    command = [sys.executable, "-c", code, now]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def read_first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate(timeout=30)


@pytest.mark.slow
def test_whatever_kills_the_worker_each_bounce_counts_once(database_url: str) -> None:
    letters = [make_letter(state=LetterState.UNSURE) for _ in range(LETTERS)]
    for letter in letters:
        to = address_for("bounce", letter.pk)
        store_incoming(address_to(POSTFIX, letter), source="smtp", envelope_from="<>", envelope_to=to, now=NOW)
    for number, pause in enumerate(PAUSES):
        process = start(READING, database_url, (NOW + number * 2 * LEASE).isoformat())
        assert read_first_line(process) == "ready"
        time.sleep(pause)
        end(process)
    read_waiting_mail(limit=1_000, tell_time=lambda: NOW + timedelta(days=1), worker="last")
    assert set(IncomingMail.objects.values_list("state", flat=True)) == {IncomingState.READ}
    assert IncomingMail.objects.filter(attempts__gt=1).exists(), "no kill came in the middle of the work"
    assert sorted(LetterEvent.objects.values_list("letter", flat=True)) == sorted(letter.pk for letter in letters)


@pytest.mark.slow
def test_whatever_kills_the_listener_each_mail_that_was_acknowledged_is_stored(database_url: str) -> None:
    acknowledged: set[bytes] = set()
    for number in range(KILLS):
        process = start(LISTENING, database_url)
        port = int(read_first_line(process))
        acknowledged |= send_until_killed(process, port, start_number=number * 1_000, kill_at=10 + number)
        end(process)
    stored = [bytes(raw) for raw in IncomingMail.objects.values_list("raw", flat=True)]
    assert len(acknowledged) >= 10 * KILLS
    assert acknowledged <= set(stored)


def send_until_killed(process: subprocess.Popen[str], port: int, *, start_number: int, kill_at: int) -> set[bytes]:
    """Send mails one after the other; the process is killed between the content and the answer of one of them."""
    acknowledged: set[bytes] = set()
    client = smtplib.SMTP("127.0.0.1", port, timeout=30)
    try:
        for number in range(start_number, start_number + kill_at + 1):
            raw = REPLY.replace(b"Tuesday", b"Day %d" % number)
            client.ehlo_or_helo_if_needed()
            client.mail("a@b.example")
            client.rcpt("hello@localhost")
            client.docmd("DATA")
            client.send(raw + b".\r\n")
            if number == start_number + kill_at:
                process.kill()
            if client.getreply()[0] == 250:
                acknowledged.add(raw)
    except (smtplib.SMTPException, OSError):
        return acknowledged
    finally:
        client.close()
    return acknowledged
