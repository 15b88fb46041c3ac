"""Call a round off, with every letter about it that has not gone yet."""

from datetime import datetime

from django.db import transaction

from pairloom.domain.applications.links import own_url
from pairloom.domain.applications.models import Application, Draft
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.core.services import name_row
from pairloom.domain.letters.services import Reader, cancel_letters_of, start_mailing
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.services import cancel_round


@transaction.atomic
def call_off_round(round_: Round, *, by: Person | None, now: datetime) -> bool:
    """Call a round off for good; tells whether this call did. Refused once pairs are meeting.

    Letters about the round, its drafts and its applications that still wait are cancelled, and everybody whose
    application stands is told. The applications are kept.
    """
    if not cancel_round(round_, by=by, now=now):
        return False
    names = [name_row(round_)]
    for kind in (Application, Draft):
        numbers = kind.objects.filter(round=round_).order_by("id").values_list("id", flat=True)
        names.extend(f"{kind._meta.model_name}:{number}" for number in numbers)
    cancel_letters_of(names, about=name_row(round_), now=now, reason="round called off")
    _tell_everybody(round_, by=by, now=now)
    return True


def _tell_everybody(round_: Round, *, by: Person | None, now: datetime) -> None:
    """Write to everybody whose application stands: one mass sending, which an organiser can still hold."""
    standing = Application.objects.filter(round=round_).exclude(state=ApplicationState.WITHDRAWN)
    values = {"round": round_.name, "link": own_url()}
    readers = [
        Reader(application.person, values, about=name_row(application))
        for application in standing.select_related("person").order_by("id")
    ]
    if readers:
        start_mailing(
            "round-called-off",
            key=f"round-called-off:round:{round_.pk}",
            readers=readers,
            program=round_.program,
            by=by,
            now=now,
        )
