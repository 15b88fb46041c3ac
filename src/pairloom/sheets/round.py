"""Hold a matched round: the people of the sheet beside what the engine found for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np

from pairloom.matching.explain import RoundView, measure_round
from pairloom.matching.explain.readings import Reader
from pairloom.matching.plan import MEETABLE
from pairloom.matching.result import Result, Unmatched, Why
from pairloom.matching.values import applies, read_values
from pairloom.sheets.people import Applicant
from pairloom.sheets.words.names import Names
from pairloom.sheets.words.partners import Meeting, write_reasons
from pairloom.sheets.words.reasons import Left, explain_unmatched, rank_rules
from pairloom.sheets.words.wishes import Wishes

LARGEST_MEASURED = 20_000
MEETINGS_AT_ONCE = 200


@dataclass(frozen=True)
class LeftOut:
    """Say of one person, or of a row that is nobody's, why it did not take part in the matching."""

    row: int | None
    name: str
    address: str
    reason: str


@dataclass(frozen=True)
class MatchedRound:
    """Hold a round after its match.

    people    everybody in the pool, by number
    waiting   people over the country cap, with the sentence that tells why
    unread    people whose country could not be read, with the sentence that tells what they wrote
    left_out  people whose answers could not be used, with the reason
    """

    result: Result
    people: Mapping[int, Applicant]
    starts_on: date
    ends_on: date
    waiting: tuple[tuple[Applicant, str], ...] = ()
    unread: tuple[tuple[Applicant, str], ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    names: Names = field(default_factory=Names)

    @cached_property
    def view(self) -> RoundView:
        """Measure everybody once."""
        return measure_round(self.result)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """List who meets whom: pairs and the trio, by the lowest number of each."""
        groups = [tuple(sorted(group)) for group in [*self.result.pairs.tolist(), *self.result.trios]]
        return tuple(
            Meeting(tuple(self.people[number] for number in group), self.starts_on, self.ends_on)
            for group in sorted(groups)
        )

    @cached_property
    def unmatched(self) -> tuple[Left, ...]:
        """Explain everybody without a partner, by number."""
        reasons = sorted(self.result.unmatched, key=lambda unmatched: unmatched.person)
        return tuple(
            explain_unmatched(unmatched, self.people, mainly=self._count_main_reasons(unmatched))
            for unmatched in reasons
        )

    def _count_main_reasons(self, unmatched: Unmatched) -> dict[str, int] | None:
        """Count for each rule the others whom it keeps away and no rule told before it; they add up to all others."""
        if unmatched.why != Why.NOBODY_POSSIBLE:
            return None
        row = self.find_row(unmatched.person)
        broken, counts = self._reader.find_broken(row), {}
        told = np.zeros(len(self.people), np.bool_)
        for name in rank_rules(list(broken)):
            counts[name] = int(np.count_nonzero(broken[name] & ~told))
            told |= broken[name]
        return {name: count for name, count in counts.items() if count}

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self.result.pool, self.result.plan)

    def find_row(self, number: int) -> int:
        """Find the row of the pool that holds this person."""
        return self._rows[number]

    def find_wishes(self, number: int) -> Wishes:
        """Find what became of one person's wishes; in very large rounds those nobody could meet count as missed."""
        if len(self.people) > LARGEST_MEASURED:
            return self._plain_wishes.get(number, Wishes())
        row, view = self.find_row(number), self.view
        asked = [(name, int(view.values[name][row])) for name in view.impossible]
        return Wishes(
            met=tuple(name for name, value in asked if value >= MEETABLE),
            missed=tuple(name for name, value in asked if 0 <= value < MEETABLE),
            impossible=tuple(name for name, _ in asked if view.impossible[name][row]),
        )

    def write_reasons(self, meeting: Meeting, reader: Applicant) -> tuple[str, ...]:
        """Write what one member reads about this meeting."""
        return write_reasons(meeting, reader, self.find_wishes(reader.number), self.names)

    @cached_property
    def _plain_wishes(self) -> dict[int, Wishes]:
        """Compare partners only, without looking whether anybody else could have met a wish. Cost O(people)."""
        found: dict[int, Wishes] = {}
        for begin in range(0, len(self.meetings), MEETINGS_AT_ONCE):
            found |= self._compare_partners(self.meetings[begin : begin + MEETINGS_AT_ONCE])
        return found

    def _compare_partners(self, meetings: tuple[Meeting, ...]) -> dict[int, Wishes]:
        numbers = [member.number for meeting in meetings for member in meeting.members]
        pool = self.result.pool.take(np.array([self.find_row(number) for number in numbers], np.intp))
        rows = {number: row for row, number in enumerate(numbers)}
        wishes = [criterion for criterion in self.result.plan.criteria if criterion.wish]
        asked = {criterion.name: applies(pool, criterion) for criterion in wishes}
        found = {}
        for meeting in meetings:
            for member in meeting.members:
                row, others = rows[member.number], [rows[other.number] for other in meeting.list_partners(member)]
                own = [criterion for criterion in wishes if asked[criterion.name][row]]
                values = {criterion.name: read_values(pool, criterion, row)[others].max() for criterion in own}
                found[member.number] = sort_wishes(values)
        return found

    @cached_property
    def _rows(self) -> dict[int, int]:
        return {number: row for row, number in enumerate(np.asarray(self.result.pool.ids).tolist())}


def sort_wishes(values: Mapping[str, int]) -> Wishes:
    """Sort wishes by the value, 0 to 100, that the partner gives to each."""
    return Wishes(
        met=tuple(name for name, value in values.items() if value >= MEETABLE),
        missed=tuple(name for name, value in values.items() if value < MEETABLE),
    )
