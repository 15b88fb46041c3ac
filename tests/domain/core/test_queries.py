"""Reads of the core."""

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from pairloom.domain.core import queries, services
from tests.makers import NOW


def test_a_worker_seen_lately_means_that_work_is_done(db: None) -> None:
    assert not queries.is_worked_on(NOW)
    services.beat(worker="w", job="worker", now=NOW)
    assert [queries.is_worked_on(NOW + timedelta(minutes=minutes)) for minutes in (2, 4)] == [True, False]


def test_the_last_line_about_an_act_is_the_newest(db: None) -> None:
    assert queries.find_last_act("backup.made") is None
    for hours in (0, 1):
        services.write_journal("backup.made", at=NOW + timedelta(hours=hours))
    found = queries.find_last_act("backup.made")
    assert found is not None
    assert found.at == NOW + timedelta(hours=1)


def test_the_mark_of_a_database_stays_the_same(db: None) -> None:
    assert len({queries.read_place() for _ in range(3)}) == 1


def test_a_copied_file_has_another_mark(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no database file: its mark is that of the cluster.")
    before = queries.read_place()
    copy = tmp_path / "copy.sqlite3"
    with closing(sqlite3.connect(copy)) as there:
        there.execute("CREATE TABLE t (a)")
    monkeypatch.setitem(connection.settings_dict, "NAME", str(copy))
    first = queries.read_place()
    shutil.copy(copy, tmp_path / "again.sqlite3")
    monkeypatch.setitem(connection.settings_dict, "NAME", str(tmp_path / "again.sqlite3"))
    assert len({before, first, queries.read_place()}) == 3
