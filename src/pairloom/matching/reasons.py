"""Find out why people are left without a partner: nobody possible, too few partners for a group, or an odd number.

A largest matching splits people in a way that does not depend on the matching (Gallai 1964; Edmonds 1965, "Paths,
trees, and flowers"): those whom some largest matching leaves out, the *scarce* partners next to them, and the rest.
From somebody left out walk to any possible partner, from there to that partner's partner, and so on: whoever is
reached after an even number of steps could have been left out instead, by handing partners on along the walk. The
others who are next to them are the scarce partners. Odd circles of the walk join into one group whose members are all
reached after an even number of steps. A group of k such circles and people can be served by its scarce partners alone,
and there are fewer of those than k: that is the reason, and a proof of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.explain.readings import Reader
from pairloom.matching.plan import Plan
from pairloom.matching.problem import Pool
from pairloom.matching.result import Unmatched, Why

FORBIDDEN = "forbidden"
PINNED = "pinned"
MOST_LOOKS = 20_000_000
FEWEST_ROWS = 200


def find_reasons(
    pool: Pool,
    plan: Plan,
    unmatched: NDArray[np.int64],
    *,
    mate: NDArray[np.int64],
    admissible: Callable[[int], NDArray[np.bool_]],
    is_proven: bool,
    forbidden: NDArray[np.int64],
    pinned: NDArray[np.int64],
) -> tuple[Unmatched, ...]:
    """Find for each row of ``unmatched`` why it has no partner, in order.

    mate        int64[n], the row of each person's partner, -1 without one; of a trio any two count as partners and
                the third as without one; pinned people do not matter
    admissible  row -> bool[n], with whom a pair exists in this solve: possible, not forbidden, not pinned
    is_proven   whether no solution places more people
    forbidden, pinned   int64[k, 2], ids

    Cost O(people) for each row that is walked, at most about 20 million looks; a group too large for that is not
    listed. Raises nothing.
    """
    reader = Reader(pool, plan)
    rows = [int(row) for row in unmatched]
    bars = {FORBIDDEN: forbidden, PINNED: pinned}
    stranded = {row: _count_blocks(reader, row, bars) for row in rows if not admissible(row).any()}
    found = {row: Unmatched(int(pool.ids[row]), Why.NOBODY_POSSIBLE, counts) for row, counts in stranded.items()}
    for row in rows:
        if row in found:
            continue
        if not is_proven:
            found[row] = Unmatched(int(pool.ids[row]), Why.OUT_OF_TIME)
            continue
        walk = walk_from(row, mate, admissible)
        alone = [other for other in rows if other not in stranded]
        members = [other for other in alone if walk.is_even[other] and other not in found]
        for member in {row, *members}:
            found[member] = _tell(pool, member, walk, is_only_one=len(alone) == 1)
    return tuple(found[row] for row in rows)


@dataclass
class Walk:
    """Hold who was reached from somebody left out.

    is_even      bool[n], reached after an even number of steps: could be left out instead
    is_odd       bool[n], reached after an odd number only: a scarce partner
    is_whole     whether the walk came to its end; False when it was cut short by its limit
    is_largest   False when the walk reached two people who could be paired after all
    """

    is_even: NDArray[np.bool_]
    is_odd: NDArray[np.bool_]
    is_whole: bool = True
    is_largest: bool = True


@dataclass
class _Forest:
    """Hold a search: the tree a row is in, how it was reached, and the circle it has joined."""

    mate: NDArray[np.int64]
    walk: Walk
    circle: NDArray[np.int64]
    came_from: NDArray[np.int64]
    root: NDArray[np.int64]
    queue: list[int] = field(default_factory=list)

    def plant(self, row: int) -> None:
        """Begin a tree at somebody without a partner."""
        self.root[row] = row
        self._make_even(row)

    def extend(self, row: int, scarce: int) -> None:
        """Reach a new person from an even one, and that person's partner."""
        partner = int(self.mate[scarce])
        self.walk.is_odd[scarce] = True
        self.came_from[scarce] = row
        self.root[scarce] = self.root[partner] = self.root[row]
        self._make_even(partner)

    def find_circle(self, row: int) -> int:
        """Find the base of the circle that holds this row, shortening the way for the next time."""
        base = row
        while self.circle[base] != base:
            base = int(self.circle[base])
        while self.circle[row] != base:
            self.circle[row], row = base, int(self.circle[row])
        return base

    def join(self, one: int, other: int) -> None:
        """Join the odd circle that an edge between two even people of one tree closes."""
        base = self._find_common_base(one, other)
        self._fold(one, base)
        self._fold(other, base)

    def _make_even(self, row: int) -> None:
        self.walk.is_even[row] = True
        self.queue.append(row)

    def _step_up(self, base: int) -> int:
        """Go two steps towards the root: to the base of the circle that the scarce partner came from; -1 at the root."""
        scarce = int(self.mate[base])
        return self.find_circle(int(self.came_from[scarce])) if self.root[base] != base else -1

    def _find_common_base(self, one: int, other: int) -> int:
        seen = set()
        one, other = self.find_circle(one), self.find_circle(other)
        while True:
            if one >= 0:
                if one in seen:
                    return one
                seen.add(one)
                one = self._step_up(one)
            one, other = other, one

    def _fold(self, row: int, base: int) -> None:
        place = self.find_circle(row)
        while place != base:
            scarce = int(self.mate[place])
            self.circle[place] = self.circle[scarce] = base
            if self.walk.is_odd[scarce]:
                self.walk.is_odd[scarce] = False
                self._make_even(scarce)
            place = self.find_circle(int(self.came_from[scarce]))


def walk_from(row: int, mate: NDArray[np.int64], admissible: Callable[[int], NDArray[np.bool_]]) -> Walk:
    """Walk from a row without a partner to everybody who competes with it; see the module for what is found.

    Others without a partner who could meet one of the scarce partners compete too and are walked from as well.
    """
    count = len(mate)
    walk = Walk(np.zeros(count, np.bool_), np.zeros(count, np.bool_))
    forest = _Forest(mate, walk, np.arange(count), np.full(count, -1), np.full(count, -1))
    forest.plant(row)
    looks = max(FEWEST_ROWS, MOST_LOOKS // max(count, 1))
    scarce_seen: set[int] = set()
    while forest.queue and walk.is_largest:
        if looks <= 0:
            walk.is_whole = False
            return walk
        looks -= _look_around(forest, forest.queue.pop(0), admissible)
        if not forest.queue:
            looks -= _plant_rivals(forest, scarce_seen, admissible)
    return walk


def _look_around(forest: _Forest, row: int, admissible: Callable[[int], NDArray[np.bool_]]) -> int:
    walk = forest.walk
    neighbours = np.flatnonzero(admissible(row) & ~walk.is_odd).tolist()
    for other in neighbours:
        if walk.is_even[other]:
            if forest.root[other] != forest.root[row]:
                walk.is_largest = False
            elif forest.find_circle(other) != forest.find_circle(row):
                forest.join(row, other)
        elif forest.mate[other] < 0:
            walk.is_largest = False
        elif not walk.is_odd[other]:
            forest.extend(row, other)
        if not walk.is_largest:
            return 1
    return 1


def _plant_rivals(forest: _Forest, seen: set[int], admissible: Callable[[int], NDArray[np.bool_]]) -> int:
    """Begin trees at others without a partner who could meet a scarce partner; say how many rows were looked at."""
    fresh = [int(scarce) for scarce in np.flatnonzero(forest.walk.is_odd) if int(scarce) not in seen]
    seen.update(fresh)
    for scarce in fresh:
        rivals = admissible(scarce) & (forest.mate < 0) & ~forest.walk.is_even
        for rival in np.flatnonzero(rivals).tolist():
            forest.plant(rival)
    return len(fresh)


def _tell(pool: Pool, row: int, walk: Walk, *, is_only_one: bool) -> Unmatched:
    person = int(pool.ids[row])
    if not walk.is_largest:
        return Unmatched(person, Why.OUT_OF_TIME)
    if not walk.is_whole:
        return Unmatched(person, Why.ODD_ONE_OUT if is_only_one else Why.TOO_FEW_PARTNERS)
    why = Why.TOO_FEW_PARTNERS if walk.is_odd.any() else Why.ODD_ONE_OUT
    return Unmatched(person, why, group=_list_ids(pool, walk.is_even), partners=_list_ids(pool, walk.is_odd))


def _list_ids(pool: Pool, rows: NDArray[np.bool_]) -> tuple[int, ...]:
    return tuple(sorted(int(person) for person in pool.ids[rows]))


def _count_blocks(reader: Reader, row: int, bars: dict[str, NDArray[np.int64]]) -> dict[str, int]:
    """Count the other people who break each hard rule with this row, or are out of reach by a wish of the organiser."""
    counts = {name: int(np.count_nonzero(broken)) for name, broken in reader.find_broken(row).items()}
    person = int(reader.pool.ids[row])
    counts[FORBIDDEN] = sum(person in pair for pair in bars[FORBIDDEN].tolist())
    counts[PINNED] = int(np.count_nonzero(np.isin(reader.pool.ids, bars[PINNED]) & reader.find_admissible(row)))
    return {name: count for name, count in counts.items() if count}
