"""Do what is due now, once."""

from pairloom.cli.arguments import Arguments
from pairloom.cli.codes import FINE
from pairloom.cli.screen import say
from pairloom.cli.site.opening import open_site


def run(_arguments: Arguments) -> int:
    """Do what is due and say how much it was."""
    open_site()
    from pairloom.doors.jobs.worker import tick  # noqa: PLC0415 - lazy: the site must be open first

    done = tick()
    say("Nothing was due." if done == 0 else f"Done: {done:,}.")
    return FINE
