"""Keep an uploaded file until somebody has looked at what it would do."""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from pairloom.domain.applications.models import ImportRun
from pairloom.domain.applications.parsing import choose_columns, show_columns, write_columns
from pairloom.domain.applications.queries.importing import find_last_mapping
from pairloom.domain.applications.services.importing.looking import (
    Preview,
    preview_import,
    read_round_form,
    read_sheet,
    store_findings,
)
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round

KEPT_FOR = timedelta(days=1)
LONGEST_FILENAME = 100
UPLOADS_AT_ONCE = 5


def upload_import(round_: Round, *, content: bytes, filename: str, by: Person | None, now: datetime) -> ImportRun:
    """Keep a file for a day, with what it would do. Columns are read as in the program's last import, else guessed.

    A large file takes seconds to read; that happens before anything is locked.
    """
    preview = preview_import(round_, content=content, mapping=find_last_mapping(round_.program_id))
    run = ImportRun(
        round=round_,
        filename=filename[-LONGEST_FILENAME:],
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        made_at=now,
        made_by=by,
    )
    with transaction.atomic():
        _note(run, preview)
        _drop_older(round_)
        write_journal("import.prepared", about=run, by=by, at=now, round=round_.pk, rows=run.rows)
    return run


@transaction.atomic
def correct_columns(
    run: ImportRun, *, columns: Mapping[str, str], date_order: str = "", now: datetime, by: Person | None
) -> ImportRun:
    """Read the columns of a waiting file otherwise, heading -> word of parsing.list_meanings, and look again."""
    run, content = lock_waiting(run)
    form = read_round_form(run.round)
    reading = read_sheet(run.round, content=content, mapping=run.mapping)
    mapping = write_columns(choose_columns(reading.columns, columns, form, date_order=date_order))
    _note(run, preview_import(run.round, content=content, mapping=mapping))
    write_journal("import.corrected", about=run, by=by, at=now, round=run.round_id)
    return run


@transaction.atomic
def drop_import(run: ImportRun, *, by: Person | None, now: datetime) -> bool:
    """Drop a file that was not imported; tells whether it was still there."""
    waiting = ImportRun.objects.filter(pk=run.pk, done_at=None)
    if not waiting.exists():
        return False
    waiting.delete()
    write_journal("import.dropped", about=f"importrun:{run.pk}", by=by, at=now, round=run.round_id)
    return True


def forget_uploads(*, now: datetime) -> int:
    """Drop all files that were kept for a day and not imported; tells how many."""
    return ImportRun.objects.filter(done_at=None, made_at__lte=now - KEPT_FOR).delete()[0]


def lock_waiting(run: ImportRun) -> tuple[ImportRun, bytes]:
    """Lock a file that waits, with its content; refused when it is gone or was imported meanwhile."""
    return _take_waiting(run, ImportRun.objects.select_for_update(of=("self",)))


def read_waiting(run: ImportRun) -> tuple[ImportRun, bytes]:
    """Read a file that waits, without locking it."""
    return _take_waiting(run, ImportRun.objects.all())


def _take_waiting(run: ImportRun, runs: QuerySet[ImportRun]) -> tuple[ImportRun, bytes]:
    found = runs.select_related("round__program", "round__form").filter(pk=run.pk, done_at=None).first()
    if found is None or found.content is None:
        raise Refused(Reason.IMPORT_OUT_OF_DATE)
    return found, bytes(found.content)


def _note(run: ImportRun, preview: Preview) -> None:
    run.mapping = write_columns(preview.reading.columns)
    run.rows = len(preview.reading.table.rows)
    run.columns = show_columns(preview.reading)
    run.findings = store_findings(preview.findings)
    run.numbers = preview.numbers
    run.save()


def _drop_older(round_: Round) -> None:
    """Keep only the newest waiting files of a round."""
    waiting = ImportRun.objects.filter(round=round_, done_at=None).order_by("-id")
    older = list(waiting.values_list("pk", flat=True)[UPLOADS_AT_ONCE:])
    ImportRun.objects.filter(pk__in=older).delete()
