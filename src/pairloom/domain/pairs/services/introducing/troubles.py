"""Note whose letters cannot be written, so that the office can name them; the journal holds numbers and codes only."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from pairloom.domain.applications.models import Application
from pairloom.domain.core.services import write_journal
from pairloom.domain.letters.errors import Unwritten
from pairloom.domain.pairs.queries.troubles import REFUSED, UNWRITTEN, Trouble, list_troubles
from pairloom.domain.programs.models import Round

MOST = 20
"""So many letters are noted; what is wrong with all of them is seen by the first."""


@transaction.atomic
def note_unwritten(round_: Round, letters: Sequence[Unwritten], *, now: datetime) -> bool:
    """Note whose letters cannot be written, and why; tells whether that is news. The same is noted once."""
    found = _name(round_, letters[:MOST])
    if found == list_troubles(round_):
        return False
    write_journal(REFUSED, about=round_, at=now, letters=len(letters))
    for one in found:
        about = f"application:{one.application}"
        write_journal(UNWRITTEN, about=about, at=now, round=round_.pk, kind=one.kind, fault=one.fault, name=one.name)
    return True


def _name(round_: Round, letters: Sequence[Unwritten]) -> list[Trouble]:
    """Name the readers by their applications; one query."""
    rows = Application.objects.filter(round=round_, person__in=[one.person for one in letters if one.person])
    numbers = dict(rows.values_list("person_id", "pk"))
    return [Trouble(numbers[one.person], one.kind, one.fault, one.name) for one in letters if one.person in numbers]
