"""Find the people and pairs an organiser should look at before letters go out."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.explain import Addend, PersonView, measure_person
from pairloom.matching.plan import Plan
from pairloom.sheets.hours import measure_common_hours
from pairloom.sheets.people import Applicant
from pairloom.sheets.round import MatchedRound
from pairloom.sheets.words.criteria import name_criterion
from pairloom.sheets.words.hours import name_place
from pairloom.sheets.words.listing import count_things, join_words
from pairloom.sheets.words.partners import Meeting, ask_first_question, is_thin

FEW_OPTIONS = 5
FEW_SHARE = 0.02
WELL_SERVED = 900
QUARTERS_AN_HOUR = 4


@dataclass(frozen=True)
class WorstOff:
    """Hold one of the people served least: rel of 1000, possible partners, and where it falls short."""

    person: Applicant
    partners: tuple[Applicant, ...]
    rel: int
    options: int
    reason: str


@dataclass(frozen=True)
class Bridge:
    """Hold somebody whose partner has few other options, and who could have had a better partner."""

    person: Applicant
    partners: tuple[Applicant, ...]
    rel: int
    partner_options: int


@dataclass(frozen=True)
class ThinPair:
    """Hold a pair of which little is known, with the question to begin with."""

    meeting: Meeting
    question: str


@dataclass(frozen=True)
class Unsure:
    """Hold somebody whose pair would share too few hours if another reading of the time zone were true."""

    person: Applicant
    partners: tuple[Applicant, ...]
    assumed: str
    otherwise: str
    hours: float


@dataclass(frozen=True)
class CommonHours:
    """Hold the quarter hours that each two zones of a round share, other readings of unsure ones among them."""

    places: Mapping[str, int]
    quarters: NDArray[np.int16]

    @classmethod
    def measure(cls, matched: MatchedRound) -> "CommonHours":
        """Measure all zones at once."""
        people = matched.people.values()
        zones = sorted({person.zone for person in people}.union(*(person.zone_alternatives for person in people)))
        quarters = measure_common_hours(zones, starts=matched.starts_on, ends=matched.ends_on)
        return cls({zone: place for place, zone in enumerate(zones)}, quarters)

    def find(self, one: str, other: str) -> int:
        """Find the quarter hours of two zones."""
        return int(self.quarters[self.places[one], self.places[other]])


def find_worst_off(matched: MatchedRound, *, most: int) -> tuple[WorstOff, ...]:
    """Find the people served least, the worst first."""
    rows = [(int(matched.view.rel[matched.find_row(number)]), number) for number in matched.people]
    placed = sorted((rel, number) for rel, number in rows if rel >= 0)
    return tuple(_describe_worst_off(matched, number) for _, number in placed[:most])


def find_bridges(matched: MatchedRound) -> tuple[Bridge, ...]:
    """Find those who pay for a partner with few options, who pays most first."""
    few = max(FEW_OPTIONS, int(FEW_SHARE * len(matched.people)))
    bridges = [bridge for meeting in matched.meetings for bridge in _list_bridges(matched, meeting, few=few)]
    return tuple(sorted(bridges, key=lambda bridge: (bridge.rel, bridge.person.number)))


def find_thin_pairs(matched: MatchedRound) -> tuple[ThinPair, ...]:
    """Find the pairs in which nobody named an interest."""
    return tuple(ThinPair(meeting, ask_first_question(meeting)) for meeting in matched.meetings if is_thin(meeting))


def count_unsure(matched: MatchedRound) -> int:
    """Count the people with a partner whose time zone is a guess."""
    return sum(member.zone_state.is_unsure for meeting in matched.meetings for member in meeting.members)


def find_unsure(matched: MatchedRound) -> tuple[Unsure, ...]:
    """Find those whose pair depends on an unsure time zone, the fewest hours first."""
    common = CommonHours.measure(matched)
    found = [
        unsure
        for meeting in matched.meetings
        for member in meeting.members
        if member.zone_state.is_unsure and (unsure := _read_otherwise(matched, meeting, member, common))
    ]
    return tuple(sorted(found, key=lambda unsure: (unsure.hours, unsure.person.number)))


def _describe_worst_off(matched: MatchedRound, number: int) -> WorstOff:
    view = measure_person(matched.result, number)
    partners = tuple(matched.people[direction.partner] for direction in view.directions)
    return WorstOff(matched.people[number], partners, view.rel, view.options, _say_shortfall(view, matched.result.plan))


def _say_shortfall(view: PersonView, plan: Plan) -> str:
    weights = {criterion.name: criterion.points for criterion in plan.criteria}
    rank = f"Number {view.rank:,} of {count_things(view.options, 'possible partner')}."
    missed = [name_criterion(name, plan) for name in view.wishes_missed]
    wishes = f" Asked for and missed: {join_words(missed)}." if missed else ""
    worst = min(view.directions, key=lambda direction: direction.points)
    losses = sorted((-_measure_loss(addend, weights), addend.name) for addend in worst.addends if not addend.is_wish)
    lost = [name_criterion(name, plan) for loss, name in losses if loss < 0][:2]
    return f"{rank}{wishes}" + (f" Somebody else would offer more of: {join_words(lost)}." if lost else "")


def _measure_loss(addend: Addend, weights: Mapping[str, int]) -> int:
    """Measure the points that somebody admissible would have given beyond the own partner."""
    return weights[addend.name] * max(addend.best - addend.value, 0) if addend.applies else 0


def _list_bridges(matched: MatchedRound, meeting: Meeting, *, few: int) -> list[Bridge]:
    bridges = []
    for member in meeting.members:
        partners = meeting.list_partners(member)
        rel = int(matched.view.rel[matched.find_row(member.number)])
        options = min(int(matched.view.options[matched.find_row(partner.number)]) for partner in partners)
        if options <= few and rel < WELL_SERVED and options < matched.view.options[matched.find_row(member.number)]:
            bridges.append(Bridge(member, partners, rel, options))
    return bridges


def _read_otherwise(matched: MatchedRound, meeting: Meeting, member: Applicant, common: CommonHours) -> Unsure | None:
    """Read the pair again with the other zones that may be true: the fewest hours, when they are too few."""
    partners = meeting.list_partners(member)
    if all(one.prefers_email for one in meeting.members):
        return None
    readings = [
        (min(common.find(zone, partner.zone) for partner in partners), zone) for zone in member.zone_alternatives
    ]
    quarters, zone = min(readings, default=(_need_quarters(matched), ""))
    if quarters >= _need_quarters(matched):
        return None
    return Unsure(member, partners, name_place(member.zone), name_place(zone), quarters / QUARTERS_AN_HOUR)


def _need_quarters(matched: MatchedRound) -> int:
    return max((rule.at_least for rule in matched.result.plan.rules.grid if rule.grid == "hours"), default=0)
