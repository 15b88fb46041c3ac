"""Weigh pairs by their points, one by itself or a block of them at once.

A block is weighed in short loops without a jump that depends on the pair: whether two may meet is hard to guess, and a
wrong guess costs more than weighing. About 2 ns a pair and core.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom.compiling import compiled, compiled_inside
from pairloom.matching.lot import draw_hashes
from pairloom.matching.scoring.kernel import LOW, Form, Scratch

NO_PAIR = -1
POINTS = np.uint64(LOW)
HALF = np.uint64(32)
SCALE = np.uint64(20)


class Stall(NamedTuple):
    """Hold what weighs a pair, for compiled code.

    factor, offset uint32[n]: rel = (points * factor + offset) >> 20; median int32[n]; hashes uint64[n];
    table int64[1001]: weight of a direction by its rel; upper: weight of a direction that reaches the percentile.
    """

    form: Form
    factor: NDArray[np.uint32]
    offset: NDArray[np.uint32]
    median: NDArray[np.int32]
    hashes: NDArray[np.uint64]
    table: NDArray[np.int64]
    floor: int
    pair: int
    upper: int
    scale: int
    lot: int


@compiled_inside
def weigh_packed(stall: Stall, row: int, other: int, packed: int) -> int:
    """Weigh a pair by its packed points; NO_PAIR where a direction lies below the floor or a rule is broken."""
    if packed < 0:
        return NO_PAIR
    forth, back = packed & LOW, packed >> 32
    rel_forth = (forth * stall.factor[row] + stall.offset[row]) >> 20
    rel_back = (back * stall.factor[other] + stall.offset[other]) >> 20
    if rel_forth < stall.floor or rel_back < stall.floor:
        return NO_PAIR
    weight: int = stall.pair + stall.table[rel_forth] + stall.table[rel_back]
    if stall.upper:
        weight += stall.upper * (int(forth >= stall.median[row]) + int(back >= stall.median[other]))
    if stall.lot:
        weight += int(draw_hashes(stall.hashes[row], stall.hashes[other]))
    return weight


@compiled_inside
def find_lower(stall: Stall, row: int, other: int, packed: int) -> int:
    """Find the lower rel of both directions by packed points; -1 where a rule is broken."""
    if packed < 0:
        return -1
    rel_forth = ((packed & LOW) * stall.factor[row] + stall.offset[row]) >> 20
    rel_back = ((packed >> 32) * stall.factor[other] + stall.offset[other]) >> 20
    return int(min(rel_forth, rel_back))


@compiled
def weigh_block(stall: Stall, row: int, start: int, stop: int, scratch: Scratch) -> None:
    """Weigh a row with start..stop by their packed points in ``block``.

    Writes ``forth`` and ``back``, the rel of each direction (-1 where a rule is broken), and ``weights``, as
    `weigh_packed` gives them.
    """
    rate_block(stall, row, start, stop, scratch)
    forth, back, weights = scratch.forth, scratch.back, scratch.weights
    table, pair, floor = stall.table, stall.pair, max(stall.floor, 0)
    for place in range(stop - start):
        one, two = forth[place], back[place]
        both = pair + table[np.uint32(max(one, 0))] + table[np.uint32(max(two, 0))]
        weights[place] = both if min(one, two) >= floor else NO_PAIR
    if stall.upper:
        _add_upper(stall, row, start, stop, scratch)
    if stall.lot:
        for place in range(stop - start):
            if weights[place] != NO_PAIR:
                weights[place] += int(draw_hashes(stall.hashes[row], stall.hashes[start + place]))


@compiled
def rate_block(stall: Stall, row: int, start: int, stop: int, scratch: Scratch) -> None:
    """Write the rel of each direction of a block, -1 where a rule is broken."""
    block, forth, back = scratch.block, scratch.forth, scratch.back
    factor, offset = np.uint64(stall.factor[row]), np.uint64(stall.offset[row])
    for place in range(stop - start):
        packed = np.uint64(max(block[place], 0))
        broken = np.int32(-1 if block[place] < 0 else 0)
        other = start + place
        one = ((packed & POINTS) * factor + offset) >> SCALE
        two = ((packed >> HALF) * np.uint64(stall.factor[other]) + np.uint64(stall.offset[other])) >> SCALE
        forth[place], back[place] = np.int32(one) | broken, np.int32(two) | broken


@compiled
def _add_upper(stall: Stall, row: int, start: int, stop: int, scratch: Scratch) -> None:
    """Add what a direction gains that reaches the percentile."""
    block, weights, own = scratch.block, scratch.weights, stall.median[row]
    for place in range(stop - start):
        packed = block[place]
        reached = int((packed & LOW) >= own) + int((packed >> 32) >= stall.median[start + place])
        weights[place] += stall.upper * reached if weights[place] != NO_PAIR else 0
