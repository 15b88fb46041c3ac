"""Run the worker."""

from collections.abc import Callable

from pairloom.cli.arguments import Arguments
from pairloom.cli.codes import FINE
from pairloom.cli.site.opening import open_site


def run(_arguments: Arguments) -> int:
    """Work until stopped: letters, incoming mail, calendars, the daily list; listen for mail where that is set."""
    open_site()
    from pairloom.doors.jobs.worker import run_worker  # noqa: PLC0415 - lazy: the site must be open first

    run_worker(list_listeners())
    return FINE


def list_listeners() -> dict[str, Callable[[Callable[[], bool]], None]]:
    """List what listens for mail, as the settings say."""
    from django.conf import settings  # noqa: PLC0415 - lazy: the site must be open first

    from pairloom import clock  # noqa: PLC0415 - lazy
    from pairloom.doors.mailroom.listener import read_place, run_listener  # noqa: PLC0415 - lazy
    from pairloom.doors.mailroom.polling import read_mailbox, run_polling  # noqa: PLC0415 - lazy

    listeners: dict[str, Callable[[Callable[[], bool]], None]] = {}
    if settings.INCOMING_LISTEN:
        place = read_place(settings.INCOMING_LISTEN)
        listeners["listener"] = lambda stop: run_listener(place, tell_time=clock.now, stop=stop)
    if settings.INCOMING_IMAP:
        mailbox = read_mailbox(settings.INCOMING_IMAP)
        listeners["mailbox"] = lambda stop: run_polling(mailbox, tell_time=clock.now, stop=stop)
    return listeners
