"""Ask those who could be nobody's partner, or whose wish nobody can meet, while there is time to change it."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from pairloom.domain.applications.models import Application, Doubt
from pairloom.domain.applications.rules.answering import KEEP
from pairloom.domain.applications.services import raise_doubt, settle_doubts
from pairloom.domain.applications.states import DoubtKind
from pairloom.domain.pairs.engine.doubting import Impossible, find_impossible
from pairloom.domain.pairs.services.gathering import gather_pool
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import Ask

KINDS = (DoubtKind.WISH_IMPOSSIBLE, DoubtKind.NOBODY_POSSIBLE)
CHOICES = {DoubtKind.WISH_IMPOSSIBLE: (Ask.ANY.value, KEEP), DoubtKind.NOBODY_POSSIBLE: (KEEP,)}
Question = tuple[int, str, str]
"""A question by its application's number, its kind, and the question of the form it is about."""


@transaction.atomic
def find_pool_doubts(round_: Round, *, now: datetime) -> int:
    """Raise what the pool so far makes impossible, and drop what has become possible; tells how many are new."""
    gathered = gather_pool(round_)
    found = {doubt for one in find_impossible(gathered) for doubt in _list_doubts(one)}
    known = Doubt.objects.filter(application__round=round_, kind__in=KINDS)
    told: set[Question] = set(known.values_list("application_id", "kind", "about"))
    new = sorted(found - told)
    applications = Application.objects.in_bulk([number for number, _kind, _about in new])
    for number, kind, about in new:
        choices = CHOICES[DoubtKind(kind)]
        raise_doubt(applications[number], kind=DoubtKind(kind), about=about, choices=choices, now=now)
    _settle_others(round_, found, now=now)
    return len(new)


def _list_doubts(one: Impossible) -> Iterator[Question]:
    if one.has_nobody:
        yield one.number, DoubtKind.NOBODY_POSSIBLE.value, ""
    yield from ((one.number, DoubtKind.WISH_IMPOSSIBLE.value, question) for question, _ask in one.wishes)


def _settle_others(round_: Round, found: set[Question], *, now: datetime) -> None:
    """Drop open questions of a kind about applications of which nothing of that kind is impossible any more."""
    still = {(number, kind) for number, kind, _about in found}
    open_ = Doubt.objects.filter(application__round=round_, kind__in=KINDS, answered_at=None)
    gone = {(doubt.application, DoubtKind(doubt.kind)) for doubt in open_.select_related("application")}
    for application, kind in gone:
        if (application.pk, kind.value) not in still:
            settle_doubts(application, kinds=(kind,), now=now)
