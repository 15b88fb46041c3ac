"""Actions on programs and rounds, verb first."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from zoneinfo import available_timezones

from django.conf import settings
from django.db import IntegrityError, transaction

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.people.models import Person
from pairloom.domain.programs import rules
from pairloom.domain.programs.models import CalendarEntry, Program, Round
from pairloom.domain.programs.rules import Planned
from pairloom.domain.programs.states import Moment, RoundState


@transaction.atomic
def make_program(
    *,
    slug: str,
    name: str,
    signed_by: str,
    language: str = "en",
    time_zone: str = "UTC",
    reply_address: str = "",
    cadence_days: int = 14,
    by: Person | None = None,
    now: datetime,
) -> Program:
    """Make a program; refused when its word is taken, or its zone or language is none."""
    if time_zone not in available_timezones():
        raise Refused(Reason.ZONE_UNKNOWN, found=time_zone[:64])
    if language not in dict(settings.LANGUAGES):
        raise Refused(Reason.LANGUAGE_UNKNOWN, found=language[:12])
    rules.check_cadence(cadence_days)
    program = Program(
        slug=slug,
        name=name,
        signed_by=signed_by,
        language=language,
        time_zone=time_zone,
        reply_address=reply_address,
        cadence_days=cadence_days,
        made_at=now,
    )
    _save_new(program)
    write_journal("program.made", about=program, by=by, at=now)
    return program


@transaction.atomic
def make_round(
    program: Program,
    *,
    slug: str,
    name: str,
    opens_on: date,
    months: int = 4,
    by: Person | None = None,
    now: datetime,
) -> Round:
    """Make a round with the calendar that is proposed for it."""
    planned = rules.propose_calendar(opens_on=opens_on, months=months, cadence_days=program.cadence_days)
    made = Round(program=program, slug=slug, name=name, made_at=now)
    _save_new(made)
    _write_calendar(made, planned, zone=program.time_zone)
    write_journal("round.made", about=made, by=by, at=now)
    return made


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
    others = [_read_planned(other) for other in locked.calendar.exclude(pk=entry.pk)]
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
def move_round(round_: Round, *, to: RoundState, by: Person | None = None, now: datetime) -> bool:
    """Take a round one step on; tells whether it moved. The same step again changes nothing."""
    locked = Round.objects.select_for_update().get(pk=round_.pk)
    if locked.state == to:
        return False
    rules.check_move(RoundState(locked.state), to)
    before, locked.state = locked.state, to
    locked.save(update_fields=["state"])
    write_journal("round.moved", about=locked, by=by, at=now, before=before, after=to.value)
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


def _save_new(row: Program | Round) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(Reason.SLUG_TAKEN, found=row.slug) from error


def _write_calendar(round_: Round, planned: Iterable[Planned], *, zone: str) -> None:
    moments = list(planned)
    rules.check_calendar(moments)
    CalendarEntry.objects.bulk_create(
        CalendarEntry(
            round=round_,
            moment=one.moment,
            number=one.number,
            local=one.local.replace(tzinfo=UTC),
            due_at=rules.find_due_time(one.local, zone),
        )
        for one in moments
    )


def _read_planned(entry: CalendarEntry) -> Planned:
    return Planned(entry.local.astimezone(UTC).replace(tzinfo=None), Moment(entry.moment), entry.number)
