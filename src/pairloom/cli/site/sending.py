"""Let letters leave, or forbid it."""

from pairloom.cli.arguments import Arguments
from pairloom.cli.codes import FINE
from pairloom.cli.screen import say
from pairloom.cli.site.opening import open_site


def run(arguments: Arguments) -> int:
    """Write down that letters may leave from this site and this database, or take that back."""
    open_site()
    from django.conf import settings  # noqa: PLC0415 - lazy: the site must be open first

    from pairloom import clock  # noqa: PLC0415 - lazy
    from pairloom.domain.core.services import allow_sending, forbid_sending  # noqa: PLC0415 - lazy

    if arguments.answer == "on":
        allow_sending(site=settings.SITE_URL, now=clock.now())
        say(f"Letters may leave from {settings.SITE_URL} and this database. A copy elsewhere sends nothing.")
        return FINE
    forbid_sending(now=clock.now())
    say("No letter leaves any more. They wait until: pairloom sending on")
    return FINE
