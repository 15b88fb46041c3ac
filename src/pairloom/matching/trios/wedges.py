"""List the triangles whose bound is high enough to matter, by their two cheapest sides.

Let s be the slack of a side, odd sets included. A trio t takes rho(t) out of the bound of the pool, and
2 rho(t) >= s_1 + s_2 + s_3 - Z, Z being the prices of the odd sets that hold all three. The two cheapest sides share a
corner; so corners with pairs of cheap sides, s_1 + 2 s_2 - Z <= 2 (what may be lost), find every trio that matters.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom.compiling import compiled, compiled_inside
from pairloom.matching.lot import draw_hashes
from pairloom.matching.pricing.nests import Nests, measure_broken
from pairloom.matching.pricing.weighing import NO_PAIR, Stall, weigh_packed
from pairloom.matching.scoring.kernel import LOW, score_pair

NO_TRIO = -1
FULL = -1


class Sides(NamedTuple):
    """List the cheap sides at each corner: starts int64[n + 1]; others, slack, held (the price of sets with both).

    even    what of held are sets of an even number; alone int64[n], the price of all such sets that hold a person
    """

    starts: NDArray[np.int64]
    others: NDArray[np.int32]
    slack: NDArray[np.int64]
    held: NDArray[np.int64]
    even: NDArray[np.int64]
    alone: NDArray[np.int64]


@compiled_inside
def weigh_trio(stall: Stall, one: int, two: int, three: int) -> int:
    """Weigh a trio, each member by the lower of its two directions; NO_TRIO where a pair of it does not exist."""
    first = score_pair(stall.form, one, two)
    second = score_pair(stall.form, one, three)
    third = score_pair(stall.form, two, three)
    if first < 0 or second < 0 or third < 0:
        return NO_TRIO
    total = 0
    for member in range(3):
        if member == 0:
            row, points = one, min(first & LOW, second & LOW)
        elif member == 1:
            row, points = two, min(first >> 32, third & LOW)
        else:
            row, points = three, min(second >> 32, third >> 32)
        rel = (points * stall.factor[row] + stall.offset[row]) >> 20
        if rel < stall.floor:
            return NO_TRIO
        total += stall.table[rel]
        if points >= stall.median[row]:
            total += stall.upper
    if stall.lot:
        a, b, c = stall.hashes[one], stall.hashes[two], stall.hashes[three]
        total += int(draw_hashes(a, b) + draw_hashes(a, c) + draw_hashes(b, c)) // 2
    return total


@compiled
def find_triangles(  # noqa: PLR0917 - compiled
    first: int,
    last: int,
    stall: Stall,
    sides: Sides,
    prices: NDArray[np.int64],
    nests: Nests,
    base4: int,
    least4: int,
    trios: NDArray[np.int32],
) -> int:
    """Find trios with base4 - prices - sets broken + 4 weight > least4: into int32[room, 3]; their number, or FULL.

    Looks at corners first..last. A trio may come more than once. The third side is weighed by itself first: with
    the sets that hold two of the three, most trios are told by that to cost too much.
    """
    found, lost = 0, base4 - least4
    for corner in range(first, last):
        begin, end = sides.starts[corner], sides.starts[corner + 1]
        for far in range(begin, end):
            if 2 * sides.slack[far] - sides.held[far] > 2 * lost:
                continue
            for near in range(begin, far):
                if sides.slack[near] + 2 * sides.slack[far] - sides.held[far] > 2 * lost:
                    break
                if sides.slack[near] + 2 * sides.slack[far] - sides.held[near] > 2 * lost:
                    continue
                one, two = sides.others[near], sides.others[far]
                third = weigh_packed(stall, one, two, score_pair(stall.form, one, two))
                cost = sides.slack[near] + sides.slack[far] + abs(sides.held[near] - sides.held[far])
                if third == NO_PAIR or cost + prices[one] + prices[two] - 4 * third >= 2 * lost:
                    continue
                weight = weigh_trio(stall, corner, one, two)
                if weight == NO_TRIO:
                    continue
                value = base4 - prices[corner] - prices[one] - prices[two] + 4 * weight
                if value <= least4 or value - measure_broken(nests, corner, one, two) <= least4:
                    continue
                if found == len(trios):
                    return FULL
                low, high = min(corner, one, two), max(corner, one, two)
                trios[found, 0], trios[found, 1], trios[found, 2] = low, corner + one + two - low - high, high
                found += 1
    return found


@compiled
def find_closed(  # noqa: PLR0917 - compiled
    first: int,
    last: int,
    stall: Stall,
    sides: Sides,
    prices: NDArray[np.int64],
    base4: int,
    least4: int,
    trios: NDArray[np.int32],
    marks: NDArray[np.int64],
) -> int:
    """Find the same trios among those whose three pairs all are sides, each once; marks int64[n] is room to work on.

    Every set takes its price out when it holds two or three of a trio, and an even one once more when it holds one or
    three. Sets lie in one another, so what the three pairs share tells both. A trio is found at the member with the
    fewest sides (of equals, the lowest row), so few wedges are looked at.
    """
    found, lost, starts = 0, base4 - least4, sides.starts
    marks[:] = -1
    for corner in range(first, last):
        begin, end = starts[corner], starts[corner + 1]
        for place in range(begin, end):
            marks[sides.others[place]] = place
        for near in range(begin, end):
            one = sides.others[near]
            if not _comes_before(starts, corner, one):
                continue
            for across in range(starts[one], starts[one + 1]):
                two = sides.others[across]
                far = marks[two]
                if far < begin or far >= end or not _comes_before(starts, one, two):
                    continue
                plain = sides.slack[near] + sides.slack[far] + sides.slack[across]
                plain -= sides.held[near] + sides.held[far] + sides.held[across]
                drop = max(sides.held[near], sides.held[far], sides.held[across])
                drop += sides.alone[corner] + sides.alone[one] + sides.alone[two]
                drop -= 2 * (sides.even[near] + sides.even[far] + sides.even[across])
                drop += 4 * min(sides.even[near], sides.even[far], sides.even[across])
                if plain + 2 * drop >= 2 * lost:
                    continue
                weight = weigh_trio(stall, corner, one, two)
                if weight == NO_TRIO:
                    continue
                value = base4 - prices[corner] - prices[one] - prices[two] + 4 * weight
                if value - drop <= least4:
                    continue
                if found == len(trios):
                    return FULL
                low, high = min(corner, one, two), max(corner, one, two)
                trios[found, 0], trios[found, 1], trios[found, 2] = low, corner + one + two - low - high, high
                found += 1
    return found


@compiled_inside
def _comes_before(starts: NDArray[np.int64], one: int, other: int) -> bool:
    mine, theirs = starts[one + 1] - starts[one], starts[other + 1] - starts[other]
    return bool(mine < theirs or (mine == theirs and one < other))


@compiled
def weigh_trios(stall: Stall, members: NDArray[np.int32], weights: NDArray[np.int64]) -> None:
    """Weigh trios int32[k, 3] into weights int64[k]."""
    for place in range(len(members)):
        weights[place] = weigh_trio(stall, members[place, 0], members[place, 1], members[place, 2])
