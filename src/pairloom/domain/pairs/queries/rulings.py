"""Reads of the organisers' last word: what holds in a round, and whether a run obeys it and is still up to date."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.pairs.models import MatchRun, Ruling, Seat
from pairloom.domain.pairs.queries.together import Apart, list_seated_apart
from pairloom.domain.pairs.states import RulingKind
from pairloom.domain.programs.models import Round

SILENT = (RulingKind.HOLD,)
"""Kinds of rulings that change no pair: a run does not become out of date by them."""

PINS = (RulingKind.PIN, RulingKind.TRIO)
"""Kinds of rulings that choose partners."""


@dataclass(frozen=True)
class Staleness:
    """Say why a run is out of date, in numbers of applications; true when it is.

    withdrawn        who has a partner in it and no place any more; who has none in it changes no pair by leaving
    missing          who has a place and does not sit in it
    changed          whose answers were changed since it was ordered
    rulings_changed  whether other rulings hold than it obeys
    apart            who are partners in it and kept apart by now
    vanished         how many of its people were erased since: nothing is left that could name them
    """

    withdrawn: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()
    rulings_changed: bool = False
    apart: tuple[Apart, ...] = ()
    vanished: int = 0

    def __bool__(self) -> bool:
        causes = (self.withdrawn, self.changed, self.missing, self.rulings_changed, self.apart, self.vanished)
        return any(causes)


def rulings_of(round_: Round) -> list[Ruling]:
    """List the rulings that hold in a round, newest first, with the people they are about; one query."""
    return list(_rulings(round_).filter(taken_back_at=None).order_by("-id"))


def has_pins(run: MatchRun) -> bool:
    """Tell whether organisers chose partners of a run by hand: its threshold says nothing of these; one query at most.

    Rulings may be gone with a person; then somebody who is served less than the threshold tells it.
    """
    thresholds = [one["value"] for one in run.outcome.get("levels", []) if one["claim"] == "threshold"]
    if any(run.outcome.get("worst", least) < least for least in thresholds):
        return True
    return (
        bool(run.rulings) and Ruling.objects.filter(round_id=run.round_id, pk__in=run.rulings, kind__in=PINS).exists()
    )


def is_ruled_anew(run: MatchRun) -> bool:
    """Tell whether other rulings about people hold in a run than in the one before; one query at most.

    Points are left out: they change the plan. A ruling that is gone with a person counts.
    """
    changed = set() if run.base is None else set(run.rulings) ^ set(run.base.rulings)
    if not changed:
        return False
    weights = Ruling.objects.filter(round_id=run.round_id, pk__in=changed, kind=RulingKind.WEIGHT)
    return weights.count() < len(changed)


def find_ruling(round_: Round, number: int) -> Ruling | None:
    """Find a ruling of a round by number; one that was taken back too."""
    return _rulings(round_).filter(pk=number).first()


def rulings_unknown_to(run: MatchRun) -> list[Ruling]:
    """List the rulings that a run does not know, newest first: what was said since, and taken back since; one query."""
    said = Q(taken_back_at=None) & ~Q(pk__in=run.rulings) & ~Q(kind__in=SILENT)
    taken_back = Q(taken_back_at__isnull=False, pk__in=run.rulings)
    return list(_rulings(run.round).filter(said | taken_back).order_by("-id"))


def read_staleness(run: MatchRun) -> Staleness:
    """Read why a run is out of date; seven queries whatever its size."""
    seats = Seat.objects.filter(run=run)
    placed = Application.objects.filter(round_id=run.round_id, state=ApplicationState.ACCEPTED)
    seated, standing = seats.values("application_id"), placed.values("pk")
    held = Ruling.objects.filter(round_id=run.round_id, taken_back_at=None).exclude(kind__in=SILENT)
    gone = seats.filter(group__isnull=False).exclude(application_id__in=standing).order_by("application_id")
    return Staleness(
        withdrawn=tuple(gone.values_list("application_id", flat=True)),
        changed=_list_numbers(placed.filter(pk__in=seated, changed_at__gt=run.ordered_at)),
        missing=_list_numbers(placed.exclude(pk__in=seated)),
        rulings_changed=set(held.values_list("pk", flat=True)) != set(run.rulings),
        apart=tuple(list_seated_apart(run)),
        vanished=_count_vanished(run, seats),
    )


def name_applications(numbers: tuple[int, ...], *, most: int = 20) -> list[Application]:
    """Find the first of some applications by number, with their people; one query."""
    found = Application.objects.filter(pk__in=numbers[:most]).select_related("person").defer("answers")
    return list(found.order_by("pk"))


def _count_vanished(run: MatchRun, seats: QuerySet[Seat]) -> int:
    """Count who was solved and has no seat any more: an erased person takes it along, and leaves partners alone."""
    groups = seats.filter(group__isnull=False).order_by().values("group").annotate(people=Count("pk"))
    return max(run.people - seats.count(), groups.filter(people=1).count())


def _list_numbers(rows: QuerySet[Application]) -> tuple[int, ...]:
    return tuple(rows.order_by("pk").values_list("pk", flat=True))


def _rulings(round_: Round) -> QuerySet[Ruling]:
    people = ("one__person", "other__person", "third__person")
    return Ruling.objects.filter(round=round_).select_related("round__program", "made_by", *people)
