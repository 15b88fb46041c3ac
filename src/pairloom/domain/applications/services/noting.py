"""Note what should be asked about an application, and drop what is well by now."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from pairloom.domain.applications.models import Application, Doubt
from pairloom.domain.applications.rules.doubting import BY_ANSWERS, find_doubts
from pairloom.domain.applications.states import DoubtKind
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.core.services import make_line, write_journal
from pairloom.domain.programs.catalogue import Form


@transaction.atomic
def raise_doubt(
    application: Application, *, kind: DoubtKind, about: str = "", choices: Sequence[str] = (), now: datetime
) -> Doubt:
    """Note a question about an application; one of the same kind about the same matter is asked once."""
    doubt, is_new = Doubt.objects.get_or_create(
        application=application, kind=kind, about=about, defaults={"choices": list(choices), "found_at": now}
    )
    if is_new:
        write_journal("doubt.raised", about=application, at=now, kind=kind.value)
    elif doubt.answered_at is None and doubt.choices != list(choices):
        doubt.choices = list(choices)
        doubt.save(update_fields=["choices"])
    return doubt


@transaction.atomic
def settle_doubts(application: Application, *, kinds: Collection[DoubtKind], now: datetime) -> int:
    """Drop the open questions of some kinds, because what they asked about is well now; tells how many."""
    count, _rows = application.doubts.filter(kind__in=list(kinds), answered_at=None).delete()
    if count:
        write_journal("doubts.settled", about=application, at=now, count=count)
    return count


def note_first_doubts(application: Application, form: Form, *, now: datetime) -> list[JournalEntry]:
    """Note what the answers of a new application leave open; gives the lines for the journal, which are not written.

    One query where anything is open, none else.
    """
    findings = find_doubts(form, application.answers)
    doubts = [
        Doubt(application=application, kind=one.kind, about=one.about, choices=list(one.choices), found_at=now)
        for one in findings
    ]
    Doubt.objects.bulk_create(doubts)
    return [make_line("doubt.raised", about=application, at=now, kind=one.kind.value) for one in findings]


def note_doubts(application: Application, form: Form, *, now: datetime) -> None:
    """Note what the answers alone leave open, and drop those of the kind that they do not leave open any more."""
    findings = find_doubts(form, application.answers)
    wanted = {(finding.kind, finding.about) for finding in findings}
    for doubt in application.doubts.filter(kind__in=BY_ANSWERS, answered_at=None):
        if (doubt.kind, doubt.about) not in wanted:
            doubt.delete()
    for finding in findings:
        raise_doubt(application, kind=finding.kind, about=finding.about, choices=finding.choices, now=now)
