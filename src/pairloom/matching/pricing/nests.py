"""Tell in compiled code what the odd sets cost that hold two people."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom.compiling import compiled_inside


class Nests(NamedTuple):
    """Hold nested sets as ranges of places.

    inner int32[n], the smallest set of each person (-1: none); place int64[n]; of each set: parent int32[k] (-1: none),
    begins, ends int32[k], total int64[k], its price and those of all sets around it.
    """

    inner: NDArray[np.int32]
    place: NDArray[np.int64]
    parent: NDArray[np.int32]
    begins: NDArray[np.int32]
    ends: NDArray[np.int32]
    total: NDArray[np.int64]


def make_no_nests(people: int) -> Nests:
    """Make the nests of people who are in no odd set."""
    none = np.empty(0, np.int32)
    return Nests(np.full(people, -1, np.int32), np.zeros(people, np.int64), none, none, none, np.empty(0, np.int64))


@compiled_inside
def measure_shared(nests: Nests, one: int, other: int) -> int:
    """Add up the prices of all sets that hold both: those of the smallest such set and of the sets around it."""
    held, place = nests.inner[one], nests.place[other]
    while held >= 0 and not nests.begins[held] <= place < nests.ends[held]:
        held = nests.parent[held]
    return int(nests.total[held]) if held >= 0 else 0


@compiled_inside
def measure_broken(nests: Nests, one: int, two: int, three: int) -> int:
    """Add up what three people take out of the sets: a set's price for each pair that it then has less room for."""
    total = 0
    for turn in range(3):
        own = one if turn == 0 else two if turn == 1 else three
        held = nests.inner[own]
        while held >= 0:
            begin, end, outer = nests.begins[held], nests.ends[held], nests.parent[held]
            has_one = begin <= nests.place[one] < end
            has_two = begin <= nests.place[two] < end
            is_counted = (turn > 0 and has_one) or (turn > 1 and has_two)
            if not is_counted:
                lost = int(has_one) + int(has_two) + int(begin <= nests.place[three] < end)
                price = nests.total[held] - (nests.total[outer] if outer >= 0 else 0)
                total += price * ((end - begin) // 2 - (end - begin - lost) // 2)
            held = outer
    return total
