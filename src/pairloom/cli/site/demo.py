"""Start an example site on this machine."""

import os
from pathlib import Path

from pairloom.cli.arguments import Arguments
from pairloom.cli.codes import FINE, WRONG
from pairloom.cli.screen import complain, say
from pairloom.cli.site.opening import open_site
from pairloom.cli.site.serve import serve

FOLDER = "pairloom-demo"


def run(arguments: Arguments) -> int:
    """Prepare a database of its own, seed it with invented people, and serve it with its worker."""
    mode = os.environ.setdefault("PAIRLOOM_MODE", "demo")
    if mode != "demo":
        complain(f'PAIRLOOM_MODE is "{mode}". The demo runs only where that is not set, or is "demo".')
        return WRONG
    os.environ.setdefault("PAIRLOOM_DATA", FOLDER)
    os.environ.setdefault("PAIRLOOM_CLOCK_FILE", str(Path(os.environ["PAIRLOOM_DATA"]).resolve() / "clock"))
    os.environ.setdefault("PAIRLOOM_SITE_URL", f"http://localhost:{arguments.port}")
    prepare()
    say(f"Pairloom is at http://localhost:{arguments.port} with an example program. Stop it with Ctrl-C.")
    say("Nobody there is real, and no letter leaves: see them at /demo/letters/.")
    serve(host=arguments.host, port=arguments.port, with_worker=True)
    return FINE


def prepare() -> None:
    """Make the tables and the example, where they are not there yet."""
    open_site()
    from django.conf import settings  # noqa: PLC0415 - lazy: the site must be open first
    from django.core.management import call_command  # noqa: PLC0415 - lazy

    from pairloom import clock  # noqa: PLC0415 - lazy
    from pairloom.doors.jobs.scenes import seed_demo  # noqa: PLC0415 - lazy

    settings.DATA_FOLDER.mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    seed_demo(now=clock.now())
