"""Copy an embedded database while it is in use, by SQLite's own backup, and prove that the copy can be opened."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import write_journal

KEPT = 14
STAMP = "%Y-%m-%dT%H-%M-%S%z"
PAGES_AT_ONCE = 1_000


@dataclass(frozen=True)
class Backup:
    """One copy: where it lies and when it was made."""

    path: Path
    made_at: datetime


def find_folder() -> Path:
    """Find the folder of the backups."""
    return Path(settings.DATA_FOLDER) / "backups"


def back_up(*, now: datetime) -> Backup:
    """Copy the database, check the copy by opening it, and keep the newest fourteen. Refused on PostgreSQL."""
    if connection.vendor != "sqlite":
        raise Refused(Reason.BACKUP_ELSEWHERE)
    folder = find_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"pairloom-{now.astimezone(UTC).strftime(STAMP)}.sqlite3"
    unfinished = path.with_suffix(".part")
    try:
        copy_database(Path(str(connection.settings_dict["NAME"])), unfinished)
        check_copy(unfinished)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    write_journal("backup.made", at=now, size=path.stat().st_size)
    for old in sorted(list_backups(), key=lambda backup: backup.made_at)[:-KEPT]:
        old.path.unlink()
    return Backup(path, now)


def copy_database(source: Path, target: Path) -> None:
    """Copy a database page by page while others write to it."""
    with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(target)) as there:
        target.chmod(0o600)
        here.backup(there, pages=PAGES_AT_ONCE)


def check_copy(path: Path) -> None:
    """Check that a copy is whole and has our tables; RuntimeError when it is not."""
    with closing(sqlite3.connect(path)) as copy:
        answer = copy.execute("PRAGMA integrity_check(1)").fetchone()
        tables = copy.execute("SELECT count(*) FROM sqlite_master WHERE name = 'people_person'").fetchone()
    if (answer, tables) != (("ok",), (1,)):
        raise RuntimeError("the copy of the database is not whole")


def list_backups() -> list[Backup]:
    """List the backups that lie in the folder."""
    return [backup for path in find_folder().glob("pairloom-*.sqlite3") if (backup := _read_backup(path))]


def _read_backup(path: Path) -> Backup | None:
    try:
        return Backup(path, datetime.strptime(path.stem.removeprefix("pairloom-"), STAMP))  # noqa: DTZ007 - the stamp holds the zone
    except ValueError:
        return None
