"""Read which partners are kept apart by now: in the groups of a run, and in pairs that are planned."""

from dataclasses import dataclass

from django.db.models import F, OuterRef, QuerySet, Subquery

from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.pairs.models import KeptApart, MatchRun, Seat
from pairloom.domain.pairs.states import PairState
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round


@dataclass(frozen=True)
class Apart:
    """Two partners who are kept apart, by number: of their group, their applications, themselves, and who wished it."""

    group: int
    applications: tuple[int, int]
    people: tuple[int, int]
    wished_by: int | None

    @property
    def asked_for(self) -> int | None:
        """Give the application of the one who asked for it; none where an organiser knows why."""
        return dict(zip(self.people, self.applications, strict=True)).get(self.wished_by or 0)

    def is_secret_to(self, person: Person) -> bool:
        """Tell whether somebody may not know of it: it is about them, and another wished it."""
        return person.pk in self.people and person.pk != self.wished_by


def list_seated_apart(run: MatchRun) -> list[Apart]:
    """List who are partners in a run and kept apart now, oldest wish first; one query."""
    seats = Seat.objects.filter(run=run, group__isnull=False)
    both = KeptApart.objects.filter(
        lifted_at=None, one__applications__round=run.round_id, other__applications__round=run.round_id
    )
    seated = both.annotate(group=_find_group(seats, "one"), other_group=_find_group(seats, "other"))
    rows = seated.filter(group__isnull=False, other_group=F("group")).order_by("id")
    named = ("group", "one__applications", "other__applications", "one_id", "other_id", "wished_by_id")
    return [
        Apart(group, (first, second), (one, other), wished_by)
        for group, first, second, one, other, wished_by in rows.values_list(*named)
    ]


def list_planned_apart(round_: Round) -> list[Apart]:
    """List who are planned as partners in a round, are both still there, and kept apart now; one query.

    The group is the row of the pair, not its number in the round.
    """
    planned = {"round": round_, "pair__state": PairState.PLANNED}
    there = {"left_at": None, "application__state": ApplicationState.ACCEPTED}
    of_one = {f"one__memberships__{name}": value for name, value in (planned | there).items()}
    of_other = {f"other__memberships__{name}": value for name, value in there.items()}
    together = {"other__memberships__pair": F("one__memberships__pair")}
    rows = KeptApart.objects.filter(lifted_at=None, **of_one, **of_other, **together).order_by("id")
    side = "memberships__application"
    named = ("one__memberships__pair", f"one__{side}", f"other__{side}", "one_id", "other_id", "wished_by_id")
    return [
        Apart(pair, (first, second), (one, other), wished_by)
        for pair, first, second, one, other, wished_by in rows.values_list(*named)
    ]


def _find_group(seats: QuerySet[Seat], side: str) -> Subquery:
    """Find the group in which one of the two sits."""
    return Subquery(seats.filter(application=OuterRef(f"{side}__applications")).values("group"))
