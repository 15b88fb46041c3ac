"""Write the calendar of a round, change it, and note what of it is done."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.db import transaction

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.people.models import Person
from pairloom.domain.programs import rules
from pairloom.domain.programs.models import CalendarEntry, Program, Round
from pairloom.domain.programs.queries import find_calendar_faults, read_calendar_version, read_planned
from pairloom.domain.programs.states import Moment, Planned, RoundState

Key = tuple[str, int]


def write_calendar(round_: Round, planned: Iterable[Planned], *, zone: str) -> None:
    """Write moments into the calendar of a round, in the caller's transaction; their order is checked as a whole."""
    moments = list(planned)
    rules.check_calendar(moments)
    CalendarEntry.objects.bulk_create(_make_entry(round_, one, zone=zone) for one in moments)


def _make_entry(round_: Round, one: Planned, *, zone: str) -> CalendarEntry:
    due_at = rules.find_due_time(one.local, zone)
    local = one.local.replace(tzinfo=UTC)
    return CalendarEntry(round=round_, moment=one.moment, number=one.number, local=local, due_at=due_at)


@transaction.atomic
def save_calendar(
    round_: Round, planned: Iterable[Planned], *, based_on: str | None = None, by: Person | None, now: datetime
) -> bool:
    """Save all moments of a round at once: those left out are taken away; tells whether anything changed.

    Topics and check-ins are numbered in order of time. What is done or has passed stays as it is. Refused with the
    first fault that queries.find_calendar_faults finds, when the round is over, and when somebody else saved after
    the version that was seen (`based_on`, as queries.read_calendar_version tells it).
    """
    locked = Round.objects.select_for_update(of=("self",)).select_related("program").get(pk=round_.pk)
    entries = {(entry.moment, entry.number): entry for entry in locked.calendar.all()}
    wanted = _number(planned, entries.values(), now=now)
    if wanted == sorted(map(read_planned, entries.values())):
        return False
    rules.check_may_plan(RoundState(locked.state))
    if based_on not in {None, read_calendar_version(entries.values())}:
        raise Refused(Reason.CALENDAR_CHANGED_MEANWHILE)
    for fault in find_calendar_faults(locked, wanted, now=now):
        raise fault
    changes = _change_entries(locked, entries, {(one.moment, one.number): one for one in wanted})
    write_journal("round.calendar-saved", about=locked, by=by, at=now, **changes)
    return True


def _number(planned: Iterable[Planned], entries: Iterable[CalendarEntry], *, now: datetime) -> list[Planned]:
    fixed = {
        (Moment(entry.moment), entry.number) for entry in entries if entry.done_at is not None or entry.due_at <= now
    }
    return sorted(rules.number_again(planned, fixed=fixed))


def _change_entries(round_: Round, entries: dict[Key, CalendarEntry], wanted: dict[Key, Planned]) -> dict[str, int]:
    """Take away, add and move entries until the calendar is the one that is wanted; tells how many of each."""
    gone = [entry.pk for key, entry in entries.items() if key not in wanted]
    CalendarEntry.objects.filter(pk__in=gone).delete()
    zone = round_.program.time_zone
    new = [_make_entry(round_, one, zone=zone) for key, one in wanted.items() if key not in entries]
    CalendarEntry.objects.bulk_create(new)
    moved = [entry for key, entry in entries.items() if key in wanted and read_planned(entry) != wanted[key]]
    for entry in moved:
        _place(entry, wanted[entry.moment, entry.number].local, zone=zone)
    CalendarEntry.objects.bulk_update(moved, ["local", "due_at"])
    return {"gone": len(gone), "new": len(new), "moved": len(moved)}


def _place(entry: CalendarEntry, local: datetime, *, zone: str) -> None:
    entry.local, entry.due_at = local.replace(tzinfo=UTC), rules.find_due_time(local, zone)


@transaction.atomic
def move_moment(
    round_: Round, *, moment: Moment, number: int = 1, local: datetime, by: Person | None, now: datetime
) -> CalendarEntry:
    """Move one moment of a round to another wall-clock time of the program's zone; the order is checked as a whole."""
    locked = Round.objects.select_for_update().get(pk=round_.pk)
    entry = locked.calendar.filter(moment=moment, number=number).first()
    if entry is None:
        raise Refused(Reason.CALENDAR_MISSING, moment=moment.value)
    due_at = rules.find_due_time(local, locked.program.time_zone)
    rules.check_may_move_moment(done_at=entry.done_at, due_at=due_at, now=now)
    others = [read_planned(other) for other in locked.calendar.exclude(pk=entry.pk)]
    rules.check_calendar([*others, Planned(local, moment, number)])
    if entry.due_at == due_at:
        return entry
    entry.local, entry.due_at = local.replace(tzinfo=UTC), due_at
    entry.save(update_fields=["local", "due_at"])
    write_journal("round.moment-moved", about=locked, by=by, at=now, moment=moment.value, number=number)
    return entry


@transaction.atomic
def finish_moment(entry: CalendarEntry, *, now: datetime) -> bool:
    """Note that what a moment asks for has been done; tells whether this call was the one."""
    if not CalendarEntry.objects.filter(pk=entry.pk, done_at=None, due_at__lte=now).update(done_at=now):
        return False
    write_journal("round.moment-done", about=entry.round, at=now, moment=entry.moment, number=entry.number)
    return True


@transaction.atomic
def recount_calendar(program: Program, *, now: datetime) -> int:
    """Work out again when coming moments are due, after a zone has changed its rules; tells how many moved."""
    moved = 0
    for entry in CalendarEntry.objects.select_for_update().filter(round__program=program, done_at=None, due_at__gt=now):
        due_at = rules.find_due_time(entry.local.replace(tzinfo=None), program.time_zone)
        if due_at != entry.due_at:
            entry.due_at = due_at
            entry.save(update_fields=["due_at"])
            moved += 1
    if moved:
        write_journal("program.calendar-recounted", about=program, at=now, count=moved)
    return moved
