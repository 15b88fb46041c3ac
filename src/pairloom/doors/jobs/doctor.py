"""Say in plain words how the site is doing, and what to press where something is wrong."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import Error as DatabaseError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from pairloom.domain.core.queries import Sending, check_sending, list_heartbeats
from pairloom.domain.letters.queries.office.counting import Count, find_needs, find_relay
from pairloom.domain.letters.queries.office.scope import Scope
from pairloom.domain.people.queries import count_directors
from pairloom.domain.programs.queries import list_programs
from pairloom.doors.jobs.backup import list_backups

LATE = timedelta(minutes=15)
SILENT = timedelta(minutes=2)
OLD_BACKUP = timedelta(days=2)
FULL, FULLER = 0.20, 0.05
SKEW = timedelta(seconds=30)


class Health(StrEnum):
    """How serious a finding is."""

    WELL = "well"
    WATCH = "watch"
    WRONG = "wrong"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: how it is, in a sentence, and what helps."""

    health: Health
    sentence: str
    help: str = ""


Findings = Iterator[Finding]


def examine(now: datetime) -> list[Finding]:
    """Look at everything; without a database that answers, only at what lies outside it."""
    found = [*look_at_settings(), *look_at_clock(now), *look_at_disk()]
    database = list(look_at_database())
    if any(finding.health == Health.WRONG for finding in database):
        return [*found, *database]
    checks: tuple[Callable[[datetime], Findings], ...] = (
        *(look_at_workers, look_at_sending, look_at_mail, look_at_backups, look_at_people),
    )
    return [*found, *database, *(finding for check in checks for finding in check(now))]


def look_at_settings() -> Findings:
    """Say which mode the site runs in; settings that cannot be right have ended the program before."""
    yield Finding(
        Health.WELL, f"Settings: mode {settings.MODE}, address {settings.SITE_URL}, mail {settings.MAIL_SENDING}."
    )
    if settings.IS_PRODUCTION and settings.MAIL_SENDING != "smtp":
        yield Finding(
            Health.WATCH,
            "Mail is off: letters are written and wait.",
            "Set PAIRLOOM_MAIL=smtp and PAIRLOOM_MAIL_RELAY.",
        )


def look_at_clock(now: datetime) -> Findings:
    """Say the time, and whether it was moved."""
    moved = os.environ.get("PAIRLOOM_CLOCK_FILE", "")
    said = f"Clock: {now:%d %B %Y, %H:%M} UTC."
    if moved:
        yield Finding(Health.WATCH, f"{said} It may have been moved by PAIRLOOM_CLOCK_FILE.", "Right for a demo only.")
    else:
        yield Finding(Health.WELL, said)


def look_at_disk() -> Findings:
    """Say how much room is left where the data lies."""
    folder = Path(settings.DATA_FOLDER)
    while not folder.exists():
        folder = folder.parent
    usage = shutil.disk_usage(folder)
    free = usage.free / usage.total
    sentence = f"Disk: {usage.free / 1e9:.1f} GB free ({free:.0%})."
    if free >= FULL:
        yield Finding(Health.WELL, sentence)
    else:
        health = Health.WATCH if free >= FULLER else Health.WRONG
        yield Finding(health, sentence, "Make room: old logs, old backups, or a larger disk.")


def look_at_database() -> Findings:
    """Say whether the database answers, is up to date and has its cache table."""
    try:
        missing = count_missing_migrations()
    except DatabaseError:
        yield Finding(
            Health.WRONG, "Database: it does not answer.", "Is it running? Is DATABASE_URL right? May we write there?"
        )
        return
    name = "PostgreSQL" if connection.vendor == "postgresql" else "a SQLite file"
    if missing:
        yield Finding(
            Health.WRONG,
            f"Database: {name}; {missing} changes of its tables are missing.",
            "Run: pairloom manage migrate",
        )
        return
    yield Finding(Health.WELL, f"Database: {name}, up to date.")
    try:
        cache.get("doctor")
    except DatabaseError:
        yield Finding(
            Health.WRONG, "Database: the table of the cache is missing.", "Run: pairloom manage createcachetable"
        )


def count_missing_migrations() -> int:
    """Count the changes of tables that this program needs and the database does not have."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def look_at_workers(now: datetime) -> Findings:
    """Say which workers are alive."""
    workers = list_heartbeats()
    alive = [worker for worker in workers if now - worker.seen_at <= SILENT]
    if alive:
        yield Finding(Health.WELL, f"Workers: {len(alive)} at work, seen {say_age(now - alive[0].seen_at)} ago.")
    else:
        yield Finding(
            Health.WRONG,
            "Workers: none is at work, so no letter leaves.",
            "Run: pairloom worker (or: systemctl start pairloom-worker)",
        )
    for worker in workers:
        if worker not in alive:
            doing = f" while busy with {worker.doing}" if worker.doing else ""
            age = say_age(now - worker.seen_at)
            yield Finding(Health.WATCH, f"Workers: {worker.worker} fell silent {age} ago{doing}.", "See its log.")


def look_at_sending(now: datetime) -> Findings:
    """Say whether letters may leave, and how the relay is doing."""
    if settings.IS_PRODUCTION and settings.MAIL_SENDING == "smtp":
        yield from look_at_permit()
    relay = find_relay()
    if relay.is_stopped:
        yield Finding(Health.WATCH, "Mail: sending was stopped by hand.", "Press “Start sending” in the office.")
    elif relay.broken_since is not None:
        since = say_age(now - relay.broken_since)
        yield Finding(
            Health.WRONG,
            f"Mail: our relay has refused us for {since} ({relay.fault}). Nobody's address is blamed; letters wait.",
            "Mend the relay or its settings; sending goes on by itself.",
        )


def look_at_permit() -> Findings:
    """Say whether this copy of the site is the one from which letters may leave."""
    reasons = {
        Sending.NEVER_ALLOWED: "letters have never been allowed to leave from here",
        Sending.OTHER_SITE: "this database belongs to a site of another address",
        Sending.OTHER_DATABASE: "this database is a copy, or was restored or moved",
    }
    answer = check_sending(settings.SITE_URL)
    if answer in reasons:
        yield Finding(
            Health.WRONG,
            f"Mail: nothing leaves, because {reasons[answer]}.",
            "If this is the real site and no other sends for it, run: pairloom sending on",
        )
    else:
        yield Finding(Health.WELL, "Mail: letters may leave from here.")


def look_at_mail(now: datetime) -> Findings:
    """Say what waits, since when, and what needs a decision."""
    scope = Scope(programs=tuple(program.pk for program in list_programs()), with_site=True)
    needs = find_needs(scope, now=now)
    waited = now - needs.oldest_due_at if needs.oldest_due_at else timedelta()
    if waited > LATE:
        yield Finding(
            Health.WRONG,
            f"Mail: {say_count(needs.waiting, 'letter waits', 'letters wait')}, the oldest for {say_age(waited)}.",
            "Look above for workers, permit and relay.",
        )
    else:
        yield Finding(Health.WELL, f"Mail: {say_count(needs.waiting, 'letter waits', 'letters wait')}, none for long.")
    for count, one, many, help_ in (
        (
            needs.unsure,
            "letter may have arrived or not",
            "letters may have arrived or not",
            "Decide each in the office.",
        ),
        (needs.failed, "letter failed lately", "letters failed lately", "See why in the office."),
        (needs.halted_mailings, "mass sending halted itself", "mass sendings halted themselves", "Look in the office."),
        (needs.incoming, "incoming mail needs eyes", "incoming mails need eyes", "Read them in the office."),
    ):
        if count:
            yield Finding(Health.WATCH, f"Mail: {say_count(count, one, many)}.", help_)


def look_at_backups(now: datetime) -> Findings:
    """Say how old the newest backup is; on PostgreSQL its own tools make them."""
    if connection.vendor == "postgresql":
        yield Finding(
            Health.WATCH, "Backups: PostgreSQL makes them with pg_dump; Pairloom cannot see them.", "See docs/hosts."
        )
        return
    newest = max((backup.made_at for backup in list_backups()), default=None)
    if newest is None or now - newest > OLD_BACKUP:
        said = "there is none" if newest is None else f"the newest is {say_age(now - newest)} old"
        health = Health.WRONG if settings.IS_PRODUCTION else Health.WATCH
        yield Finding(health, f"Backups: {said}.", "Run: pairloom backup")
    else:
        yield Finding(Health.WELL, f"Backups: the newest is {say_age(now - newest)} old and was opened to check it.")


def look_at_people(now: datetime) -> Findings:
    """Warn where one lost passkey would lock a whole program out."""
    for program in list_programs():
        if count_directors(program.pk, today=now.date()) < 2:
            yield Finding(
                Health.WATCH,
                f"People: the program {program.slug} has fewer than two directors or deputies.",
                "Name another.",
            )


def say_count(count: Count, one: str, many: str) -> str:
    """Say a count that ends at a thousand."""
    if count.is_more:
        return f"more than {count.number:,} {many}"
    return f"{count.number:,} {one if count.number == 1 else many}"


def say_age(age: timedelta) -> str:
    """Say how long something lasts, in its largest unit."""
    seconds = max(int(age.total_seconds()), 0)
    for size, word in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            number = seconds // size
            return f"{number} {word}{'s' if number != 1 else ''}"
    return f"{seconds} second{'s' if seconds != 1 else ''}"
