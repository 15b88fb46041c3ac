"""Undo an import as a whole: what nobody has touched since is as it was before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet

from pairloom.domain.applications.models import Application, ImportRun, Replaced
from pairloom.domain.applications.services.importing.asking import stop_letters
from pairloom.domain.applications.services.importing.looking import check_takes_imports
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.letters.services.cancelling import cancel_matching
from pairloom.domain.people.models import Person
from pairloom.domain.people.services import forget_newcomers

AT_ONCE = 500


@dataclass(frozen=True)
class Undone:
    """What an undoing did: applications taken away and put back, and those left because somebody touched them."""

    removed: int
    restored: int
    left: int


@transaction.atomic
def undo_import(run: ImportRun, *, by: Person | None, now: datetime) -> Undone:
    """Undo an import. Applications that somebody confirmed, changed or withdrew since stay, and so do their people.

    Letters that have not gone are cancelled. Refused when it was undone already, and after the round has closed.
    """
    run = ImportRun.objects.select_for_update(of=("self",)).select_related("round__program").get(pk=run.pk)
    _check_may_undo(run)
    stop_letters(run, by=by, now=now)
    restored = _restore(run, now=now)
    removed = _remove(run, now=now)
    left = Application.objects.filter(import_run=run).count() + run.replaced.count() - restored
    run.undone_at = now
    run.save(update_fields=["undone_at"])
    write_journal(
        "import.undone", about=run, by=by, at=now, round=run.round_id, removed=removed, restored=restored, left=left
    )
    return Undone(removed, restored, left)


def _check_may_undo(run: ImportRun) -> None:
    if run.done_at is None or run.undone_at is not None:
        raise Refused(Reason.IMPORT_UNDONE)
    check_takes_imports(run.round)


def untouched(run: ImportRun) -> QuerySet[Application]:
    """List what an import added and nobody has touched since."""
    same = Q(version=1, changed_at=run.done_at, withdrawn_at=None, decided_at=None)
    is_as_imported = Q(confirmed_at=None) | Q(confirmed_at=run.done_at)
    return Application.objects.filter(same & is_as_imported, import_run=run).exclude(doubts__answered_at__isnull=False)


def _remove(run: ImportRun, *, now: datetime) -> int:
    """Remove what was added, and the people who are here for nothing else."""
    chosen = dict(untouched(run).select_for_update(of=("self",)).values_list("pk", "person_id"))
    for chunk in _cut(sorted(chosen)):
        cancel_matching(Q(about__in=[f"application:{number}" for number in chunk]), now=now, reason="import-undone")
        Application.objects.filter(pk__in=chunk).delete()
    done_at = run.done_at or now
    joined = Person.objects.filter(joined_at=done_at, applications=None, drafts=None)
    unneeded = set(joined.values_list("pk", flat=True)) & set(chosen.values())
    forget_newcomers(unneeded, joined_at=done_at, now=now)
    return len(chosen)


def _restore(run: ImportRun, *, now: datetime) -> int:
    """Put back what was replaced in applications that are still as the import left them."""
    kept = run.replaced.select_related("application").filter(application__version=F("version"))
    rows = [_put_back(one, now=now) for one in kept.filter(application__confirmed_at=None)]
    fields = ("form", "name", "country", "answers", "version", "changed_at")
    Application.objects.bulk_update(rows, fields, batch_size=AT_ONCE)
    return len(rows)


def _put_back(one: Replaced, *, now: datetime) -> Application:
    application = one.application
    application.form_id, application.name = one.form_id, one.name
    application.country, application.answers = one.country, one.answers
    application.version, application.changed_at = application.version + 1, now
    return application


def _cut(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[start : start + AT_ONCE] for start in range(0, len(numbers), AT_ONCE))
