"""Read what partners report: who may see it, what waits, and one report with what surrounds it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from pairloom.domain.core.models import JournalEntry
from pairloom.domain.pairs.models import Concern, KeptApart, Member, Pair
from pairloom.domain.pairs.rules.reporting import SEES, choose_readers
from pairloom.domain.pairs.states import URGENT, ConcernKind
from pairloom.domain.people.models import Person
from pairloom.domain.people.queries import roles_held
from pairloom.domain.people.states import Role

PAGE = 30
FIRST = (Role.SAFEGUARDING, Role.DIRECTOR)
MOST_STEPS = 50
URGENT_KINDS = sorted(kind.value for kind in URGENT)
URGENT_FIRST = Case(When(kind__in=URGENT_KINDS, then=Value(0)), default=Value(1))


@dataclass(frozen=True)
class ConcernPlace:
    """Where a page of reports ends: at the report of this number, among the urgent ones or behind them."""

    number: int
    is_urgent: bool = False


@dataclass(frozen=True)
class ConcernPage:
    """Reports of one page; `older` is what the next page begins after, none on the last one."""

    concerns: list[Concern]
    older: ConcernPlace | None = None


def people_who_read(pair: Pair, kind: ConcernKind, *, today: date) -> list[Person]:
    """List who is told of a report about a pair: nobody who is in it; two queries."""
    held = list(
        roles_held(today).filter(program_id=pair.round.program_id, role__in=list(SEES)).select_related("person")
    )
    inside = frozenset(Member.objects.filter(pair=pair).values_list("person_id", flat=True))
    chosen = choose_readers(kind, [(Role(each.role), each.person_id) for each in held], inside=inside)
    known = {each.person_id: each.person for each in held}
    return [known[number] for number in chosen]


def people_who_see(pair: Pair, kind: ConcernKind, *, today: date) -> list[Person]:
    """List who may read a report about a pair in the office: those who are told, and directors; two queries."""
    team = roles_held(today).filter(program_id=pair.round.program_id, role__in=list(SEES))
    outside = team.exclude(person__memberships__pair=pair).select_related("person").order_by("id")
    seeing = {each.person_id: each.person for each in outside if kind in SEES[Role(each.role)]}
    told = {person.pk: person for person in people_who_read(pair, kind, today=today)}
    return list((told | seeing).values())


def sees_concerns(person: Person, *, today: date) -> bool:
    """Tell whether somebody may read reports of any program."""
    return roles_held(today).filter(person=person, role__in=list(SEES)).exists()


def count_waiting(person: Person, *, today: date) -> int:
    """Count the reports that wait and that somebody may read."""
    return _seen_by(person, today=today).filter(settled_at=None).count()


def list_concerns(
    person: Person, *, is_settled: bool, after: ConcernPlace | None = None, today: date, size: int = PAGE
) -> ConcernPage:
    """List reports that somebody may read: those that wait with the urgent ones first, then newest first; one query."""
    wanted = _seen_by(person, today=today).filter(settled_at__isnull=not is_settled)
    if after is not None:
        wanted = wanted.filter(Q(pk__lt=after.number) if is_settled else _lies_after(after))
    rows = wanted.select_related("member__pair__round__program", "member__application", "settled_by").defer("words")
    ordered = rows.order_by("-pk") if is_settled else rows.order_by(URGENT_FIRST, "-pk")
    found = list(ordered[: size + 1])
    return ConcernPage(found[:size], older=_find_place(found[size - 1]) if len(found) > size else None)


def find_concern(person: Person, number: int, *, today: date) -> Concern | None:
    """Find a report that somebody may read, with its pair."""
    rows = _seen_by(person, today=today).filter(pk=number)
    return rows.select_related(
        "member__pair__round__program", "member__person", "member__application", "settled_by"
    ).first()


def list_members(pair: Pair) -> list[Member]:
    """List the people of a pair, those who left too."""
    return list(pair.members.select_related("person", "application").order_by("id"))


def wishes_apart(concern: Concern) -> bool:
    """Tell whether whoever reported it asked never to be paired with somebody of the pair again."""
    wisher, others = concern.member.person, concern.member.pair.members.values("person_id")
    wished = KeptApart.objects.filter(wished_by=wisher, lifted_at=None)
    return wished.filter(Q(one=wisher, other__in=others) | Q(other=wisher, one__in=others)).exists()


def list_steps(concern: Concern) -> list[JournalEntry]:
    """List what happened to a report, oldest first: made, read by whom, settled; one query."""
    lines = JournalEntry.objects.filter(about=f"concern:{concern.pk}").select_related("by")
    return list(lines.order_by("-id")[:MOST_STEPS])[::-1]


def _lies_after(place: ConcernPlace) -> Q:
    """Limit reports that wait to those that come after a place."""
    is_urgent, is_older = Q(kind__in=URGENT_KINDS), Q(pk__lt=place.number)
    return (is_urgent & is_older) | ~is_urgent if place.is_urgent else ~is_urgent & is_older


def _find_place(concern: Concern) -> ConcernPlace:
    return ConcernPlace(concern.pk, is_urgent=concern.kind in URGENT)


def _seen_by(person: Person, *, today: date) -> QuerySet[Concern]:
    """Limit reports to those that somebody may read: by role and program, and never about a pair of their own."""
    held = roles_held(today).filter(person=person, program_id=OuterRef("member__pair__round__program_id"))
    may = Q(Exists(held.filter(role=Role.DEPUTY))) & _without_reader(today)
    for role, kinds in SEES.items():
        may |= Q(kind__in=[kind.value for kind in kinds]) & Q(Exists(held.filter(role=role)))
    own = Member.objects.filter(person=person).values("pair_id")
    return Concern.objects.filter(may).exclude(member__pair__in=own)


def _without_reader(today: date) -> Q:
    """Limit reports to those whose first readers are all in the pair itself: deputies stand in for them."""
    inside = Member.objects.filter(pair_id=OuterRef(OuterRef("member__pair_id")), person_id=OuterRef("person_id"))
    team = roles_held(today).filter(program_id=OuterRef("member__pair__round__program_id"), role__in=FIRST)
    return Q(~Exists(team.exclude(Exists(inside))))
