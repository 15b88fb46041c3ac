"""Read dual prices of people, empty seats and odd sets, and add up the bound that they prove."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.check.nests import Line, do_cross, draw_line
from pairloom.matching.check.reading import Whole, read_object, read_wholes
from pairloom.matching.errors import ProofError

DEAREST = 1 << 59
MOST = 1 << 61
FAR = 3 << 60


@dataclass(frozen=True)
class Prices:
    """Hold the prices of one graph, for weights times 4.

    vertices  int64[n + seats], prices; FAR for people who are out, so that no pair with them is ever too cheap
    line      all sets; odds and evens those of an odd and an even number of members
    total     the sum of all prices, each set counted half its size: the bound, times 4
    """

    people: int
    vertices: Whole
    line: Line
    odds: Line
    evens: Line
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
        if isolated[self.line.place[: self.people] >= 0].any():
            raise ProofError(f"{where} has an odd set with somebody who has no possible partner")
        self.vertices[: self.people][isolated] = FAR


def read_prices(value: object, out: NDArray[np.bool_], seats: int | None, *, where: str) -> Prices:
    """Read prices on the graph of all people who are not out, with this many empty seats (None: any number)."""
    entry, count = read_object(value, f"the prices of {where}", ("people", "seats", "odd_sets")), len(out)
    people = read_wholes(entry["people"], f"the people's prices of {where}", -DEAREST, DEAREST, count)
    if people[out].any():
        raise ProofError(f"{where} has a price for somebody who takes no part in it; 0 is wanted")
    chairs = read_wholes(entry["seats"], f"the seats' prices of {where}", -DEAREST, DEAREST, seats)
    sets = _read_sets(entry["odd_sets"], out, len(chairs), where)
    halves = sum(price * (size // 2) for price, size in zip(sets.prices.tolist(), sets.sizes.tolist(), strict=True))
    total = sum(people.tolist()) + sum(chairs.tolist()) + halves
    if abs(total) > MOST:
        raise ProofError(f"the prices of {where} add up to more than 2^61; that is too much to work with safely")
    is_odd = sets.sizes % 2 == 1
    return Prices(
        people=count,
        vertices=np.concatenate([np.where(out, FAR, people), chairs]),
        line=sets.draw(sets.sizes > 0),
        odds=sets.draw(is_odd),
        evens=sets.draw(~is_odd),
        total=total,
    )


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
        prices.line.add_shared(slack, rows, seats)
        if (slack < 0).any():
            raise ProofError(
                f"{where}: row {start + int((slack < 0).any(axis=1).argmax())} is too cheap for an empty seat"
            )


@dataclass(frozen=True)
class _Sets:
    """Hold the sets of one graph as they are written: stretches of a line, from begins to ends."""

    place: Whole
    members: int
    begins: Whole
    ends: Whole
    prices: Whole

    @property
    def sizes(self) -> Whole:
        """Count the members of each set."""
        return self.ends - self.begins

    def draw(self, kept: NDArray[np.bool_]) -> Line:
        """Draw the line of some of the sets."""
        return draw_line(self.place, self.members, self.begins[kept], self.ends[kept], self.prices[kept])


def _read_sets(value: object, out: NDArray[np.bool_], seats: int, where: str) -> _Sets:
    entry = read_object(value, f"the odd sets of {where}", ("line", "begins", "ends", "prices"))
    line = read_wholes(entry["line"], f"the members of odd sets of {where}", 0, len(out) + seats - 1)
    begins = read_wholes(entry["begins"], f"the begins of odd sets of {where}", 0, len(line))
    ends = read_wholes(entry["ends"], f"the ends of odd sets of {where}", 0, len(line), len(begins))
    prices = read_wholes(entry["prices"], f"the prices of odd sets of {where}", 0, DEAREST, len(begins))
    _check_sets(line, begins, ends, out, where)
    if sum(prices.tolist()) > DEAREST:
        raise ProofError(f"the odd sets of {where} cost more than 2^59; that is too dear to add up safely")
    place = np.full(len(out) + seats, -1, np.int64)
    place[line] = np.arange(len(line))
    return _Sets(place, len(line), begins, ends, prices)


def _check_sets(line: Whole, begins: Whole, ends: Whole, out: NDArray[np.bool_], where: str) -> None:
    """Refuse members named twice or taking no part, sets of fewer than three, and sets that cross."""
    if len(np.unique(line)) < len(line):
        raise ProofError(f"{where} has odd sets that name a member twice")
    if out[line[line < len(out)]].any():
        raise ProofError(f"{where} has an odd set with somebody who takes no part in it")
    if len(begins) and (ends - begins).min() < 3:
        raise ProofError(f"{where} has an odd set of {(ends - begins).min()} members; 3 or more are wanted")
    if do_cross(begins, ends):
        raise ProofError(f"{where} has two odd sets that cross; they must lie in one another or apart")
