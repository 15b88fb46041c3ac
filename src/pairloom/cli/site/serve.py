"""Serve the site, and for a small one run its worker beside it."""

import subprocess
import sys
from threading import Event, Thread

from granian.constants import Interfaces
from granian.server import Server

from pairloom.cli.arguments import Arguments
from pairloom.cli.codes import FINE, WRONG
from pairloom.cli.screen import complain
from pairloom.cli.site.opening import open_site

THREADS = 4
LONGEST_LIFE = 24 * 3600
SOON, LATER = 1.0, 30.0
RESPAWN = 0.5
"""So many seconds after its end a process that answers is started again; visitors wait as long."""


def run(arguments: Arguments) -> int:
    """Serve until stopped; refused while the database is older than the program."""
    open_site()
    from django.conf import settings  # noqa: PLC0415 - lazy: the site must be open first
    from django.core.management import call_command  # noqa: PLC0415 - lazy

    from pairloom.doors.jobs.doctor import count_missing_migrations  # noqa: PLC0415 - lazy

    missing = count_missing_migrations()
    if missing:
        complain(f"The database lacks {missing} changes of its tables. Please run first: pairloom manage migrate")
        return WRONG
    if settings.IS_PRODUCTION:
        call_command("collectstatic", interactive=False, verbosity=0)
    serve(host=arguments.host, port=arguments.port, processes=arguments.processes, with_worker=arguments.with_worker)
    return FINE


def serve(*, host: str, port: int, processes: int = 1, with_worker: bool) -> None:
    """Answer requests until stopped; with a worker beside it that is started again should it end."""
    companion = Companion([sys.executable, "-m", "pairloom", "worker"]) if with_worker else None
    server = Server(
        "pairloom.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=THREADS,
        workers_lifetime=LONGEST_LIFE,
        respawn_failed_workers=True,
        respawn_interval=RESPAWN,
        log_enabled=False,
    )
    if companion is None:
        server.serve()
        return
    companion.start()
    try:
        server.serve()
    finally:
        companion.stop()


class Companion:
    """Runs a program beside this one, starts it again when it ends, and ends it with this one."""

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._stopped = Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = Thread(target=self._watch, daemon=True)

    def start(self) -> None:
        """Start the program and watch over it."""
        self._thread.start()

    def stop(self) -> None:
        """End the program cleanly and wait for it."""
        self._stopped.set()
        if self._process is not None:
            self._process.terminate()
        self._thread.join(timeout=LATER)

    def _watch(self) -> None:
        pause = SOON
        while not self._stopped.is_set():
            self._process = subprocess.Popen(self._command)  # noqa: S603 - our own program
            self._process.wait()
            self._stopped.wait(pause)
            pause = min(pause * 2, LATER)
