"""Read the pairs of a person, as the person may see them: partners with what they share, hours, what each proposes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import chain

from django.db.models import Prefetch, QuerySet

from pairloom.domain.applications.models import Application
from pairloom.domain.pairs.models import Agreement, Member, Pair
from pairloom.domain.pairs.rules.hours import Span, Stretch, choose_zone, open_clock, read_window, share_day, share_week
from pairloom.domain.pairs.states import PairState
from pairloom.domain.people.models import ConsentGiven, Person
from pairloom.domain.people.states import Consent
from pairloom.domain.programs.catalogue import Form, Question, read_form
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import QuestionKind

KNOWN = (PairState.MEETING, PairState.CLOSED)
"""States of pairs that their people know of: before introductions nobody is told anything."""
SHARE = "share"
"""The consent without which a partner sees country and languages only."""


@dataclass(frozen=True)
class Mate:
    """One person of a pair, with what others may see; without the consent to share there is no name and no address."""

    member: Member
    form: Form
    may_share: bool = True
    """Whether the consent to share, once given, still stands."""

    @property
    def application(self) -> Application:
        """Give the application with which the person came into the pair."""
        return self.member.application

    @cached_property
    def shares(self) -> bool:
        """Tell whether the person agreed that partners see name, address and answers."""
        return self.may_share and self.asked_to_share is not None and bool(self.application.answers.get(SHARE))

    @property
    def asked_to_share(self) -> Question | None:
        """Give the question of the form that asks for this consent; none where it does not ask."""
        asked = self.form.find(SHARE)
        return asked if asked is not None and asked.kind is QuestionKind.CONSENT else None

    @property
    def name(self) -> str:
        """Give the name, if it is shared."""
        return (self.application.name or self.member.person.name) if self.shares else ""

    @property
    def address(self) -> str:
        """Give the address, if it is shared."""
        return self.member.person.email if self.shares else ""

    @property
    def shared(self) -> dict[str, object]:
        """Give the answers that are shared, by question."""
        names = [one.name for one in self.form.questions if one.is_shared] if self.shares else []
        return {name: self.application.answers[name] for name in names if self.application.answers.get(name)}

    @cached_property
    def zone(self) -> str:
        """Give the time zone, or "" where nothing is known."""
        asked = self.form.find_kind(QuestionKind.ZONE)
        told = "" if asked is None else str(self.application.answers.get(asked.name) or "")
        return choose_zone(own=self.member.person.time_zone, told=told, country=self.application.country)

    @property
    def agreement(self) -> Agreement | None:
        """Give what the person proposes for the pair."""
        return getattr(self.member, "agreement", None)

    @property
    def has_left(self) -> bool:
        """Tell whether the person has left the pair."""
        return self.member.left_at is not None


@dataclass(frozen=True)
class PairStanding:
    """A pair as one of its people sees it."""

    pair: Pair
    me: Mate
    others: Sequence[Mate]
    now: datetime

    @property
    def round(self) -> Round:
        """Give the round, with its program and calendar."""
        return self.pair.round

    @property
    def partners(self) -> list[Mate]:
        """List the partners who are still there."""
        return [one for one in self.others if not one.has_left]

    @property
    def gone(self) -> list[Mate]:
        """List the partners who have left."""
        return [one for one in self.others if one.has_left]

    @property
    def is_meeting(self) -> bool:
        """Tell whether the pair goes on, and the person and somebody else are in it."""
        return self.pair.state == PairState.MEETING and not self.me.has_left and bool(self.partners)

    @property
    def zones(self) -> list[str]:
        """List the zones of all who are there, one's own first; "" for a partner who does not share theirs."""
        return [self.me.zone, *(one.zone if one.shares else "" for one in self.partners)]

    @property
    def knows_hours(self) -> bool:
        """Tell whether the clocks of all who are there are known."""
        return all(self.zones)

    @cached_property
    def today(self) -> tuple[Span, ...]:
        """Give the hours of today at which all are up."""
        day = self.now.astimezone(open_clock(self.me.zone)).date()
        return share_day(self.zones, day, window=read_window(self.round.program.plan))

    @cached_property
    def week(self) -> tuple[Stretch, ...]:
        """Give the hours of the coming days; a new stretch begins where a clock is put forward or back."""
        day = self.now.astimezone(open_clock(self.me.zone)).date()
        return share_week(self.zones, day, window=read_window(self.round.program.plan))

    @property
    def writes_letters(self) -> bool:
        """Tell whether the pair does better to write than to call."""
        return self.pair.is_by_letters or not self.today

    def facts_about(self, partner: Mate) -> Mapping[str, object]:
        """Give the facts of oneself toward a partner: see pairs/states.py."""
        facts: Mapping[str, object] = self.me.member.facts.get(str(partner.application.pk), {})
        return facts


def pairs_of(person: Person, *, now: datetime) -> list[PairStanding]:
    """List the pairs of a person that they know of, newest first; four queries."""
    mates = Prefetch("members", queryset=_list_members())
    known = Pair.objects.filter(members__person=person, state__in=KNOWN, introduced_at__isnull=False)
    pairs = known.select_related("round__program").prefetch_related("round__calendar", mates)
    listed = list(pairs.order_by("-round_id", "-id"))
    mates_of: dict[int, list[Mate]] = {}
    for mate in read_mates(chain.from_iterable(pair.members.all() for pair in listed)):
        mates_of.setdefault(mate.member.pair_id, []).append(mate)
    return [_stand(pair, mates_of[pair.pk], person, now=now) for pair in listed]


def pair_in(person: Person, round_: Round, *, now: datetime) -> PairStanding | None:
    """Find the pair that a person has, or had last, in a round; none before introductions."""
    found = [one for one in pairs_of(person, now=now) if one.pair.round_id == round_.pk]
    return next((one for one in found if one.is_meeting), found[0] if found else None)


def partners_met(person: Person) -> dict[int, list[str]]:
    """List the countries of everybody whom a person was introduced to, by round, in order; one query."""
    known = {"pair__members__person": person, "pair__state__in": KNOWN, "pair__introduced_at__isnull": False}
    rows = Member.objects.filter(**known).exclude(person=person).exclude(application__country="")
    met: dict[int, list[str]] = {}
    for number, country in rows.order_by("round_id", "id").values_list("round_id", "application__country"):
        if country not in met.setdefault(number, []):
            met[number].append(country)
    return met


def read_mates(members: Iterable[Member]) -> list[Mate]:
    """Read people of pairs with the forms that they filled in, and whether they still share; one query."""
    listed = list(members)
    withheld = _list_withheld({one.person_id for one in listed})
    return [
        Mate(one, read_form(one.application.form.document), may_share=one.person_id not in withheld) for one in listed
    ]


def _list_withheld(people: Collection[int]) -> set[int]:
    """List who agreed once that partners see their name and address, and took it back; one query."""
    given = ConsentGiven.objects.filter(kind=Consent.SHARE_WITH_PARTNER, person__in=people)
    rows = list(given.values_list("person_id", "withdrawn_at"))
    return {person for person, _at in rows} - {person for person, withdrawn_at in rows if withdrawn_at is None}


def _list_members() -> QuerySet[Member]:
    return Member.objects.select_related("person", "application__form", "agreement").order_by("id")


def _stand(pair: Pair, mates: Iterable[Mate], person: Person, *, now: datetime) -> PairStanding:
    me = next(one for one in mates if one.member.person_id == person.pk)
    return PairStanding(pair, me, [one for one in mates if one is not me], now)
