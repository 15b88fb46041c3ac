"""Build the stage once for each database; each test finds it empty."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.letters_faults.databases import KINDS, PostgresDatabase, SqliteFile, make_database, start_postgres
from tests.letters_faults.mail_server import MailServer, make_certificate
from tests.letters_faults.stage import Stage

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Start the PostgreSQL of these tests."""
    with start_postgres() as url:
        yield url


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the certificate of the mail server."""
    return make_certificate(tmp_path_factory.mktemp("certificate"))


OpenStage = Callable[..., Stage]


@pytest.fixture(scope="session")
def open_stage(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[OpenStage]:
    """Open the stage of each kind of database when it is first asked for; close all at the end."""
    stages: dict[str, Stage] = {}

    def open_one(kind: str, certificate: Path | None = None) -> Stage:
        name = f"{kind}-tls" if certificate else kind
        if name not in stages:
            folder = tmp_path_factory.mktemp(name)
            database = open_database(kind, folder, request)
            server = MailServer(folder / "accepted.jsonl", certificate)
            server.start()
            trust = {"PAIRLOOM_MAIL_CERTIFICATES": str(certificate)} if certificate else {}
            stages[name] = Stage(database, server, folder, trust)
            stages[name].open()
        return stages[name]

    yield open_one
    for stage in stages.values():
        stage.close()
        stage.server.stop()


def open_database(kind: str, folder: Path, request: pytest.FixtureRequest) -> SqliteFile | PostgresDatabase:
    """Make an empty database of a kind."""
    if kind == "sqlite":
        return SqliteFile(folder / "letters.sqlite3")
    return make_database(request.getfixturevalue("postgres"), f"letters{next(_numbers)}")


@pytest.fixture(params=KINDS)
def stage(request: pytest.FixtureRequest, open_stage: OpenStage) -> Iterator[Stage]:
    """Give a test an empty stage, on each database."""
    found = open_stage(request.param)
    found.clear()
    yield found
    found.clear()


@pytest.fixture
def secure_stage(open_stage: OpenStage, certificate: Path) -> Iterator[Stage]:
    """Give a test an empty stage whose mail server offers TLS."""
    found = open_stage("sqlite", certificate)
    found.clear()
    yield found
    found.clear()
