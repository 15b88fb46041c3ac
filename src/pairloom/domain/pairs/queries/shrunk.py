"""Read which planned groups have lost somebody since the match was confirmed, and who is in such a group."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.pairs.models import Member, Pair
from pairloom.domain.pairs.states import PairState
from pairloom.domain.programs.models import Round

MOST = 50


@dataclass(frozen=True)
class Shrunk:
    """A planned group: who left it, and who is still there."""

    number: int
    gone: tuple[Member, ...]
    here: tuple[Member, ...]

    @property
    def is_alone(self) -> bool:
        """Tell whether one is left alone."""
        return len(self.here) == 1


def list_shrunk(round_: Round, *, most: int = MOST) -> list[Shrunk]:
    """List the planned groups of a round that somebody left, fifty at most, by number; two queries."""
    gone = ~Q(application__state=ApplicationState.ACCEPTED) | Q(left_at__isnull=False)
    lost = _list_planned().filter(gone, round=round_).order_by("pair_id")
    numbers = list(lost.values_list("pair_id", flat=True).distinct()[:most])
    return [_read(each) for each in read_planned_groups(numbers).values()]


def read_planned_groups(pairs: Collection[int]) -> dict[int, list[Member]]:
    """Read the members of planned pairs, by the row of the pair, in the order of their numbers; one query."""
    members = _list_planned().filter(pair_id__in=pairs).select_related("pair", "application", "person")
    groups: dict[int, list[Member]] = {}
    for member in members.defer("application__answers").order_by("pair__number", "id"):
        groups.setdefault(member.pair_id, []).append(member)
    return groups


def count_not_introduced(round_: Round) -> int:
    """Count the planned pairs of a round that were closed instead of being introduced; one query."""
    return Pair.objects.filter(round=round_, state=PairState.CLOSED, introduced_at=None).count()


def _list_planned() -> QuerySet[Member]:
    return Member.objects.filter(pair__state=PairState.PLANNED)


def _read(members: list[Member]) -> Shrunk:
    here = tuple(one for one in members if one.application.state == ApplicationState.ACCEPTED and one.left_at is None)
    return Shrunk(members[0].pair.number, tuple(one for one in members if one not in here), here)
