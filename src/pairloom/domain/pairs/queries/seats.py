"""Reads of who sits with whom in a run: groups page by page, a search, one group, those without a partner."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, F, Min, Q, QuerySet

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.pairs.models import MatchRun, Seat
from pairloom.domain.pairs.queries.runs import SHOWN

PAGE = 25
MOST_FOUND = 50
LONGEST_NUMBER = 9


class SeatKind(StrEnum):
    """Which groups of a run are wanted."""

    ALL = "all"
    WORST = "worst"
    """All of them, those first in which somebody is served least."""
    BRIDGE = "bridge"
    THIN = "thin"
    UNSURE = "unsure"
    PINNED = "pinned"
    TRIO = "trio"
    UNPLACED = "unplaced"
    """Those without a partner, each by themselves."""


FLAGS = {
    SeatKind.BRIDGE: Q(is_bridge=True),
    SeatKind.THIN: Q(is_thin=True),
    SeatKind.UNSURE: Q(is_unsure=True),
    SeatKind.PINNED: Q(is_pinned=True),
}


@dataclass(frozen=True)
class Group:
    """A pair, a trio, or somebody without a partner: then it has no number."""

    number: int | None
    seats: tuple[Seat, ...]

    @property
    def is_trio(self) -> bool:
        """Tell whether these are three."""
        return len(self.seats) > 2

    @property
    def rel(self) -> int:
        """Tell how well the one of them is served who is served least."""
        return min(seat.rel for seat in self.seats)


@dataclass(frozen=True)
class SeatPage:
    """Groups of one page; `further` is how many stand before the next page, none on the last one."""

    groups: list[Group]
    further: int | None = None


def list_seats(
    run: MatchRun, *, kind: SeatKind = SeatKind.ALL, country: str = "", before: int = 0, size: int = PAGE
) -> SeatPage:
    """List groups of a run, those with somebody of a kind and country; two queries.

    Seats of a run never change, so a page begins after as many groups as were shown `before`.
    """
    if kind is SeatKind.UNPLACED:
        return _list_unplaced(run, country, before, size)
    numbers = _rank_groups(run, kind, country, before=before, size=size)
    groups = read_groups(run, numbers[:size])
    return SeatPage(groups, before + size if len(numbers) > size else None)


def search_seats(run: MatchRun, words: str, *, most: int = MOST_FOUND) -> list[Group]:
    """Search people by a part of the name or the address, or by the number of a pair or application; two queries."""
    seats = search_people(run, words, most=most)
    numbers = list(dict.fromkeys(seat.group for seat in seats if seat.group is not None))
    alone = [Group(None, (seat,)) for seat in seats if seat.group is None]
    return [*read_groups(run, numbers), *alone]


def search_people(run: MatchRun, words: str, *, most: int = MOST_FOUND) -> list[Seat]:
    """Search people of a run in the same way, each by themselves; one query."""
    wanted = words.replace("\0", "").strip()
    if not wanted:
        return []
    # SQLite compares only the letters a to z whatever their capitals: other ones are tried as people write them.
    named = Q(application__person__email__icontains=wanted)
    for spelling in sorted({wanted, wanted.lower(), wanted.title()}):
        named |= Q(application__name__icontains=spelling)
    if wanted.isascii() and wanted.isdigit() and len(wanted) <= LONGEST_NUMBER:
        named |= Q(group=int(wanted)) | Q(application_id=int(wanted))
    return list(_seats(run).filter(named).order_by("application__name", "id")[:most])


def group_of(seat: Seat) -> Group:
    """Find the group that somebody sits in; whoever has no partner is one alone."""
    if seat.group is None:
        return Group(None, (seat,))
    return read_groups(seat.run, [seat.group])[0]


def find_group(run: MatchRun, number: int) -> Group | None:
    """Find a group of a run by its number; one query. A number longer than any of a group names none."""
    return next(iter(read_groups(run, [number] if number < 10**LONGEST_NUMBER else [])), None)


def find_seat(run: MatchRun, application: int) -> Seat | None:
    """Find where somebody sits in a run, by the number of the application."""
    return _seats(run).filter(application_id=application).first()


def count_left(run: MatchRun) -> int:
    """Count who has no partner in a run and still waits for one: nobody who left or was set aside since; one query."""
    return Seat.objects.filter(run=run, group=None, application__state=ApplicationState.ACCEPTED).count()


def imagine_seat(run: MatchRun, application: Application) -> Seat:
    """Imagine where somebody would sit who does not sit in a run: alone, for the reason of the newest seat they had."""
    had = Seat.objects.filter(run__round_id=run.round_id, application=application, run__state__in=SHOWN)
    why = had.order_by("-run__number").values_list("why", flat=True).first()
    return Seat(run=run, application=application, country=application.country, why=why or "")


def find_seats(run: MatchRun, applications: Iterable[int]) -> dict[int, Seat]:
    """Find where some people sit in a run, by the numbers of their applications; one query."""
    found = _seats(run).filter(application_id__in=list(applications))
    return {seat.application_id: seat for seat in found}


def read_groups(run: MatchRun, numbers: Iterable[int]) -> list[Group]:
    """Read groups in the order of these numbers; one query."""
    wanted = list(numbers)
    seats: dict[int, list[Seat]] = {number: [] for number in wanted}
    for seat in _seats(run).filter(group__in=wanted).order_by("group", "id"):
        seats[seat.group or 0].append(seat)
    return [Group(number, tuple(found)) for number, found in seats.items() if found]


def applications_of_group(group: Group) -> list[Application]:
    """Read the applications of a group with their answers, people and forms, in the order of the seats; one query."""
    numbers = [seat.application_id for seat in group.seats]
    found = Application.objects.select_related("person", "form").in_bulk(numbers)
    return [found[number] for number in numbers if number in found]


def groups_in_order(run: MatchRun) -> QuerySet[Seat]:
    """List all seats of a run by group, those without a partner last, without facts; for a file."""
    placed_first = _seats(run).defer("facts", "application__answers")
    return placed_first.order_by(F("group").asc(nulls_last=True), "id")


def countries_of_seats(run: MatchRun) -> list[str]:
    """List the countries of the people of a run, in order of their codes; one query."""
    named = Seat.objects.filter(run=run).exclude(country="").order_by("country")
    return list(named.values_list("country", flat=True).distinct())


def _list_unplaced(run: MatchRun, country: str, before: int, size: int) -> SeatPage:
    rows = _seats(run).filter(group=None)
    rows = rows.filter(country=country) if country else rows
    found = list(rows.order_by("why", "id")[before : before + size + 1])
    groups = [Group(None, (seat,)) for seat in found[:size]]
    return SeatPage(groups, before + size if len(found) > size else None)


def _rank_groups(run: MatchRun, kind: SeatKind, country: str, *, before: int, size: int) -> list[int]:
    wanted = Seat.objects.filter(run=run, group__isnull=False)
    if kind in FLAGS:
        wanted = wanted.filter(group__in=_groups_with(run, FLAGS[kind]))
    if country:
        wanted = wanted.filter(group__in=_groups_with(run, Q(country=country)))
    counted = wanted.order_by().values("group").annotate(least=Min("rel"), people=Count("id"))
    if kind is SeatKind.TRIO:
        counted = counted.filter(people__gt=2)
    order = ("least", "group") if kind is SeatKind.WORST else ("group",)
    rows = counted.order_by(*order)[before : before + size + 1]
    return [row["group"] or 0 for row in rows]


def _groups_with(run: MatchRun, wanted: Q) -> QuerySet[Seat, int | None]:
    return Seat.objects.filter(wanted, run=run, group__isnull=False).values_list("group", flat=True)


def _seats(run: MatchRun) -> QuerySet[Seat]:
    return Seat.objects.filter(run=run).select_related("application__person").defer("application__answers")
