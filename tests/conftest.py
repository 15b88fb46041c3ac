"""Settings that every test shares: lots from known seeds, the site in test mode, a real database.

A test that touches a database runs on both: `make test` runs the whole suite on SQLite, then those tests again on
PostgreSQL. They ask for `db`, or for `transactional_db` when threads or processes must see what is committed, or for
`database_url`, which names that same database for processes that the test starts itself.

A test passes at any hour of any day. PAIRLOOM_TEST_MOMENT lets each test begin at the same moment: a time of today in
UTC, as 23:59:58, or one of another day, as 2028-02-28T23:59:58. `make soak` goes through the hard ones.
"""

import gc
import os
import random
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django
import numpy as np
import pytest
from hypothesis import HealthCheck, settings

from pairloom import clock
from tests import databases

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pairloom.settings")
os.environ["PAIRLOOM_MODE"] = "test"
os.environ["PAIRLOOM_DATA"] = str(databases.prepare_folder())
IS_FIRST_PROCESS = "PYTEST_XDIST_WORKER" not in os.environ
if IS_FIRST_PROCESS:
    databases.prepare_database()

SEED = 20130401
MOMENT = os.environ.get("PAIRLOOM_TEST_MOMENT", "")
LONGEST_WORD = 40
DATABASE_FIXTURES = {"db", "transactional_db", "database_url", "live_server"}
ON_SQLITE_ALONE = {"matching", "sheets", "settings", "browser", "letters_faults", "storm"}
"""Folders that the run on PostgreSQL leaves out: the engine knows no database, pages look the same on both, and the
faults and storms bring both databases along."""

# `ci` is the default: same examples each time. `explore` looks for new ones: HYPOTHESIS_PROFILE=explore make test
settings.register_profile(
    "ci", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("explore", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(autouse=True)
def _seed_the_standard_lots() -> None:
    """Give each test the same standard lots, whichever ran before it."""
    random.seed(SEED)


@pytest.fixture(autouse=True)
def _begin_at_the_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test begin at the moment that PAIRLOOM_TEST_MOMENT names, where it names one."""
    if MOMENT:
        monkeypatch.setenv("PAIRLOOM_CLOCK_FILE", str(databases.prepare_folder() / f"clock-{os.getpid()}"))
        clock.move_by(timedelta())
        clock.move_by(read_moment(MOMENT, now=clock.now()) - clock.now())


def read_moment(text: str, *, now: datetime) -> datetime:
    """Read a time of today, or a day and a time, both of UTC."""
    day_and_time = text if "T" in text else f"{now.date()}T{text}"
    return datetime.fromisoformat(day_and_time).replace(tzinfo=UTC)


@pytest.fixture
def rng() -> np.random.Generator:
    """Give a test its own numpy lots, the same on every run."""
    return np.random.default_rng(SEED)


@pytest.fixture
def database_url(transactional_db: None) -> Iterator[str]:
    """Name the database of this test for processes that it starts; what they commit is removed afterwards."""
    from django.core.cache import cache  # noqa: PLC0415 - lazy: most tests need no site

    yield databases.name_database()
    cache.clear()


@pytest.fixture
def clock_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a test a clock that it can move with `clock.move_by`, shared by the processes that it starts."""
    path, begun = tmp_path / "clock", clock.read_offset()
    monkeypatch.setenv("PAIRLOOM_CLOCK_FILE", str(path))
    clock.move_by(begun)
    return path


def touches_database(item: pytest.Item) -> bool:
    """Tell whether a test reads or writes a database."""
    names = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or not DATABASE_FIXTURES.isdisjoint(names)


def pytest_configure() -> None:
    """Set the site up, before any test is read."""
    django.setup()


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out what PostgreSQL adds nothing to where only tests that touch a database are to run."""
    inner = collection_path.relative_to(Path(__file__).parent).parts if collection_path.name != "tests" else ()
    return True if databases.is_postgresql() and inner[:1] and inner[0] in ON_SQLITE_ALONE else None


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name tests by what stays the same: bytes and long words may hold the time, and workers must agree on names."""
    return argname if isinstance(val, bytes) or (isinstance(val, str) and len(val) > LONGEST_WORD) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep only the tests that touch a database when this run is the one on PostgreSQL."""
    if not databases.is_postgresql():
        return
    others = [item for item in items if not touches_database(item)]
    items[:] = [item for item in items if touches_database(item)]
    config.hook.pytest_deselected(items=others)


def pytest_collection_finish() -> None:
    """Keep the garbage collector from walking through all tests and modules again and again: they stay to the end."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Remove the databases of this run, once all workers have ended."""
    if IS_FIRST_PROCESS:
        databases.remove_databases()


def pytest_report_header() -> str:
    """Say which database this run uses, and when its tests begin where that is not now."""
    database = f"database: {'PostgreSQL' if databases.is_postgresql() else 'SQLite'}"
    return f"{database}, each test begins at {MOMENT} UTC" if MOMENT else database


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line for each reason what was not run, instead of one line for each test."""
    skipped: list[pytest.TestReport | pytest.CollectReport] = terminalreporter.stats.get("skipped", [])
    reasons = Counter(read_reason(report) for report in skipped)
    for reason, count in sorted(reasons.items()):
        terminalreporter.write_line(f"Not run ({count}): {reason}", yellow=True)


def read_reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Read why a test was skipped, without the place."""
    place_and_reason = report.longrepr
    reason = place_and_reason[2] if isinstance(place_and_reason, tuple) else str(place_and_reason)
    return reason.removeprefix("Skipped: ")
