"""Start the site as its host does, in production mode behind a thought proxy; kill it, and start it again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tests.storm.browser import HOST

ROOT = Path(__file__).resolve().parents[2]
READY_SECONDS = 60.0
END_SECONDS = 20.0


@dataclass
class Site:
    """The two services of a host, web and worker, over one database."""

    database: str
    folder: Path
    port: int
    mail_port: int
    processes: int = 2
    _web: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)
    _worker: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)

    @property
    def environment(self) -> dict[str, str]:
        """Give the settings of a host, and nothing of ours."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PAIRLOOM_")}
        return kept | {
            "DJANGO_SETTINGS_MODULE": "pairloom.settings",
            "DATABASE_URL": self.database,
            "PAIRLOOM_MODE": "production",
            "PAIRLOOM_DATA": str(self.folder),
            "PAIRLOOM_SECRET_KEY": "known-to-everybody-" * 3,
            "PAIRLOOM_SITE_URL": f"https://{HOST}",
            "PAIRLOOM_BEHIND_PROXY": "yes",
            "PAIRLOOM_LOG": "warning",
            "PAIRLOOM_MAIL": "smtp",
            "PAIRLOOM_MAIL_RELAY": f"smtp://localhost:{self.mail_port}",
        }

    def start(self) -> None:
        """Start web and worker, and wait until pages are answered."""
        self.start_web()
        self._worker = self._run("worker")
        self.wait_ready()

    def start_web(self) -> None:
        """Start the web process and those that answer for it."""
        self._web = self._run("serve", "--port", str(self.port), "--processes", str(self.processes))

    def _run(self, *words: str) -> "subprocess.Popen[bytes]":
        with (self.folder / f"{words[0]}.log").open("ab") as log:
            command = [sys.executable, "-m", "pairloom", *words]
            return subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )

    def wait_ready(self) -> None:
        """Wait until the site says that it is ready; TimeoutError with its log when it never does."""
        end = time.monotonic() + READY_SECONDS
        while not self.is_ready():
            if time.monotonic() > end:
                raise TimeoutError((self.folder / "serve.log").read_text()[-2_000:])
            time.sleep(0.05)

    def is_ready(self) -> bool:
        """Ask the site whether it is ready."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            line.request("GET", "/readyz")
            return line.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            line.close()

    def kill_answerer(self) -> None:
        """Kill one of the processes that answer, in whatever it is doing; the site has to start it again itself."""
        assert self._web is not None
        os.kill(find_children(self._web.pid, "serve")[0], signal.SIGKILL)

    def kill_web(self) -> None:
        """Kill everything that answers, and start it again at once, as the system's service does."""
        assert self._web is not None
        os.killpg(self._web.pid, signal.SIGKILL)
        self._web.wait()
        self.start_web()

    def stop(self) -> None:
        """End both services cleanly; kill what does not end."""
        for process in (self._web, self._worker):
            if process is not None:
                end(process)

    def read_log(self) -> str:
        """Read what the web process complained about."""
        return (self.folder / "serve.log").read_text()


Kill = Callable[[Site], None]


def end(process: "subprocess.Popen[bytes]") -> None:
    """End a process and all that it started."""
    process.terminate()
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def find_children(parent: int, word: str) -> list[int]:
    """Find the processes that another one started, by a word of their command."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], check=True, capture_output=True, text=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()]
    return [int(pid) for pid, of, command in rows if int(of) == parent and word in command]
