"""Call a round off, with every letter about it that has not gone yet."""

from datetime import datetime

from django.db import transaction

from pairloom.domain.applications.models import Application, Draft
from pairloom.domain.core.services import name_row
from pairloom.domain.letters.services import cancel_letters_of
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.services import cancel_round


@transaction.atomic
def call_off_round(round_: Round, *, by: Person | None, now: datetime) -> bool:
    """Call a round off for good; tells whether this call did. Refused once pairs are meeting.

    Letters about the round, its drafts and its applications that still wait are cancelled. The applications are kept.
    """
    if not cancel_round(round_, by=by, now=now):
        return False
    names = [name_row(round_)]
    for kind in (Application, Draft):
        numbers = kind.objects.filter(round=round_).order_by("id").values_list("id", flat=True)
        names.extend(f"{kind._meta.model_name}:{number}" for number in numbers)
    cancel_letters_of(names, about=name_row(round_), now=now, reason="round called off")
    return True
