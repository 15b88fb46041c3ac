"""Say how the site is doing."""

from pairloom.cli.arguments import Arguments
from pairloom.cli.codes import FINE, REFUSED
from pairloom.cli.screen import say
from pairloom.cli.site.opening import open_site

SIGNS = {"well": "ok   ", "watch": "look ", "wrong": "WRONG"}


def run(_arguments: Arguments) -> int:
    """Say every finding in a line, and below it what helps; ends with 1 when something is wrong."""
    open_site()
    from pairloom import clock  # noqa: PLC0415 - lazy: the site must be open first
    from pairloom.doors.jobs.doctor import Health, examine  # noqa: PLC0415 - lazy

    findings = examine(clock.now())
    for finding in findings:
        say(f"{SIGNS[finding.health]}  {finding.sentence}")
        if finding.help:
            say(f"       {finding.help}")
    return REFUSED if any(finding.health == Health.WRONG for finding in findings) else FINE
