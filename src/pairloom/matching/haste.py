"""Place people quickly when there is no time for more: best partners within blocks of people, then one matching."""

from functools import partial

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom import maximum_weight_matching
from pairloom.matching.blossom.compiling import compiled
from pairloom.matching.lot import LOT_BITS, draw_hashes
from pairloom.matching.pricing import Market, Pairs
from pairloom.matching.pricing.rooms import Room, make_room
from pairloom.matching.pricing.surveys import NOTHING, insert_best
from pairloom.matching.pricing.weighing import NO_PAIR, Stall, weigh_block
from pairloom.matching.scoring.kernel import BLOCK, fill_block, prepare_row
from pairloom.matching.scoring.threads import run_in_threads
from pairloom.matching.solution import Solution

BLOCK_OF_PEOPLE = 2_048
BEST_OF_ROW = 8


def place_in_haste(market: Market) -> tuple[Solution, Pairs]:
    """Match people with partners of their own block, as many as possible and then as well as possible.

    Among equally good partners the lot decides, so that not everybody picks the same few.

    Cost: 2,048 pairs a person, and one sparse matching: seconds for 200,000 people. Loses a few per cent of the sum.
    """
    partners = np.full((market.size, BEST_OF_ROW), -1, np.int32)
    work = (_pick_in_blocks, market.stall, market.size, partners)
    run_in_threads(work, market.size, scratch=partial(make_room, market))
    rows = np.repeat(np.arange(market.size), BEST_OF_ROW)
    chosen = partners.ravel() >= 0
    seen = market.weigh(rows[chosen], partners.ravel()[chosen])
    lift = int(seen.w.max(initial=0)) + 1
    matching = maximum_weight_matching(market.size, seen.u, seen.v, seen.w + lift)
    return Solution(matching.mate, None), seen


@compiled
def _pick_in_blocks(first: int, last: int, stall: Stall, size: int, partners: NDArray[np.int32], room: Room) -> None:
    count = partners.shape[1]
    line, block, gains = room.scratch.line, room.scratch.block, room.gains
    for row in range(first, last):
        prepare_row(stall.form, row, line)
        gains[:] = NOTHING
        begin = row // BLOCK_OF_PEOPLE * BLOCK_OF_PEOPLE
        end = min(begin + BLOCK_OF_PEOPLE, size)
        for start in range(begin, end, BLOCK):
            stop = min(start + BLOCK, end)
            fill_block(stall.form, row, start, stop, line, block)
            weigh_block(stall, row, start, stop, room.scratch)
            for place in range(stop - start):
                weight = room.scratch.weights[place]
                if weight == NO_PAIR:
                    continue
                spread = int(draw_hashes(stall.hashes[row], stall.hashes[start + place]))
                gain = (weight << LOT_BITS) + spread
                if gain > gains[count - 1]:
                    insert_best(gains, partners, row, count, gain, start + place)
