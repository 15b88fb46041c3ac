"""Actions of the core: write the journal, note who works and what is done, count tries, allow letters to leave."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model

from pairloom.domain.core.models import DayDone, Heartbeat, JournalEntry, SendingPermit
from pairloom.domain.core.queries import read_place

DIGITS = 13
"""So many digits has a moment in milliseconds, until the year 2286."""
COUNT_TRY = (
    "INSERT INTO {table} (cache_key, value, expires) VALUES (%s, %s, %s) "
    "ON CONFLICT (cache_key) DO UPDATE SET value = substr(excluded.value || {table}.value, 1, %s), "
    "expires = excluded.expires WHERE substr({table}.value, %s, %s) <= %s RETURNING cache_key"
)
"""Puts a moment before those that are kept, if the last one that counts is long enough ago, or if there is none."""


def name_row(row: Model) -> str:
    """Name a row in the way the journal and letters do: "pair:12"."""
    return f"{row._meta.model_name}:{row.pk}"


def make_line(
    act: str, *, about: Model | str = "", by: Model | None = None, at: datetime, **details: str | int | None
) -> JournalEntry:
    """Make one line of the journal, which is not stored yet: who did what to what, when.

    Details are codes and numbers, never personal data.
    """
    name = about if isinstance(about, str) else name_row(about)
    return JournalEntry(at=at, act=act, about=name, by_id=None if by is None else by.pk, details=details)


def write_lines(lines: Iterable[JournalEntry]) -> None:
    """Write lines of the journal that were made before, in their order; one statement."""
    JournalEntry.objects.bulk_create(lines)


def write_journal(
    act: str, *, about: Model | str = "", by: Model | None = None, at: datetime, **details: str | int | None
) -> JournalEntry:
    """Write one line: who did what to what, when. Details are codes and numbers, never personal data."""
    line = make_line(act, about=about, by=by, at=at, **details)
    line.save(force_insert=True)
    return line


def beat(*, worker: str, job: str, doing: str = "", now: datetime) -> None:
    """Note that a worker is alive, and what it is doing."""
    Heartbeat.objects.update_or_create(
        worker=worker,
        defaults={"seen_at": now, "doing": doing},
        create_defaults={"job": job, "started_at": now, "seen_at": now, "doing": doing},
    )


def leave_work(worker: str) -> None:
    """Note that a worker has ended cleanly: nobody needs to look for it."""
    Heartbeat.objects.filter(worker=worker).delete()


def clear_heartbeats(*, now: datetime, older_than: timedelta) -> int:
    """Forget workers that have not been seen for long; tells how many."""
    return Heartbeat.objects.filter(seen_at__lt=now - older_than).delete()[0]


def note_day_done(name: str, *, today: date) -> None:
    """Note that a piece of the daily work has been done."""
    DayDone.objects.update_or_create(name=name, defaults={"done_on": today})


@transaction.atomic
def allow_sending(*, site: str, by: Model | None = None, now: datetime) -> None:
    """Let letters leave from this site and this database, and from no copy of it."""
    SendingPermit.objects.update_or_create(name="mail", defaults={"site": site, "place": read_place(), "given_at": now})
    write_journal("mail.allowed", by=by, at=now)


@transaction.atomic
def forbid_sending(*, by: Model | None = None, now: datetime) -> bool:
    """Let no letter leave any more; tells whether any might until now."""
    if not SendingPermit.objects.filter(name="mail").delete()[0]:
        return False
    write_journal("mail.forbidden", by=by, at=now)
    return True


def count_try(key: str, *, most: int, within: timedelta, now: datetime) -> bool:
    """Count a try, unless so many were counted in the time before it; tells whether it was counted.

    One statement: the table of the cache keeps the moments of the newest tries as one text, the newest first, so the
    database itself lets in one try after the other. It throws such rows away as it does all others of the cache.
    """
    if most < 1:
        return False
    moment, since = (f"{int(at.timestamp() * 1_000):0{DIGITS}d}" for at in (now, now - within))
    expires = connection.ops.adapt_datetimefield_value(now + within)
    kept = (most * DIGITS, (most - 1) * DIGITS + 1, DIGITS)
    statement = COUNT_TRY.format(table=settings.CACHE_TABLE)
    with connection.cursor() as cursor:
        cursor.execute(statement, (key, moment, expires, *kept, since))
        return bool(cursor.fetchall())
