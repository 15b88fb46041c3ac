"""Put imported answers in the place of those that nobody has confirmed yet, and keep what was there."""

from collections.abc import Sequence
from datetime import datetime

from pairloom.domain.applications.models import Application, Doubt, ImportRun, Replaced
from pairloom.domain.applications.parsing import Candidate
from pairloom.domain.applications.services.importing.looking import find_form

AT_ONCE = 500
CHANGED = ("form", "name", "country", "answers", "version", "changed_at")


def replace_with(run: ImportRun, again: Sequence[tuple[Candidate, Application]], *, now: datetime) -> int:
    """Replace answers, in the caller's transaction; place in the queue and state stay. Tells how many."""
    candidates = {application.pk: one for one, application in again}
    locked = list(Application.objects.select_for_update().filter(pk__in=list(candidates)).order_by("id"))
    Replaced.objects.bulk_create([_keep(run, one) for one in locked], batch_size=AT_ONCE)
    for application in locked:
        _change(application, candidates[application.pk], run, now=now)
    Application.objects.bulk_update(locked, CHANGED, batch_size=AT_ONCE)
    Doubt.objects.filter(application__in=locked, answered_at=None).delete()
    asked = set(Doubt.objects.filter(application__in=locked).values_list("application_id", "kind", "about"))
    Doubt.objects.bulk_create(_list_doubts(locked, candidates, asked, now=now), batch_size=AT_ONCE)
    return len(locked)


def _keep(run: ImportRun, application: Application) -> Replaced:
    return Replaced(
        run=run,
        application=application,
        version=application.version + 1,
        form_id=application.form_id,
        name=application.name,
        country=application.country,
        answers=application.answers,
    )


def _change(application: Application, one: Candidate, run: ImportRun, *, now: datetime) -> None:
    """Change an application; a name that the file lacks stays."""
    application.form, application.answers = find_form(run.round), one.answers
    application.name, application.country = one.name or application.name, one.country
    application.version, application.changed_at = application.version + 1, now


def _list_doubts(
    rows: Sequence[Application], candidates: dict[int, Candidate], asked: set[tuple[int, str, str]], *, now: datetime
) -> list[Doubt]:
    """List what must be asked about the new answers, and was not answered before."""
    return [
        Doubt(application=row, kind=each.kind, about=each.about, choices=list(each.choices), found_at=now)
        for row in rows
        for each in candidates[row.pk].doubts
        if (row.pk, each.kind.value, each.about) not in asked
    ]
