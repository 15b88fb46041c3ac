"""Read which planned groups have lost somebody since the match was confirmed."""

from dataclasses import dataclass

from django.db.models import Q

from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.pairs.models import Member
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
    planned = Member.objects.filter(round=round_, pair__state=PairState.PLANNED)
    numbers = list(planned.filter(gone).order_by("pair_id").values_list("pair_id", flat=True).distinct()[:most])
    members = planned.filter(pair_id__in=numbers).select_related("pair", "application", "person")
    groups: dict[int, list[Member]] = {}
    for member in members.defer("application__answers").order_by("pair__number", "id"):
        groups.setdefault(member.pair_id, []).append(member)
    return [_read(each) for each in groups.values()]


def _read(members: list[Member]) -> Shrunk:
    here = tuple(one for one in members if one.application.state == ApplicationState.ACCEPTED and one.left_at is None)
    return Shrunk(members[0].pair.number, tuple(one for one in members if one not in here), here)
