"""Reads for those who look after people who are kept apart: who they are, one of them, people to choose from."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from pairloom.domain.applications.models import Application
from pairloom.domain.pairs.models import KeptApart, Member, Pair
from pairloom.domain.pairs.rules.keeping_apart import LOOK_AFTER
from pairloom.domain.pairs.states import PairState
from pairloom.domain.people.models import Person
from pairloom.domain.people.queries import holds_role, roles_held

PAGE = 30
MOST_FOUND = 12


@dataclass(frozen=True)
class ApartPage:
    """People who are kept apart, of one page; `older` is where the next page begins, none on the last one."""

    kept: list[KeptApart]
    older: int | None = None


def looks_after_apart(person: Person, *, today: date) -> bool:
    """Tell whether somebody may see who is kept apart in any program."""
    return holds_role(person, LOOK_AFTER, today=today)


def list_apart(person: Person, *, before: int | None = None, today: date, size: int = PAGE) -> ApartPage:
    """List who is kept apart, newest first, of the programs that somebody looks after; one query."""
    rows = _seen_by(person, today=today).filter(lifted_at=None)
    below = rows if before is None else rows.filter(pk__lt=before)
    found = list(below.order_by("-pk")[: size + 1])
    return ApartPage(found[:size], older=found[size - 1].pk if len(found) > size else None)


def find_apart(person: Person, number: int, *, today: date) -> KeptApart | None:
    """Find two people who are or were kept apart, if somebody looks after a program of theirs."""
    return _seen_by(person, today=today).filter(pk=number).first()


def search_applicants(person: Person, words: str, *, today: date, most: int = MOST_FOUND) -> list[Person]:
    """Search people of all rounds that somebody looks after, by a part of the name or the address; one query."""
    wanted = words.replace("\0", "").strip()
    if not wanted:
        return []
    # SQLite compares only the letters a to z whatever their capitals: other ones are tried as people write them.
    named = Q(email__icontains=wanted)
    for spelling in sorted({wanted, wanted.lower(), wanted.title()}):
        named |= Q(name__icontains=spelling)
    return list(_applicants(person, today=today).filter(named).order_by("name", "id")[:most])


def find_applicants(person: Person, numbers: list[int], *, today: date) -> list[Person]:
    """Find people by number, in that order, among those of all rounds that somebody looks after."""
    known = {one.pk: one for one in _applicants(person, today=today).filter(pk__in=numbers)}
    return [known[number] for number in numbers if number in known]


def pairs_with_both(one: Person, other: Person) -> list[Pair]:
    """List the pairs and trios, planned or meeting, in which two people are now, with their rounds; one query."""
    now = Pair.objects.exclude(state=PairState.CLOSED).select_related("round")
    with_one = now.filter(members__person=one, members__left_at=None)
    return list(with_one.filter(pk__in=Member.objects.filter(person=other, left_at=None).values("pair_id")))


def _programs(person: Person, today: date) -> QuerySet[Application]:
    """Give the applications of the programs that somebody looks after."""
    held = roles_held(today).filter(person=person, role__in=list(LOOK_AFTER))
    return Application.objects.filter(round__program_id__in=held.values("program_id"))


def _applicants(person: Person, *, today: date) -> QuerySet[Person]:
    return Person.objects.filter(pk__in=_programs(person, today).values("person_id"))


def _seen_by(person: Person, *, today: date) -> QuerySet[KeptApart]:
    """Limit to two people who both applied where somebody looks after it; never what another wishes about them."""
    own = (Q(one=person) | Q(other=person)) & (Q(wished_by=None) | ~Q(wished_by=person))
    applicants = _programs(person, today).values("person_id")
    rows = KeptApart.objects.filter(one__in=applicants, other__in=applicants).exclude(own)
    return rows.select_related("one", "other", "wished_by", "made_by")
