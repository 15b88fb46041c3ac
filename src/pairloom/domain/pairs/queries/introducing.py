"""Read what is about to be introduced: planned pairs with their people, who has no partner, and whether it changed."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import chain, combinations

from django.db.models import Prefetch, Q, QuerySet

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState, Why
from pairloom.domain.pairs.models import MatchRun, Member, Pair, Seat
from pairloom.domain.pairs.queries.standing import Mate
from pairloom.domain.pairs.queries.together import Apart, list_planned_apart
from pairloom.domain.pairs.rules.introducing import Fate, choose_fate, choose_staying
from pairloom.domain.pairs.states import PairState, RunState
from pairloom.domain.people.models import ConsentGiven, Person
from pairloom.domain.people.states import Consent
from pairloom.domain.programs.catalogue import Form, read_form
from pairloom.domain.programs.models import CalendarEntry, Round
from pairloom.domain.programs.queries import moments_due
from pairloom.domain.programs.states import Moment, RoundState

ASIDE = (ApplicationState.STANDBY, ApplicationState.WAITING)


@dataclass(frozen=True)
class PlannedPair:
    """A pair that is confirmed and not introduced: who of it can be, who left, who must not meet the others by now."""

    pair: Pair
    here: tuple[Mate, ...]
    gone: tuple[Member, ...]
    apart: tuple[Mate, ...] = ()

    @property
    def fate(self) -> Fate:
        """Tell what becomes of it."""
        return choose_fate(len(self.here))

    @property
    def lost(self) -> list[Member]:
        """List whom it loses before it meets."""
        return [*self.gone, *(mate.member for mate in self.apart)]


@dataclass(frozen=True)
class Unpartnered:
    """Somebody with a place and without a partner, and why."""

    application: Application
    why: str
    is_left_alone: bool
    has_met: bool = False
    """Whether they knew the partner who left."""


@dataclass(frozen=True)
class Coming:
    """All that introductions of a round do."""

    pairs: tuple[PlannedPair, ...]
    unpartnered: tuple[Unpartnered, ...]
    key: str
    """Another word means that somebody withdrew, changed an answer or the address, or must not meet another, since."""

    @cached_property
    def meeting(self) -> list[PlannedPair]:
        """List the pairs that will meet."""
        return [one for one in self.pairs if one.fate is Fate.MEET]


def read_coming(round_: Round) -> Coming:
    """Read what introductions of a round do; ten queries or so, whatever its size."""
    key, reader = read_coming_key(round_), _PairReader(_list_withheld(round_), list_planned_apart(round_))
    pairs = tuple(reader.read(pair) for pair in _list_planned(round_))
    return Coming(pairs, tuple(_list_unpartnered(round_, pairs)), key)


def read_group(pair: Pair) -> PlannedPair:
    """Read how a pair stands that is planned or meets: who of it can be in it, and who left."""
    return _PairReader(_list_withheld(pair.round), ()).read(pair)


def read_coming_key(round_: Round) -> str:
    """Tell by a short word what introductions would do now; three queries."""
    planned = Member.objects.filter(pair__round=round_, pair__state=PairState.PLANNED, left_at=None).order_by("pk")
    watched = (
        "state",
        "version",
        "person_id",
        "person__email",
        "person__language",
        "person__is_active",
        "person__leaving_at",
    )
    members = planned.values_list("pk", "pair_id", *(f"application__{name}" for name in watched))
    others = _list_without(round_).values_list("pk", *watched)
    digest = hashlib.sha256()
    for row in chain(members.iterator(chunk_size=5_000), others.iterator(chunk_size=5_000)):
        digest.update(repr(row).encode())
    digest.update(repr(list_planned_apart(round_)).encode())
    return digest.hexdigest()


def confirmed_run(round_: Round) -> MatchRun | None:
    """Find the match of a round that was confirmed."""
    return MatchRun.objects.filter(round=round_, state=RunState.CONFIRMED).first()


def introductions_due(now: datetime) -> list[CalendarEntry]:
    """List the days of introductions that have come and are not done, of rounds that were not called off."""
    entries = moments_due(now).filter(moment=Moment.INTRODUCTIONS).exclude(round__state=RoundState.OPEN)
    return list(entries.select_related("round__program", "round__form"))


def pairs_called_off() -> QuerySet[Pair]:
    """List the pairs that were planned in rounds that do not take place."""
    return Pair.objects.filter(round__state=RoundState.CANCELLED, state=PairState.PLANNED).order_by("pk")


class _PairReader:
    """Reads planned pairs; each version of the form is read once, and who took consent back is known."""

    def __init__(self, withheld: Iterable[int], apart: Iterable[Apart]) -> None:
        self._forms: dict[int, Form] = {}
        self._withheld = frozenset(withheld)
        self._apart: dict[int, list[Apart]] = {}
        for one in apart:
            self._apart.setdefault(one.group, []).append(one)

    def read(self, pair: Pair) -> PlannedPair:
        """Read a planned pair with who is here, who is gone, and who must not meet the others."""
        here: list[Member] = []
        gone: list[Member] = []
        for member in pair.members.all():
            is_here = member.left_at is None and member.application.state == ApplicationState.ACCEPTED
            (here if is_here and _stays(member.person) else gone).append(member)
        staying = self._choose_staying(pair, here)
        mates = [self._read_mate(one) for one in here]
        return PlannedPair(
            pair,
            here=tuple(one for one in mates if one.application.pk in staying),
            gone=tuple(gone),
            apart=tuple(one for one in mates if one.application.pk not in staying),
        )

    def _choose_staying(self, pair: Pair, here: Sequence[Member]) -> tuple[int, ...]:
        """Choose who is introduced, by number of the application."""
        apart = self._apart.get(pair.pk, [])
        return choose_staying(
            [one.application_id for one in here],
            [frozenset(one.applications) for one in apart],
            asked=[number for one in apart if (number := one.asked_for) is not None],
            fit={frozenset((one.application_id, other.application_id)): _fit(one, other)
                 for one, other in combinations(here if apart else (), 2)},
        )  # fmt: skip

    def _read_mate(self, member: Member) -> Mate:
        number = member.application.form_id
        if number not in self._forms:
            self._forms[number] = read_form(member.application.form.document)
        return Mate(member, self._forms[number], may_share=member.person_id not in self._withheld)


def _stays(person: Person) -> bool:
    """Tell whether somebody neither left nor asked to be forgotten."""
    return person.is_active and person.leaving_at is None


def _fit(one: Member, other: Member) -> int:
    """Measure how well two fit each other, as the match found it."""
    both = ((one, other), (other, one))
    return sum(int(each.facts.get(str(partner.application_id), {}).get("rel", 0)) for each, partner in both)


def _list_withheld(round_: Round) -> Iterator[int]:
    """List by number who agreed once that partners see their name and address, and took it back."""
    given = ConsentGiven.objects.filter(kind=Consent.SHARE_WITH_PARTNER, person__memberships__round=round_)
    standing = given.filter(withdrawn_at=None).values("person_id")
    rows = given.exclude(person_id__in=standing).values_list("person_id", flat=True)
    yield from rows.distinct()


def _list_planned(round_: Round) -> Iterable[Pair]:
    members = Member.objects.select_related("person", "application__person").order_by("id")
    planned = Pair.objects.filter(round=round_, state=PairState.PLANNED).order_by("number")
    return planned.prefetch_related(Prefetch("members", members))


def _list_unpartnered(round_: Round, pairs: Iterable[PlannedPair]) -> Iterator[Unpartnered]:
    """List who has no partner: who was never in a pair, whose partners withdrew, who was set aside before."""
    listed = list(pairs)
    meeting = {mate.application.pk for one in listed if one.fate is Fate.MEET for mate in one.here}
    alone = {mate.application.pk for one in listed if one.fate is Fate.ALONE for mate in one.here}
    why = _list_reasons(round_)
    rows = _list_without(round_).select_related("person", "round__program").defer("answers")
    for application in rows:
        if application.pk not in meeting and _stays(application.person):
            application.round = round_
            yield Unpartnered(application, why.get(application.pk, ""), application.pk in alone)


def _list_reasons(round_: Round) -> dict[int, str]:
    """List why people have no partner, by application: as the newest run says in which they sat; one query.

    Whoever was set aside before the match was solved again sits in an older run only.
    """
    seats = Seat.objects.filter(run__round=round_, run__state__in=(RunState.DONE, RunState.CONFIRMED))
    return dict(seats.order_by("run__number").values_list("application_id", "why"))


def _list_without(round_: Round) -> QuerySet[Application]:
    """List who has a place, or was set aside for want of a partner."""
    told = Q(state=ApplicationState.ACCEPTED) | Q(state__in=ASIDE, why=Why.NO_PARTNER)
    return Application.objects.filter(told, round=round_).order_by("pk")
