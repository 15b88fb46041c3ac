"""Copy the database."""

from pairloom.cli.arguments import Arguments
from pairloom.cli.codes import FINE, WRONG
from pairloom.cli.screen import complain, say
from pairloom.cli.site.opening import open_site


def run(_arguments: Arguments) -> int:
    """Copy the database file, check the copy, and say where it lies."""
    open_site()
    from pairloom import clock  # noqa: PLC0415 - lazy: the site must be open first
    from pairloom.domain.core.errors import Refused  # noqa: PLC0415 - lazy
    from pairloom.doors.jobs.backup import back_up  # noqa: PLC0415 - lazy

    try:
        backup = back_up(now=clock.now())
    except Refused:
        complain("This site uses PostgreSQL. Please use its own tool: pg_dump --format=custom --file=pairloom.dump")
        return WRONG
    say(f"The copy lies in {backup.path}. It was opened and is whole. It is personal data.")
    return FINE
