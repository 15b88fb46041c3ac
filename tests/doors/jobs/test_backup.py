"""Copies of the database: whole, opened, private, and not too many."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.queries import find_last_act
from pairloom.doors.jobs import backup
from tests.makers import NOW, make_person


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Settings) -> None:
    settings.DATA_FOLDER = tmp_path


def test_a_copy_holds_what_was_committed_and_only_its_owner_may_read_it(transactional_db: None) -> None:
    if connection.vendor == "postgresql":
        with pytest.raises(Refused, match=Reason.BACKUP_ELSEWHERE):
            backup.back_up(now=NOW)
        return
    make_person(email="ana@example.org")
    made = backup.back_up(now=NOW)
    with closing(sqlite3.connect(made.path)) as copy:
        assert copy.execute("SELECT email FROM people_person").fetchall() == [("ana@example.org",)]
    assert (made.path.stat().st_mode & 0o777, backup.list_backups()) == (0o600, [made])
    assert find_last_act("backup.made") is not None


def test_the_newest_fourteen_copies_are_kept(transactional_db: None) -> None:
    if connection.vendor == "postgresql":
        assert backup.list_backups() == []
        return
    for days in range(16):
        backup.back_up(now=NOW + timedelta(days=days))
    kept = sorted(copy.made_at for copy in backup.list_backups())
    assert (len(kept), kept[0]) == (14, NOW + timedelta(days=2))


def test_a_copy_that_is_not_whole_is_refused(tmp_path: Path) -> None:
    broken, empty = tmp_path / "broken.sqlite3", tmp_path / "empty.sqlite3"
    broken.write_bytes(b"SQLite format 3\0" + b"\xff" * 5_000)
    with pytest.raises((RuntimeError, sqlite3.DatabaseError)):
        backup.check_copy(broken)
    with pytest.raises(RuntimeError, match="not whole"):
        backup.check_copy(empty)


def test_other_files_in_the_folder_are_no_backups(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    for name in ("notes.txt", "pairloom-yesterday.sqlite3"):
        (tmp_path / "backups" / name).touch()
    assert backup.list_backups() == []
