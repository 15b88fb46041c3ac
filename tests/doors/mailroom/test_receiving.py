import threading

import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from pairloom.domain.letters.models import IncomingMail
from pairloom.doors.mailroom.receiving import start_receiving
from tests.domain.letters.parsing.corpus.answers import REPLY
from tests.doors.mailroom.imap_server import serving
from tests.doors.mailroom.test_polling import wait_for_move

pytestmark = pytest.mark.django_db(transaction=True)


def test_nothing_is_started_where_nothing_is_set(settings: Settings) -> None:
    settings.INCOMING_LISTEN = settings.INCOMING_IMAP = ""
    assert start_receiving(lambda: False) == []


def test_all_that_is_set_is_started_and_ends_when_told(settings: Settings) -> None:
    is_over = threading.Event()
    with serving(REPLY) as (store, port):
        settings.INCOMING_LISTEN = "lmtp://127.0.0.1:0"
        settings.INCOMING_IMAP = f"imap://user:pass%20word@127.0.0.1:{port}/INBOX"
        threads = start_receiving(is_over.is_set)
        wait_for_move(store)
        is_over.set()
        for thread in threads:
            thread.join(10)
    assert ([thread.is_alive() for thread in threads], IncomingMail.objects.count()) == ([False, False], 1)


def test_a_wrong_setting_ends_the_start(settings: Settings) -> None:
    settings.INCOMING_LISTEN = "nonsense"
    with pytest.raises(ImproperlyConfigured):
        start_receiving(lambda: False)
