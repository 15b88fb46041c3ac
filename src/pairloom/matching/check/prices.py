"""Read dual prices of people, empty seats and odd sets, and add up the bound that they prove."""

from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.check.nests import Line, line_up
from pairloom.matching.check.reading import Whole, read_list, read_object, read_whole, read_wholes
from pairloom.matching.errors import ProofError

DEAREST = 1 << 59
MOST = 1 << 61
FAR = 3 << 60


@dataclass(frozen=True)
class Prices:
    """Hold the prices of one graph, for weights times 4.

    vertices  int64[n + seats], prices; FAR for people who are out, so that no pair with them is ever too cheap
    sets      sorted members and the price of each odd set
    spots     int64[m, 2], (row, number of the set), sorted by row
    total     the sum of all prices, each odd set counted half its size: the bound, times 4
    """

    people: int
    vertices: Whole
    sets: tuple[tuple[Whole, int], ...]
    spots: Whole
    line: Line | None
    evens: Line | None
    alone: Whole
    total: int

    @property
    def bound(self) -> int:
        """Give the bound in units of the weights."""
        return self.total // 4

    @property
    def seats(self) -> int:
        """Count the empty seats."""
        return len(self.vertices) - self.people

    def leave_out(self, isolated: NDArray[np.bool_], *, where: str) -> None:
        """Take people out whom nobody can be paired with; refuses a price for them."""
        if self.vertices[: self.people][isolated & (self.vertices[: self.people] != FAR)].any():
            raise ProofError(f"{where} has a price for somebody who has no possible partner; 0 is wanted")
        if isolated[self.spots[self.spots[:, 0] < self.people, 0]].any():
            raise ProofError(f"{where} has an odd set with somebody who has no possible partner")
        self.vertices[: self.people][isolated] = FAR

    def add_shared(self, slack: Whole, rows: slice, cols: slice) -> None:
        """Add to a block of pairs the prices of all odd sets that hold both."""
        if self.line is not None:
            self.line.add_shared(slack, rows, cols)
            return
        first, last = np.searchsorted(self.spots[:, 0], [rows.start, rows.stop])
        for number in np.unique(self.spots[first:last, 1]):
            members, price = self.sets[number]
            low, high = np.searchsorted(members, [rows.start, rows.stop])
            left, right = np.searchsorted(members, [cols.start, cols.stop])
            slack[np.ix_(members[low:high] - rows.start, members[left:right] - cols.start)] += price


def read_prices(value: object, out: NDArray[np.bool_], seats: int | None, *, where: str) -> Prices:
    """Read prices on the graph of all people who are not out, with this many empty seats (None: any number)."""
    entry, count = read_object(value, f"the prices of {where}", ("people", "seats", "odd_sets")), len(out)
    people = read_wholes(entry["people"], f"the people's prices of {where}", -DEAREST, DEAREST, count)
    if people[out].any():
        raise ProofError(f"{where} has a price for somebody who takes no part in it; 0 is wanted")
    chairs = read_wholes(entry["seats"], f"the seats' prices of {where}", -DEAREST, DEAREST, seats)
    sets = tuple(
        _read_set(item, out, len(chairs), where) for item in read_list(entry["odd_sets"], f"odd sets of {where}")
    )
    if sum(price for _, price in sets) > DEAREST:
        raise ProofError(f"the odd sets of {where} cost more than 2^59; that is too dear to add up safely")
    halves = sum(price * (len(members) // 2) for members, price in sets)
    total = sum(people.tolist()) + sum(chairs.tolist()) + halves
    if abs(total) > MOST:
        raise ProofError(f"the prices of {where} add up to more than 2^61; that is too much to work with safely")
    vertices = np.concatenate([np.where(out, FAR, people), chairs])
    line, even = line_up(sets, len(vertices)), [(members, price) for members, price in sets if len(members) % 2 == 0]
    alone = np.zeros(len(vertices), np.int64)
    for members, price in even if line else ():
        alone[members] += price
    evens = line_up(even, len(vertices)) if line else None
    return Prices(count, vertices, sets, _list_spots(sets), line, evens, alone, total)


def check_seats(prices: Prices, *, where: str) -> None:
    """Check that everybody may take every empty seat, at weight 0, without being paid more than they cost."""
    count, seats = prices.people, slice(prices.people, len(prices.vertices))
    chairs = prices.vertices[seats]
    if not len(chairs) or prices.vertices[:count].min(initial=FAR) + chairs.min() >= 0:
        return
    height = max(1, (1 << 18) // len(chairs))
    for start in range(0, count, height):
        rows = slice(start, min(start + height, count))
        slack = prices.vertices[rows, None] + chairs[None, :]
        prices.add_shared(slack, rows, seats)
        if (slack < 0).any():
            raise ProofError(
                f"{where}: row {start + int((slack < 0).any(axis=1).argmax())} is too cheap for an empty seat"
            )


def _read_set(value: object, out: NDArray[np.bool_], seats: int, where: str) -> tuple[Whole, int]:
    members_and_price = read_list(value, f"an odd set of {where}", 2)
    members = np.sort(read_wholes(members_and_price[0], f"an odd set of {where}", 0, len(out) + seats - 1))
    price = read_whole(members_and_price[1], f"the price of an odd set of {where}", 0, DEAREST)
    if len(members) < 3:
        raise ProofError(f"{where} has an odd set of {len(members)} members; 3 or more are wanted")
    if (np.diff(members) == 0).any():
        raise ProofError(f"{where} has an odd set that names a member twice")
    if out[members[members < len(out)]].any():
        raise ProofError(f"{where} has an odd set with somebody who takes no part in it")
    return members, price


def _list_spots(sets: tuple[tuple[Whole, int], ...]) -> Whole:
    numbers = np.repeat(np.arange(len(sets)), [len(members) for members, _ in sets])
    rows = np.fromiter(chain.from_iterable(members.tolist() for members, _ in sets), np.int64)
    spots = np.stack([rows, numbers.astype(np.int64)], axis=1)
    return spots[np.argsort(rows, kind="stable")]
