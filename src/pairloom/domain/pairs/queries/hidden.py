"""Count who has a partner in a run and has not agreed to share name and address."""

from django.db.models import Exists, OuterRef, Q

from pairloom.domain.pairs.models import MatchRun, Seat
from pairloom.domain.people.models import ConsentGiven
from pairloom.domain.people.states import Consent


def count_hidden(run: MatchRun) -> int:
    """Count who will be introduced by country alone: no consent in the answers, or it was taken back; one query."""
    given = ConsentGiven.objects.filter(kind=Consent.SHARE_WITH_PARTNER, person=OuterRef("application__person"))
    never = Q(application__answers__share__isnull=True) | Q(application__answers__share="")
    taken_back = Q(Exists(given)) & ~Q(Exists(given.filter(withdrawn_at=None)))
    return Seat.objects.filter(never | taken_back, run=run, group__isnull=False).count()
