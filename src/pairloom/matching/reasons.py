"""Find out why people are left without a partner: nobody possible, too few partners for a group, or an odd number.

A largest matching splits people in a way that does not depend on the matching (Gallai 1964; Edmonds 1965, "Paths,
trees, and flowers"): those whom some largest matching leaves out, the *scarce* partners next to them, and the rest.
From somebody left out walk to any possible partner, from there to that partner's partner, and so on: whoever is
reached after an even number of steps could have been left out instead, by handing partners on along the walk. The
others who are next to them are the scarce partners. Odd circles of the walk join into one group whose members are all
reached after an even number of steps. A group of k such circles and people can be served by its scarce partners alone,
and there are fewer of those than k: that is the reason, and a proof of it.
"""

from collections import deque
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
LARGEST_CIRCLE = 50


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

    mate        int64[n], the row of each person's partner, -1 without one and for pinned people; of a trio any two
                count as partners and the third as without one
    admissible  row -> bool[n], with whom a pair exists in this solve: possible, not forbidden, not pinned
    is_proven   whether no solution places more people
    forbidden, pinned   int64[k, 2], ids

    Cost O(people) for each row that is looked at, about 20 million looks at most (and one row for each of
    ``unmatched``); a group too large for that is not listed, nor an odd circle of more than 50.
    """
    reader = Reader(pool, plan)
    rows = [int(row) for row in unmatched]
    options = {row: int(np.count_nonzero(admissible(row))) for row in rows}
    found = {row: _tell_stranded(reader, row, forbidden, pinned) for row in rows if not options[row]}
    open_rows = sorted((row for row in rows if options[row]), key=lambda row: (options[row], pool.ids[row]))
    if not is_proven:
        found |= {row: Unmatched(int(pool.ids[row]), Why.OUT_OF_TIME) for row in open_rows}
        open_rows = []
    looks = max(FEWEST_ROWS, MOST_LOOKS // max(len(pool), 1))
    has_trio = np.count_nonzero(mate < 0) > len(rows) + pinned.size
    is_only_one = len(open_rows) == 1 and not has_trio
    while open_rows:
        walk = walk_from(open_rows[0], mate, admissible, most_rows=looks)
        looks -= walk.rows_read
        rivals = [row for row in open_rows[1:] if walk.is_whole and _needs_only(admissible(row), walk)]
        walk.is_even[rivals] = True
        told = {row: _tell(pool, row, walk, is_only_one=is_only_one) for row in (open_rows[0], *rivals)}
        found |= told
        open_rows = [row for row in open_rows if row not in told]
    return tuple(found[row] for row in rows)


@dataclass
class Walk:
    """Hold who was reached from somebody left out.

    is_even      bool[n], reached after an even number of steps: could be left out instead
    is_odd       bool[n], reached after an odd number only: a scarce partner
    is_whole     whether the walk came to its end; False when it was cut short by its limit
    is_largest   False when the walk reached two people who could be paired after all
    rows_read    how many people were looked at
    """

    is_even: NDArray[np.bool_]
    is_odd: NDArray[np.bool_]
    is_whole: bool = True
    is_largest: bool = True
    rows_read: int = 0


@dataclass
class _Tree:
    """Hold a search: how each row was reached, and the odd circle it has joined (named by its base)."""

    mate: NDArray[np.int64]
    walk: Walk
    circle: NDArray[np.int64]
    came_from: NDArray[np.int64]
    root: int
    queue: deque[int] = field(default_factory=deque)

    def extend(self, row: int, scarce: int) -> None:
        """Reach a new person from an even one, and that person's partner."""
        self.walk.is_odd[scarce] = True
        self.came_from[scarce] = row
        self._make_even(int(self.mate[scarce]))

    def find_circle(self, row: int) -> int:
        """Find the base of the circle that holds this row, shortening the way for the next time."""
        base = row
        while self.circle[base] != base:
            base = int(self.circle[base])
        while self.circle[row] != base:
            self.circle[row], row = base, int(self.circle[row])
        return base

    def join(self, one: int, other: int) -> None:
        """Join the odd circle that a possible pair of two even people closes."""
        base = self._find_common_base(one, other)
        self._fold(one, base)
        self._fold(other, base)

    def _make_even(self, row: int) -> None:
        self.walk.is_even[row] = True
        self.queue.append(row)

    def _step_up(self, base: int) -> int:
        """Go two steps towards the root, to the base of the circle there; -1 from the root."""
        if base == self.find_circle(self.root):
            return -1
        return self.find_circle(int(self.came_from[self.mate[base]]))

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
            self.walk.is_odd[scarce] = False
            self._make_even(scarce)
            place = self.find_circle(int(self.came_from[scarce]))


def walk_from(
    row: int, mate: NDArray[np.int64], admissible: Callable[[int], NDArray[np.bool_]], *, most_rows: int
) -> Walk:
    """Walk from a row without a partner to everybody who competes with it; see the module for what is found.

    Cost O(people) for each row that is looked at, ``most_rows`` of them at most.
    """
    count = len(mate)
    walk = Walk(np.zeros(count, np.bool_), np.zeros(count, np.bool_))
    tree = _Tree(mate, walk, np.arange(count), np.full(count, -1), row)
    tree.queue.append(row)
    walk.is_even[row] = True
    is_matched = mate >= 0
    while tree.queue and walk.is_largest and not walk.is_even[is_matched].all():
        if walk.rows_read >= most_rows:
            walk.is_whole = False
            return walk
        _look_around(tree, tree.queue.popleft(), admissible)
        walk.rows_read += 1
    return walk


def _look_around(tree: _Tree, row: int, admissible: Callable[[int], NDArray[np.bool_]]) -> None:
    walk = tree.walk
    near = admissible(row) & ~walk.is_odd & (tree.circle != tree.find_circle(row))
    if (near & ~walk.is_even & (tree.mate < 0)).any():
        walk.is_largest = False
        return
    for other in np.flatnonzero(near).tolist():
        if not walk.is_even[other]:
            tree.extend(row, other)
        elif tree.find_circle(other) != tree.find_circle(row):
            tree.join(row, other)


def _needs_only(options: NDArray[np.bool_], walk: Walk) -> bool:
    """Tell whether somebody can meet none but the scarce partners of a walk."""
    return not (options & ~walk.is_odd).any()


def _tell(pool: Pool, row: int, walk: Walk, *, is_only_one: bool) -> Unmatched:
    person = int(pool.ids[row])
    if not walk.is_largest:
        return Unmatched(person, Why.OUT_OF_TIME)
    if not walk.is_whole:
        return Unmatched(person, Why.ODD_ONE_OUT if is_only_one else Why.TOO_FEW_PARTNERS)
    group, partners = _list_ids(pool, walk.is_even), _list_ids(pool, walk.is_odd)
    if partners:
        return Unmatched(person, Why.TOO_FEW_PARTNERS, group=group, partners=partners)
    return Unmatched(person, Why.ODD_ONE_OUT, group=group if len(group) <= LARGEST_CIRCLE else ())


def _list_ids(pool: Pool, rows: NDArray[np.bool_]) -> tuple[int, ...]:
    return tuple(sorted(int(person) for person in pool.ids[rows]))


def _tell_stranded(reader: Reader, row: int, forbidden: NDArray[np.int64], pinned: NDArray[np.int64]) -> Unmatched:
    """Count the others who break each hard rule with this row, and those whom the organiser's wishes took away."""
    ids = reader.pool.ids
    admissible = reader.find_admissible(row)
    counts = {name: int(np.count_nonzero(broken)) for name, broken in reader.find_broken(row).items()}
    listed = forbidden[(forbidden == ids[row]).any(axis=1)]
    counts[FORBIDDEN] = int(np.count_nonzero(np.isin(ids, listed) & admissible))
    counts[PINNED] = int(np.count_nonzero(np.isin(ids, pinned) & admissible))
    return Unmatched(int(ids[row]), Why.NOBODY_POSSIBLE, {name: count for name, count in counts.items() if count})
