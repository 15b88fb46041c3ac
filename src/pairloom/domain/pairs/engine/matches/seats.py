"""Say of everybody in a match with whom they sit, how well they are served, and why somebody has no partner."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from pairloom.domain.pairs.engine import names
from pairloom.domain.pairs.engine.matches.facts import FactTeller, Given, read_given
from pairloom.domain.pairs.engine.matches.groups import Rows, list_groups
from pairloom.domain.pairs.engine.matches.problem import MatchProblem
from pairloom.domain.pairs.engine.matches.seated import Seated
from pairloom.domain.pairs.engine.outcome import find_reason
from pairloom.domain.pairs.states import Unplaced
from pairloom.matching.explain.people import share_of_ideal
from pairloom.matching.explain.readings import Reader
from pairloom.matching.explain.rounds import RoundView
from pairloom.matching.result import Result
from pairloom.sheets.report.notable import FEW_OPTIONS, FEW_SHARE, WELL_SERVED


class Seating:
    """Seats everybody of a match that is solved and measured."""

    def __init__(self, problem: MatchProblem, result: Result, view: RoundView) -> None:
        self.problem, self.result, self.view = problem, result, view
        self.teller = FactTeller(problem)
        self.groups = list_groups(problem, result)
        self._solved = {int(row): place for place, row in enumerate(problem.find_solved_rows())}
        self._inside = Reader(result.pool, result.plan)
        self._whole = Reader(problem.pool, problem.plan)
        self._pinned = set(problem.pinned.ravel().tolist()) | set(problem.trios.ravel().tolist())
        self._why = {one.person: one.why for one in result.unmatched}

    def seat_everybody(self) -> list[Seated]:
        """Seat everybody, in the order of the rows."""
        partners = {row: others for group in self.groups for row, others in _split(group)}
        numbers = {row: number for number, group in enumerate(self.groups, start=1) for row in group}
        seated = [self._seat(row, partners.get(row, ()), numbers.get(row)) for row in range(len(self.problem.pool))]
        few = max(FEW_OPTIONS, int(FEW_SHARE * len(seated)))
        return [replace(one, is_bridge=self._is_bridge(one, partners.get(one.row, ()), seated, few)) for one in seated]

    def _seat(self, row: int, partners: Rows, number: int | None) -> Seated:
        person = int(self.problem.pool.ids[row])
        seat = Seated(row, person, self.problem.places[row], number, is_pinned=person in self._pinned)
        place = self._solved.get(row)
        if place is None or len(partners) > 1:
            return self._measure(seat, partners)
        view = self.view
        seat = replace(seat, options=int(view.options[place]), best_of_ideal=int(view.best_of_ideal[place]))
        if not partners:
            return replace(seat, why=find_reason(self._inside, place, self._why[person]).value)
        values = {name: int(column[place]) for name, column in view.values.items()}
        impossible = {name for name, column in view.impossible.items() if column[place]}
        seat = replace(
            seat,
            rel=int(view.rel[place]),
            rank=int(view.rank[place]),
            share=int(view.share[place]),
            got=int(view.points_of_ideal[place]),
        )
        return self._tell(seat, {partners[0]: Given(values, impossible, seat.rel)})

    def _measure(self, seat: Seated, partners: Rows) -> Seated:
        """Measure somebody whom the view does not tell all about: a member of a trio, or somebody who is pulled."""
        place = self._solved.get(seat.row)
        reader = self._whole if place is None else self._inside
        reading = reader.read(seat.row if place is None else place)
        most = reader.count_most(reading)
        options = int(np.count_nonzero(reading.admissible))
        seat = replace(seat, options=options, best_of_ideal=share_of_ideal(reading.best, most))
        if not partners:
            return replace(seat, why=Unplaced.PULLED.value)
        rows = {partner: partner if place is None else self._solved[partner] for partner in partners}
        points = min(int(reading.points[row]) for row in rows.values())
        given = {partner: read_given(reading, row) for partner, row in rows.items()}
        seat = replace(
            seat,
            rel=min(each.rel for each in given.values()),
            rank=reading.find_rank(points),
            share=reading.find_share(points),
            got=share_of_ideal(points, most),
        )
        return self._tell(seat, given)

    def _tell(self, seat: Seated, given: Mapping[int, Given]) -> Seated:
        """Add the facts toward each partner, and what is counted from them."""
        ids = self.problem.pool.ids
        facts = {str(ids[partner]): self.teller.tell(seat.row, partner, each) for partner, each in given.items()}
        met = {tuple(told) for fact in facts.values() for told in fact["met"]}
        asked = met | {tuple(told) for fact in facts.values() for told in fact["missed"]}
        hopeless = next(iter(given.values())).impossible
        return replace(
            seat,
            facts=facts,
            is_thin=any(fact["thin"] for fact in facts.values()),
            is_unsure=self._is_unsure(seat.row, list(given)),
            met=len(met),
            possible=max(len(asked) - len(hopeless), len(met)),
            asked=len(asked),
        )

    def _is_unsure(self, row: int, partners: Sequence[int]) -> bool:
        """Tell whether too few hours would be shared were another zone of the person's country the right one."""
        if all(self.teller.both_write(row, partner) for partner in partners):
            return False
        pool, others = self.problem.pool, self.problem.others
        zones = others[others[:, 0] == row, 1]
        theirs = pool.codes[names.ZONE][list(partners)]
        quarters = pool.grids[names.HOURS][np.ix_(zones, theirs[theirs >= 0])]
        return bool(quarters.size and quarters.min() < self.teller.needed)

    def _is_bridge(self, one: Seated, partners: Rows, seated: Sequence[Seated], few: int) -> bool:
        """Tell whether somebody pays for a partner who has few other options."""
        if not partners:
            return False
        options = min(seated[partner].options for partner in partners)
        return options <= few and one.rel < WELL_SERVED and options < one.options


def list_broken(problem: MatchProblem) -> list[tuple[int, int, str]]:
    """List which two in a trio made by hand break which hard rule, by their ids."""
    reader, pool = Reader(problem.pool, problem.plan), problem.pool
    rows = (pool.find_rows(trio).tolist() for trio in problem.trios)
    return [
        (int(pool.ids[one]), int(pool.ids[other]), rule)
        for group in rows
        for place, one in enumerate(group)
        for rule, broken in reader.find_broken(one).items()
        for other in group[place + 1 :]
        if broken[other]
    ]


def _split(group: Rows) -> Iterator[tuple[int, Rows]]:
    yield from ((row, tuple(other for other in group if other != row)) for row in group)
