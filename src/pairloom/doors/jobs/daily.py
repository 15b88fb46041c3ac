"""The work that is done once a day, as one visible list in order. A second run changes nothing."""

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from pairloom.domain.applications.services import ask_doubts, delete_old_drafts, remind_unconfirmed
from pairloom.domain.applications.services.importing import forget_uploads
from pairloom.domain.applications.states import ASK_BEFORE
from pairloom.domain.core.queries import is_done_today
from pairloom.domain.core.services import clear_heartbeats, note_day_done
from pairloom.domain.outreach.services import clear_notify_list
from pairloom.domain.pairs.services import order_nightly_forecasts
from pairloom.domain.programs.queries import list_programs, read_round_times, rounds_open
from pairloom.domain.programs.services import recount_calendar
from pairloom.doors.jobs.backup import back_up, list_backups
from pairloom.doors.jobs.forecasts import find_doubts

log = structlog.get_logger("pairloom.daily")

FORGET_WORKERS_AFTER = timedelta(days=2)


def back_database_up(now: datetime) -> None:
    """Copy an embedded database to the folder of backups; a server's own tools copy a server."""
    if settings.IS_PRODUCTION and connection.vendor == "sqlite":
        back_up(now=now)


def check_database(_now: datetime) -> None:
    """Let an embedded database check itself; what it finds is an error that the log and the doctor show."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(1)")
        answer = cursor.fetchone()
    if answer != ("ok",):
        raise RuntimeError("the database file is damaged: take the newest backup, and keep this file for help")


def recount_calendars(now: datetime) -> None:
    """Follow changes in the rules of time zones."""
    for program in list_programs():
        recount_calendar(program, now=now)


def order_forecasts(now: datetime) -> None:
    """Ask for a forecast of each open round; a worker makes it."""
    order_nightly_forecasts(now=now)


def find_doubts_of_pools(now: datetime) -> None:
    """Find out whose wish nobody can meet, before it is too late to ask."""
    find_doubts(now=now)


def ask_before_closing(now: datetime) -> None:
    """Ask what would keep people from a partner in the last five days, and who has not confirmed in the last two."""
    for round_ in rounds_open(now):
        if read_round_times(round_).closes_at - now <= ASK_BEFORE:
            ask_doubts(round_, now=now)
        remind_unconfirmed(round_, now=now)


def clear_drafts(now: datetime) -> None:
    """Delete the drafts of rounds that closed thirty days ago."""
    delete_old_drafts(now=now)


def forget_workers(now: datetime) -> None:
    """Forget workers that have not been seen for two days."""
    clear_heartbeats(now=now, older_than=FORGET_WORKERS_AFTER)


def clear_addresses(now: datetime) -> None:
    """Forget addresses that were never confirmed, or want no news any more."""
    clear_notify_list(now=now)


def clear_uploads(now: datetime) -> None:
    """Forget files that were uploaded for an import and never brought in."""
    forget_uploads(now=now)


def clear_sessions(_now: datetime) -> None:
    """Remove sessions that have run out."""
    SessionStore.clear_expired()


DAILY: dict[str, Callable[[datetime], None]] = {
    "backup": back_database_up,
    "check-database": check_database,
    "time-zones": recount_calendars,
    "forecasts": order_forecasts,
    "doubts": find_doubts_of_pools,
    "before-closing": ask_before_closing,
    "drafts": clear_drafts,
    "uploads": clear_uploads,
    "addresses": clear_addresses,
    "sessions": clear_sessions,
    "workers": forget_workers,
}


def do_daily_work(*, now: datetime) -> int:
    """Do what has not been done today; one piece that fails leaves the others alone and is tried again."""
    waiting = [name for name in DAILY if not is_done_today(name, today=now.date())]
    return sum(_do(name, now=now) for name in waiting)


def _do(name: str, *, now: datetime) -> bool:
    try:
        DAILY[name](now)
    except Exception:
        # One piece of the day's work that fails must not keep the next from being done.
        log.exception("daily work failed", job=name)
        return False
    note_day_done(name, today=now.date())
    return True


def find_newest_backup() -> datetime | None:
    """Find when the newest backup was made."""
    return max((backup.made_at for backup in list_backups()), default=None)
