"""Explain a match that is done, with numpy alone: a pair, a pair that was not made, groups that somebody could join."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

import numpy as np

from pairloom.domain.pairs.engine.matches.facts import FactTeller, read_given
from pairloom.domain.pairs.engine.matches.groups import Rows, list_groups
from pairloom.domain.pairs.engine.matches.problem import MatchProblem, unpack_match
from pairloom.domain.pairs.engine.matches.results import unpack_result
from pairloom.matching.explain import explain_instead
from pairloom.matching.explain.pairs import list_broken
from pairloom.matching.explain.readings import Reader, Reading
from pairloom.matching.result import Claim, Result

PULLED, TRIO = "pulled", "trio"
"""What keeps two apart that is no rule of the plan: somebody is taken out, or in a group made by hand."""
MOST_OPTIONS = 5
MOST_READ = 40
"""So many groups, the best for the person alone, are looked at from the side of their members too."""
PAIR = 2


@dataclass(frozen=True, slots=True)
class SideView:
    """Say how one of two people is served by the other; facts as in pairs/states.py.

    rel, rank, share   toward this partner: 0 to 1000 of the own best (-1 where a rule is broken), 1 is the best,
                       percent of possible partners who are not better
    options            how many partners are possible
    """

    application: int
    facts: Mapping[str, Any]
    rel: int
    rank: int
    share: int
    options: int


@dataclass(frozen=True, slots=True)
class PairView:
    """Say what two people would be to each other, whether they are partners or not.

    broken     names of the hard rules that they break, with "earlier" and "blocked"
    quarters   common quarters of hours; letters: too few to talk
    """

    there: SideView
    back: SideView
    broken: tuple[str, ...]
    quarters: int
    letters: bool


@dataclass(frozen=True, slots=True)
class CostView:
    """Say what a pair would cost everybody, at least, by a level of the objective; see Claim for the codes."""

    claim: str
    at: int | None
    at_least: int


@dataclass(frozen=True, slots=True)
class InsteadView:
    """Say why a person was not matched with another one.

    broken      as in PairView; also "forbidden", "pinned" (one of the two was given to somebody else), "pulled", "trio"
    threshold   the lowest rel of the match, where the plan has one; is_below_threshold: one of the two would be lower
    cost        what is proven; none with a broken rule, and where nothing is lost
    """

    is_partner: bool
    broken: tuple[str, ...]
    rel_there: int
    rel_back: int
    threshold: int | None
    is_below_threshold: bool
    cost: CostView | None


@dataclass(frozen=True, slots=True)
class TrioOption:
    """Name a pair that somebody could join: its group, its people, and the lowest rel of the three afterwards."""

    group: int
    people: tuple[int, int]
    least: int


class Explainer:
    """Explains one match; people are named by the numbers of their applications. KeyError for an unknown one."""

    def __init__(self, problem: MatchProblem, result: Result) -> None:
        self.problem, self.result = problem, result
        self.numbers = {int(number): row for row, number in enumerate(problem.pool.ids)}
        self._inside = {int(number): row for row, number in enumerate(result.pool.ids)}
        self._teller = FactTeller(problem)

    @cached_property
    def groups(self) -> list[Rows]:
        """List the groups by their numbers, from 1, as rows of the whole pool."""
        return list_groups(self.problem, self.result)

    @cached_property
    def _solved(self) -> Reader:
        return Reader(self.result.pool, self.result.plan)

    @cached_property
    def _whole(self) -> Reader:
        return Reader(self.problem.pool, self.problem.plan)

    def view_pair(self, one: int, other: int) -> PairView:
        """View two people beside each other; as the match does, where both were part of it."""
        rows = self.numbers[one], self.numbers[other]
        reader, mine, theirs = self._place(one, other)
        return PairView(
            there=self._view_side(one, rows, reader.read(mine), theirs),
            back=self._view_side(other, rows[::-1], reader.read(theirs), mine),
            broken=list_broken(reader, mine, theirs),
            quarters=self._teller.count_quarters(*rows),
            letters=self._teller.is_by_letters(*rows),
        )

    def view_instead(self, person: int, other: int) -> InsteadView:
        """View why a person was not matched with another one, and what it would cost."""
        bars = self._list_bars(person, other)
        if bars:
            return self._view_barred(person, other, bars)
        found = explain_instead(self.result, person, other)
        cost = found.cost
        return InsteadView(
            is_partner=found.is_partner,
            broken=found.broken,
            rel_there=found.there.rel,
            rel_back=found.back.rel,
            threshold=found.threshold,
            is_below_threshold=not found.broken and found.is_below_threshold,
            cost=None if cost is None else CostView(cost.claim.value, cost.at, cost.at_least),
        )

    def list_trio_options(self, person: int) -> list[TrioOption]:
        """List the pairs that somebody could join without breaking a rule, the best for the least served first."""
        reader, row = self._place_one(person)
        reading = reader.read(row)
        options = [self._join(reader, reading, *choice) for choice in self._list_joinable(reader, reading, person)]
        return sorted(options, key=lambda option: (-option.least, option.group))[:MOST_OPTIONS]

    def _place(self, one: int, other: int) -> tuple[Reader, int, int]:
        """Find where two people are read: in the pool that was matched, or in the whole one."""
        if one in self._inside and other in self._inside:
            return self._solved, self._inside[one], self._inside[other]
        return self._whole, self.numbers[one], self.numbers[other]

    def _place_one(self, person: int) -> tuple[Reader, int]:
        inside = self._inside.get(person)
        return (self._whole, self.numbers[person]) if inside is None else (self._solved, inside)

    def _view_side(self, person: int, rows: tuple[int, int], reading: Reading, partner: int) -> SideView:
        points = int(reading.points[partner])
        return SideView(
            application=person,
            facts=self._teller.tell(*rows, read_given(reading, partner)),
            rel=reading.find_rel(partner),
            rank=reading.find_rank(points),
            share=reading.find_share(points),
            options=int(np.count_nonzero(reading.admissible)),
        )

    def _list_bars(self, one: int, other: int) -> tuple[str, ...]:
        """List what took one of the two out of what was matched."""
        outside = {number for number in (one, other) if number not in self._inside and self.numbers[number] >= 0}
        is_in_trio = bool(np.isin(list(outside), self.problem.trios).any())
        is_pulled = bool(np.isin(list(outside), self.problem.pulled).any())
        return (TRIO,) * is_in_trio + (PULLED,) * is_pulled

    def _view_barred(self, person: int, other: int, bars: tuple[str, ...]) -> InsteadView:
        pair = self.view_pair(person, other)
        is_partner = any({person, other} <= set(trio) for trio in self.problem.trios.tolist())
        thresholds = [level.value for level in self.result.levels if level.claim is Claim.THRESHOLD]
        return InsteadView(
            is_partner=is_partner,
            broken=() if is_partner else (*pair.broken, *bars),
            rel_there=pair.there.rel,
            rel_back=pair.back.rel,
            threshold=next(iter(thresholds), None),
            is_below_threshold=False,
            cost=None,
        )

    def _list_joinable(self, reader: Reader, reading: Reading, person: int) -> list[tuple[int, int, int]]:
        """List the best pairs for a person alone, of those that break no rule: group and the rows of both."""
        barred = set(self.problem.pinned.ravel().tolist()) | set(self._list_forbidden(person))
        rows = {int(number): row for row, number in enumerate(reader.pool.ids)}
        found = [
            (number, rows[one], rows[other])
            for number, (one, other) in self._list_pairs()
            if barred.isdisjoint((one, other)) and reading.admissible[[rows[one], rows[other]]].all()
        ]
        points = reading.points
        return sorted(found, key=lambda each: (-min(points[each[1]], points[each[2]]), each[0]))[:MOST_READ]

    def _list_pairs(self) -> Iterator[tuple[int, tuple[int, int]]]:
        ids = self.problem.pool.ids
        for number, group in enumerate(self.groups, start=1):
            if len(group) == PAIR:
                yield number, (int(ids[group[0]]), int(ids[group[1]]))

    def _list_forbidden(self, person: int) -> Iterator[int]:
        for one, other in self.problem.forbidden.tolist():
            if person in (one, other):
                yield other if person == one else one

    def _join(self, reader: Reader, reading: Reading, number: int, one: int, other: int) -> TrioOption:
        sides = {reading.row: reading, one: reader.read(one), other: reader.read(other)}
        rels = [sides[mine].find_rel(theirs) for pair in combinations(sides, 2) for mine, theirs in (pair, pair[::-1])]
        people = int(reader.pool.ids[one]), int(reader.pool.ids[other])
        return TrioOption(number, people, min(rels))


def open_explainer(snapshot: bytes, result: bytes) -> Explainer:
    """Open a match from its files."""
    problem = unpack_match(snapshot)
    pool = problem.pool.take(problem.find_solved_rows())
    return Explainer(problem, unpack_result(result, pool, problem.plan))
