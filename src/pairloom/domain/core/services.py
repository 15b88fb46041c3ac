"""Actions of the core: write the journal, note who works and what is done, allow letters to leave."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Model

from pairloom.domain.core.models import DayDone, Heartbeat, JournalEntry, SendingPermit
from pairloom.domain.core.queries import read_place


def name_row(row: Model) -> str:
    """Name a row in the way the journal and letters do: "pair:12"."""
    return f"{row._meta.model_name}:{row.pk}"


def write_journal(
    act: str, *, about: Model | str = "", by: Model | None = None, at: datetime, **details: str | int | None
) -> JournalEntry:
    """Write one line: who did what to what, when. Details are codes and numbers, never personal data."""
    name = about if isinstance(about, str) else name_row(about)
    return JournalEntry.objects.create(at=at, act=act, about=name, by_id=None if by is None else by.pk, details=details)


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
