"""Open a site for a storm on a database of a kind, with its mail server, and close everything at the end."""

import json
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.letters_faults.databases import Database, SqliteFile, make_database, start_postgres
from tests.letters_faults.mail_server import MailServer
from tests.storm.site import ROOT, Site


@dataclass(frozen=True)
class Place:
    """A site that runs, its database, and the round that takes applications."""

    site: Site
    database: Database
    slug: str
    release: str


@contextmanager
def open_place(kind: str, *, people: int, options: Sequence[str], processes: int = 2) -> Iterator[Place]:
    """Open a site with so many applications in its round."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="storm-")))
        server = stack.enter_context(MailServer(None))
        database: Database = SqliteFile(folder / "storm.sqlite3")
        if kind == "postgresql":
            database = make_database(stack.enter_context(start_postgres(options)), "storm")
        site = Site(database.url, folder, find_port(), server.port, processes)
        seeded = seed(site, people)
        stack.callback(site.stop)
        site.start()
        yield Place(site, database, seeded["slug"], seeded["database"])


def seed(site: Site, people: int) -> dict[str, str]:
    """Fill the database in a process with the settings of the site."""
    command = [sys.executable, "-m", "tests.storm.seed", str(people)]
    done = subprocess.run(command, cwd=ROOT, env=site.environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2_000:])
    found: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return found


def find_port() -> int:
    """Find a port that nobody uses."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        port: int = line.getsockname()[1]
    return port
