"""Start all ways by which mail comes in that the settings name, each in a thread of its own."""

import threading
from collections.abc import Callable

import structlog
from django.conf import settings

from pairloom import clock
from pairloom.doors.mailroom.listener import read_place, run_listener
from pairloom.doors.mailroom.polling import read_mailbox, run_polling

log = structlog.get_logger(__name__)


def start_receiving(stop: Callable[[], bool]) -> list[threading.Thread]:
    """Start the listener and the fetching of a mailbox, where they are set; they end when `stop` says so.

    Wrong settings end the start with a sentence (ImproperlyConfigured).
    """
    ways: list[Callable[[], None]] = []
    if settings.INCOMING_LISTEN:
        place = read_place(settings.INCOMING_LISTEN)
        ways.append(lambda: run_listener(place, tell_time=clock.now, stop=stop))
    if settings.INCOMING_IMAP:
        mailbox = read_mailbox(settings.INCOMING_IMAP)
        ways.append(lambda: run_polling(mailbox, tell_time=clock.now, stop=stop))
    threads = [threading.Thread(target=way, name=f"mail-in-{number}", daemon=True) for number, way in enumerate(ways)]
    for thread in threads:
        thread.start()
    return threads
