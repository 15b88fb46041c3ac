"""Read one person's view of everybody: who is possible, and what each criterion gives to each."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairloom.matching import values
from pairloom.matching.plan import BEST, MEETABLE, Comparison, Criterion, Levels, Overlap, Plan, Steps
from pairloom.matching.problem import Pool

EARLIER = "earlier"
BLOCKED = "blocked"
SHIFT = 20


@dataclass(frozen=True)
class Addend:
    """Say what one criterion gives to one direction.

    value   0 to 100, what the plan's table says; 0 where the criterion does not apply
    points  what it adds: the criterion's points times value
    best    0 to 100, the highest value that an admissible partner could give; -1 where nobody is admissible
    """

    name: str
    applies: bool
    is_wish: bool
    value: int
    points: int
    best: int

    @property
    def is_met(self) -> bool:
        """Tell whether this is a wish that the partner meets: a value of 40 or more."""
        return self.is_wish and self.applies and self.value >= MEETABLE


@dataclass(frozen=True)
class Direction:
    """Say how one person is served by one partner.

    points    raw points r of the person toward the partner
    rel       those points as a share of the person's own best, 0 to 1000; -1 where the pair is not admissible
    rank      1 for the best; one more than the number of admissible partners who are better
    share     percent of the admissible partners who are not better, rounded down, 0 to 100
    """

    person: int
    partner: int
    points: int
    rel: int
    rank: int
    share: int
    addends: tuple[Addend, ...]


@dataclass(frozen=True)
class Reading:
    """Hold one person's view of everybody; arrays have one entry for each row of the pool.

    values      criterion name -> int64[n], 0 to 100, of the criteria that apply to this person
    impossible  names of the wishes that no admissible partner can meet; they do not apply
    points      int64[n], raw points toward each, admissible or not
    best        the most points an admissible partner gives, -1 where nobody is admissible
    """

    row: int
    admissible: NDArray[np.bool_]
    values: dict[str, NDArray[np.int64]]
    impossible: tuple[str, ...]
    points: NDArray[np.int64]
    best: int

    def find_rel(self, row: int) -> int:
        """Find rel toward one row, 0 to 1000; -1 where the pair is not admissible."""
        return scale_points(int(self.points[row]), self.best) if self.admissible[row] else -1

    def find_rank(self, points: int) -> int:
        """Find the rank of a partner who gives these points: 1 when nobody admissible gives more."""
        return 1 + int(np.count_nonzero(self.points[self.admissible] > points))

    def find_share(self, points: int) -> int:
        """Find the percent of admissible partners who give no more than these points, rounded down."""
        options = int(np.count_nonzero(self.admissible))
        return 100 * int(np.count_nonzero(self.points[self.admissible] <= points)) // max(options, 1)


class Reader:
    """Read people of a pool one by one under a plan; each reading costs O(people x criteria)."""

    def __init__(self, pool: Pool, plan: Plan) -> None:
        self.pool = pool
        self.plan = plan
        self._applies = {criterion.name: values.applies(pool, criterion) for criterion in plan.criteria}
        self._barred = {EARLIER: _list_neighbours(pool, pool.earlier), BLOCKED: _list_neighbours(pool, pool.blocked)}

    def find_broken(self, row: int) -> dict[str, NDArray[np.bool_]]:
        """Tell for each hard rule, and for earlier and blocked pairs, with whom this row breaks it; never itself."""
        kept = values.read_rules(self.pool, self.plan, row)
        broken = {name: ~keeps for name, keeps in kept.items()}
        for name, neighbours in self._barred.items():
            broken[name] = np.zeros(len(self.pool), np.bool_)
            broken[name][neighbours.get(row, [])] = True
        for column in broken.values():
            column[row] = False
        return broken

    def find_admissible(self, row: int) -> NDArray[np.bool_]:
        """Tell with whom this row breaks no hard rule and was neither a partner before nor blocked."""
        admissible = np.ones(len(self.pool), np.bool_)
        for broken in self.find_broken(row).values():
            admissible &= ~broken
        admissible[row] = False
        return admissible

    def read(self, row: int) -> Reading:
        """Read this row's view of everybody."""
        admissible = self.find_admissible(row)
        given: dict[str, NDArray[np.int64]] = {}
        impossible = []
        points = np.zeros(len(self.pool), np.int64)
        for criterion in self.plan.criteria:
            if not self._applies[criterion.name][row]:
                continue
            column = values.read_values(self.pool, criterion, row)
            if criterion.wish and column[admissible].max(initial=-1) < MEETABLE:
                impossible.append(criterion.name)
                continue
            given[criterion.name] = column
            points += criterion.points * column
        best = int(points[admissible].max(initial=-1))
        return Reading(row, admissible, given, tuple(impossible), points, best)

    def direct(self, reading: Reading, partner: int) -> Direction:
        """Say how the person of a reading is served by the partner in this row."""
        points = int(reading.points[partner])
        return Direction(
            person=int(self.pool.ids[reading.row]),
            partner=int(self.pool.ids[partner]),
            points=points,
            rel=reading.find_rel(partner),
            rank=reading.find_rank(points),
            share=reading.find_share(points),
            addends=tuple(_add(criterion, reading, partner) for criterion in self.plan.criteria),
        )

    def count_most(self, reading: Reading) -> int:
        """Count the points that an ideal partner would give to this person by the plan's tables alone."""
        return sum(
            criterion.points * find_highest_value(self.pool, criterion, reading.row)
            for criterion in self.plan.criteria
            if criterion.name in reading.values
        )


def scale_points(points: int, best: int) -> int:
    """Scale raw points to the own best in whole numbers: 1000 there, and also where the best is 0."""
    if best <= 0:
        return BEST
    return (points * -(-(BEST << SHIFT) // best)) >> SHIFT


def find_highest_value(pool: Pool, criterion: Criterion, row: int) -> int:
    """Find the highest value, 0 to 100, that the table holds for this person's own answer."""
    if isinstance(criterion, Comparison):
        own = int(pool.codes[criterion.column][row])
        line = (100,) if isinstance(criterion.table, str) else criterion.table[own] if own >= 0 else (0,)
        return max(*line, criterion.unknown)
    if isinstance(criterion, Overlap):
        named = int(np.bitwise_count(pool.masks[criterion.column][row]).sum())
        line = criterion.table[min(named, len(criterion.table)) - 1][: named + 1] if named else (0,)
        return max(*line, criterion.partner_none)
    return max(criterion.values) if isinstance(criterion, Levels | Steps) else 100


def _add(criterion: Criterion, reading: Reading, partner: int) -> Addend:
    column = reading.values.get(criterion.name)
    value = int(column[partner]) if column is not None else 0
    best = int(column[reading.admissible].max(initial=-1)) if column is not None else -1
    return Addend(criterion.name, column is not None, criterion.wish, value, criterion.points * value, best)


def _list_neighbours(pool: Pool, pairs: NDArray[np.int64]) -> dict[int, list[int]]:
    neighbours: dict[int, list[int]] = {}
    for one, other in pool.find_rows(pairs).tolist() if len(pairs) else []:
        neighbours.setdefault(one, []).append(other)
        neighbours.setdefault(other, []).append(one)
    return neighbours
