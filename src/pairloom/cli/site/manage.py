"""Run a command of Django."""

from pairloom.cli.arguments import Arguments
from pairloom.cli.codes import FINE
from pairloom.cli.site.opening import open_site


def run(arguments: Arguments) -> int:
    """Pass the words on to Django's own command line."""
    open_site()
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - lazy: the site must be open first

    execute_from_command_line(["pairloom manage", *arguments.words])
    return FINE
