"""Leave out at a glance the pairs that share too few items to matter at the prices in hand.

A direction gains at most what the shared items and the best of all else give: known for each person by the partner's
kind and the number of shared items. So each person needs some number of shared items to matter to a row, found by a few
comparisons of neighbours in memory; only who shares as many is weighed. A bound is never below the weight, so no pair
is missed. About 1 ns a pair and core.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom.compiling import compiled, compiled_inside
from pairloom.matching.lot import LOT_BITS
from pairloom.matching.plan import BEST
from pairloom.matching.pricing.weighing import Stall
from pairloom.matching.scoring.kernel import LOW, count_bits
from pairloom.matching.scoring.shelving import Shelf

FINITE = 1 << 58
HIGHEST = 1 << 30
NEVER = 64


class Screen(NamedTuple):
    """Hold what a look at shared items needs at some prices; both arrays int32[k, most + 1, n], or empty.

    They tell, in the order of the shelf, what each person gives a row of this kind at most by so many shared items.

    gains   4 times the weight of the person's direction, less the own price; in steps of 1 << shift, rounded down
    rels    rel
    """

    shelf: Shelf
    gains: NDArray[np.int32]
    rels: NDArray[np.int32]
    shift: int


class Glance(NamedTuple):
    """Hold room to write on: limits int32[most + 1] of a row and a kind; of a block: needed and near, int32[BLOCK]."""

    limits: NDArray[np.int32]
    needed: NDArray[np.int32]
    near: NDArray[np.int32]


def make_glance(shelf: Shelf, block: int) -> Glance:
    """Make room for one thread."""
    return Glance(np.empty(shelf.shared.shape[2], np.int32), np.empty(block, np.int32), np.empty(block, np.int32))


def draw_screen(stall: Stall, shelf: Shelf, prices: NDArray[np.int64], most: int, *, rels: bool = False) -> Screen:
    """Draw the screen of a pass at these prices; ``most`` is the largest weight of a pair. ``rels``: with those too."""
    finite = prices[np.abs(prices) < FINITE]
    highest = max(int(np.abs(finite).max(initial=0)), 4 * most)
    shift = max((4 * highest).bit_length() - 29, 0)
    kinds, _, levels = shelf.shared.shape
    screen = Screen(
        shelf,
        np.empty((kinds, levels, len(shelf.order)), np.int32),
        np.empty((kinds, levels, len(shelf.order) if rels else 0), np.int32),
        shift,
    )
    _fill_screen(stall, screen, prices)
    return screen


@compiled
def _fill_screen(stall: Stall, screen: Screen, prices: NDArray[np.int64]) -> None:
    """Fill in gains and rels; both rise with the number of items shared."""
    shelf, gains, rels = screen.shelf, screen.gains, screen.rels
    for place in range(len(shelf.order)):
        row = shelf.order[place]
        for kind in range(gains.shape[0]):
            gain, rel = -HIGHEST - 1, -1
            for shared in range(gains.shape[1]):
                points = bound_points(shelf, row, kind, shared)
                rel = max(rel, bound_rel(stall, row, points))
                bound = bound_weight(stall, row, points)
                if bound >= 0:
                    left = min((4 * bound - prices[row]) >> screen.shift, HIGHEST)
                    gain = max(gain, left)
                gains[kind, shared, place] = gain
                if rels.size:
                    rels[kind, shared, place] = rel


@compiled_inside
def bound_points(shelf: Shelf, row: int, kind: int, shared: int) -> int:
    """Bound the points of a row toward somebody of a kind with whom it shares so many items."""
    return int((shelf.shared[shelf.kinds[row], kind, shared] & LOW) + shelf.rest[row])


@compiled_inside
def bound_rel(stall: Stall, row: int, points: int) -> int:
    """Bound the rel of a direction by its points; never above the best."""
    return int(min((points * stall.factor[row] + stall.offset[row]) >> 20, BEST))


@compiled_inside
def bound_weight(stall: Stall, row: int, points: int) -> int:
    """Bound the weight of a direction by its points; -1 where these are not enough to be a pair at all."""
    rel = bound_rel(stall, row, points)
    if rel < stall.floor:
        return -1
    weight: int = stall.table[rel]
    return weight + stall.upper if points >= stall.median[row] else weight


@compiled_inside
def limit_gains(stall: Stall, screen: Screen, row: int, kind: int, least4: int, limits: NDArray[np.int32]) -> None:
    """Set what somebody of a kind must gain at least, by items shared, so that both directions reach least4."""
    least4 = max(least4, -FINITE) - 4 * stall.pair - ((4 << LOT_BITS) if stall.lot else 0)
    lowest = HIGHEST + 1
    for shared in range(len(limits)):
        bound = bound_weight(stall, row, bound_points(screen.shelf, row, kind, shared))
        if bound >= 0:
            lowest = min(lowest, max((least4 - 4 * bound) >> screen.shift, -HIGHEST), HIGHEST + 1)
        limits[shared] = lowest


@compiled_inside
def limit_rels(stall: Stall, screen: Screen, row: int, kind: int, least: int, limits: NDArray[np.int32]) -> None:
    """Set what rel somebody of a kind must reach at least, by items shared, so that both directions reach it."""
    lowest = BEST + 1
    for shared in range(len(limits)):
        if bound_rel(stall, row, bound_points(screen.shelf, row, kind, shared)) >= least:
            lowest = least
        limits[shared] = lowest


@compiled_inside
def count_needed(
    reached: NDArray[np.int32], kind: int, start: int, stop: int, limits: NDArray[np.int32], needed: NDArray[np.int32]
) -> None:
    """Count the items that places start..stop must share with a row of a kind; more than 64 where none are enough.

    reached int32[k, most + 1, n], what they give; limits int32[most + 1], what is wanted; needed int32[BLOCK]
    """
    last = len(limits) - 1
    for shared in range(last + 1):
        line, limit, step = reached[kind, shared][start:stop], limits[shared], np.int32(1)
        if shared == last:
            step = np.int32(NEVER + 1)
        if shared == 0:
            for place in range(len(line)):
                needed[place] = step if line[place] < limit else np.int32(0)
        else:
            for place in range(len(line)):
                needed[place] += step if line[place] < limit else np.int32(0)


@compiled_inside
def pick_near(mine: int, masks: NDArray[np.uint64], glance: Glance) -> int:
    """Write the places of those who share as many items as needed to ``near``; their number."""
    needed, near, found = glance.needed, glance.near, 0
    for place in range(len(masks)):
        near[found] = place
        found += int(count_bits(mine & masks[place]) >= needed[place])
    return found
