"""Reads of the core: who works, what was done, whether letters may leave, where this database lies."""

import hashlib
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from django.db import connection

from pairloom.domain.core.models import DayDone, Heartbeat, JournalEntry, SendingPermit

ALIVE_FOR = timedelta(minutes=3)


class Sending(StrEnum):
    """Whether letters may leave from here, and if not, why."""

    ALLOWED = "allowed"
    NEVER_ALLOWED = "never-allowed"
    OTHER_SITE = "other-site"
    OTHER_DATABASE = "other-database"


def list_heartbeats() -> list[Heartbeat]:
    """List all workers that were ever seen and not cleared away."""
    return list(Heartbeat.objects.order_by("worker"))


def is_worked_on(now: datetime) -> bool:
    """Tell whether a worker was seen alive lately."""
    return Heartbeat.objects.filter(seen_at__gte=now - ALIVE_FOR).exists()


def is_done_today(name: str, *, today: date) -> bool:
    """Tell whether a piece of the daily work has been done today."""
    return DayDone.objects.filter(name=name, done_on__gte=today).exists()


def find_last_act(act: str) -> JournalEntry | None:
    """Find the newest line of the journal about an act."""
    return JournalEntry.objects.filter(act=act).order_by("-id").first()


def check_sending(site: str) -> Sending:
    """Check whether letters may leave: the permit must be for this site and for this very database."""
    permit = SendingPermit.objects.filter(name="mail").first()
    if permit is None:
        return Sending.NEVER_ALLOWED
    if permit.site != site:
        return Sending.OTHER_SITE
    return Sending.ALLOWED if permit.place == read_place() else Sending.OTHER_DATABASE


def read_place() -> str:
    """Read a mark of where this database lies; a copy of it has another one.

    SQLite: the file's path, device and number. PostgreSQL: the cluster's own number and that of the database.
    """
    words = _read_postgresql_place() if connection.vendor == "postgresql" else _read_file_place()
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def _read_postgresql_place() -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT system_identifier FROM pg_control_system()), oid, datname "
            "FROM pg_database WHERE datname = current_database()"
        )
        return tuple(str(word) for word in cursor.fetchone() or ())


def _read_file_place() -> tuple[str, ...]:
    path = Path(str(connection.settings_dict["NAME"])).resolve()
    state = path.stat()
    return (str(path), str(state.st_dev), str(state.st_ino))
