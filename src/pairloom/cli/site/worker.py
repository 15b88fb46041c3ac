"""Run the worker."""

from pairloom.cli.arguments import Arguments
from pairloom.cli.codes import FINE
from pairloom.cli.site.opening import open_site


def run(_arguments: Arguments) -> int:
    """Work until stopped: letters, incoming mail, calendars, the daily list; listen for mail where that is set."""
    open_site()
    from pairloom.doors.jobs.worker import run_worker  # noqa: PLC0415 - lazy: the site must be open first

    run_worker()
    return FINE
