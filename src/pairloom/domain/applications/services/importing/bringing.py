"""Bring the people of a file into a round: all of them, or nobody."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from pairloom.domain.applications.models import Application, Doubt, ImportRun
from pairloom.domain.applications.parsing import Candidate, Reading
from pairloom.domain.applications.queries.deciding import people_waiting_before
from pairloom.domain.applications.services.importing.looking import (
    Preview,
    check_takes_imports,
    compare,
    find_form,
    read_sheet,
)
from pairloom.domain.applications.services.importing.preparing import lock_waiting, read_waiting
from pairloom.domain.applications.services.importing.replacing import replace_with
from pairloom.domain.applications.states import ApplicationState, Known, Promise, Source
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.people.models import Person
from pairloom.domain.people.services import Newcomer, register_people
from pairloom.domain.programs.services import seal_form

AT_ONCE = 500


def import_applications(
    run: ImportRun,
    *,
    known: Known = Known.KEEP,
    promise: Promise = Promise.ASK,
    by: Person | None,
    now: datetime,
) -> ImportRun:
    """Import a file that waits: everybody, or nobody. The same file again gives what was done, and nothing new.

    Whoever confirmed already is never changed; `known` says what becomes of those who have not. Refused when the round
    has closed, or when others applied since the preview so that more would be changed than it said.
    """
    done = _find_done(run)
    if done is not None:
        return done
    waiting, content = read_waiting(run)
    reading = read_sheet(waiting.round, content=content, mapping=waiting.mapping)
    try:
        return _import(waiting, reading, known=known, promise=promise, by=by, now=now)
    except IntegrityError as error:
        raise Refused(Reason.IMPORT_OUT_OF_DATE) from error


@transaction.atomic
def _import(
    waiting: ImportRun, reading: Reading, *, known: Known, promise: Promise, by: Person | None, now: datetime
) -> ImportRun:
    """Import what was read, unless the file was imported or read otherwise meanwhile."""
    done = _find_done(waiting)
    if done is not None:
        return done
    run, _content = lock_waiting(waiting)
    check_takes_imports(run.round)
    preview = compare(run.round, reading)
    _check_is_current(run, preview, known)
    if run.mapping != waiting.mapping or run.round.form_id != waiting.round.form_id:
        raise Refused(Reason.IMPORT_OUT_OF_DATE)
    added = _add(run, preview.new, promise, now=now)
    changed = replace_with(run, preview.again, now=now) if known is Known.REPLACE else 0
    return _finish(run, added=added, changed=changed, known=known, promise=promise, by=by, now=now)


def _find_done(run: ImportRun) -> ImportRun | None:
    return ImportRun.objects.filter(pk=run.pk, done_at__isnull=False).first()


def _check_is_current(run: ImportRun, preview: Preview, known: Known) -> None:
    """Refuse a file of which nobody could be read, and one that would change other people than its preview said."""
    if not preview.reading.candidates:
        raise Refused(Reason.SHEET_WRONG, fault=preview.reading.fault)
    if known is Known.REPLACE and preview.numbers["again"] != run.numbers.get("again"):
        raise Refused(Reason.IMPORT_OUT_OF_DATE)


def _add(run: ImportRun, new: Sequence[Candidate], promise: Promise, *, now: datetime) -> int:
    """Add an application for each new candidate, in the order of arrival, with what must be asked."""
    seal_form(find_form(run.round), now=now)
    newcomers = [Newcomer(one.address, one.name, one.country, one.zone) for one in new]
    people = register_people(newcomers, language=run.round.program.language, now=now)
    waited = people_waiting_before(run.round)
    rows = [_describe(run, one, people[one.address.lower()], promise, now=now) for one in new]
    for row in rows:
        row.has_priority = row.person_id in waited
    made = Application.objects.bulk_create(rows, batch_size=AT_ONCE)
    raise_doubts(zip(made, new, strict=True), now=now)
    return len(made)


def _describe(run: ImportRun, one: Candidate, person: Person, promise: Promise, *, now: datetime) -> Application:
    is_sure = promise is Promise.GIVEN
    return Application(
        round=run.round,
        person=person,
        form=run.round.form,
        state=ApplicationState.CONFIRMED if is_sure else ApplicationState.RECEIVED,
        source=Source.IMPORT,
        name=one.name,
        country=one.country,
        answers=one.answers,
        received_at=min(one.applied_at or now, now),
        confirmed_at=now if is_sure else None,
        changed_at=now,
        import_run=run,
    )


def raise_doubts(rows: Iterable[tuple[Application, Candidate]], *, now: datetime) -> None:
    """Note all questions about imported applications; they have none yet."""
    doubts = [
        Doubt(application=application, kind=each.kind, about=each.about, choices=list(each.choices), found_at=now)
        for application, one in rows
        for each in one.doubts
    ]
    Doubt.objects.bulk_create(doubts, batch_size=AT_ONCE)


def _finish(
    run: ImportRun, *, added: int, changed: int, known: Known, promise: Promise, by: Person | None, now: datetime
) -> ImportRun:
    """Note what was done, and forget the file."""
    run.added, run.changed, run.done_at = added, changed, now
    run.asked_at = now if promise is Promise.GIVEN and not changed else None
    run.content, run.columns, run.findings = None, [], []
    run.save()
    write_journal(
        "applications.imported", about=run, by=by, at=now, round=run.round_id, added=added, changed=changed,
        known=known.value, promise=promise.value,
    )  # fmt: skip
    return run
