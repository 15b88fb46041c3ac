"""Introduce the rounds whose day has come, and close what was planned in rounds that do not take place."""

from datetime import datetime

import structlog
from django.db import transaction

from pairloom.domain.core.errors import Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.pairs.models import Member, Pair
from pairloom.domain.pairs.queries.introducing import introductions_due, pairs_called_off
from pairloom.domain.pairs.rules.introducing import OVER
from pairloom.domain.pairs.services.introducing.introduce import introduce_round
from pairloom.domain.pairs.states import PairState
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.services import finish_moment
from pairloom.domain.programs.states import RoundState

log = structlog.get_logger("pairloom.pairs")


def introduce_due_rounds(*, now: datetime) -> int:
    """Introduce the partners of all rounds that are matched and whose day has come; tells how many letters go."""
    queued = 0
    for entry in introductions_due(now):
        if entry.round.state == RoundState.MATCHED:
            queued += _introduce(entry.round, now=now)
        elif entry.round.state in OVER:
            finish_moment(entry, now=now)
    return queued


def _introduce(round_: Round, *, now: datetime) -> int:
    """Introduce one round; what is refused there must not keep the others from it."""
    try:
        return introduce_round(round_, now=now)
    except Refused as refusal:
        log.warning("introductions refused", round=round_.pk, reason=refusal.reason.value, **refusal.details)
        return 0


@transaction.atomic
def close_pairs_called_off(*, now: datetime) -> int:
    """Close the pairs that were planned in rounds that were called off, and free their people; tells how many."""
    numbers = list(pairs_called_off().values_list("pk", flat=True))
    if not numbers:
        return 0
    closed = Pair.objects.filter(pk__in=numbers, state=PairState.PLANNED).update(state=PairState.CLOSED, closed_at=now)
    Member.objects.filter(pair__in=numbers, left_at=None).update(left_at=now)
    write_journal("pairs.called-off", at=now, count=closed)
    return closed
