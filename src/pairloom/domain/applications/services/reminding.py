"""Remind whoever has applied and not confirmed, shortly before a round closes."""

from datetime import datetime, timedelta

from django.db import transaction

from pairloom.domain.applications.links import confirm_url
from pairloom.domain.applications.models import Application
from pairloom.domain.applications.services.wordings import say_for
from pairloom.domain.applications.states import REMIND_BEFORE, ApplicationState
from pairloom.domain.core.services import name_row
from pairloom.domain.letters.services import queue
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times

NOT_SOONER_THAN = timedelta(hours=12)


@transaction.atomic
def remind_unconfirmed(round_: Round, *, now: datetime) -> int:
    """Write to all who have not confirmed yet, once, in the last two days; tells how many letters are new.

    Whoever applied in the last hours has just got a letter, and is left alone.
    """
    closes_at = read_round_times(round_).closes_at
    if not closes_at - REMIND_BEFORE <= now < closes_at:
        return 0
    unsure = Application.objects.filter(
        round=round_, state=ApplicationState.RECEIVED, received_at__lt=now - NOT_SOONER_THAN
    )
    waiting = unsure.select_related("person", "round__program").order_by("id")
    return sum(_remind(application, closes_at=closes_at, now=now) for application in waiting)


def _remind(application: Application, *, closes_at: datetime, now: datetime) -> bool:
    values = {
        "round": application.round.name,
        "until": say_for(closes_at, application),
        "link": confirm_url(application.key, now=now),
    }
    letter = queue(
        "please-confirm",
        key=f"please-confirm:{application.pk}",
        values=values,
        to=application.person,
        program=application.round.program,
        about=name_row(application),
        now=now,
    )
    return letter.queued_at == now
