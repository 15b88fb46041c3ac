"""Survey everybody's best partners at some prices, and guess prices from those of a sample."""

from functools import partial

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom.compiling import compiled, compiled_inside
from pairloom.matching.plan import BEST
from pairloom.matching.pricing.market import Market, Pairs
from pairloom.matching.pricing.rooms import Room, make_room
from pairloom.matching.pricing.screening import (
    Glance,
    Screen,
    count_needed,
    draw_screen,
    limit_gains,
    limit_rels,
    pick_near,
)
from pairloom.matching.pricing.weighing import NO_PAIR, Stall, find_lower, weigh_block, weigh_packed
from pairloom.matching.scoring.kernel import BLOCK, are_apart, fill_block, prepare_row
from pairloom.matching.scoring.shelving import score_place
from pairloom.matching.scoring.threads import Stopwatch, run_in_threads

NOTHING = np.iinfo(np.int64).min
TELLING = 128


def survey_pairs(
    market: Market, prices: NDArray[np.int64], count: int, *, lowest: bool = True, watch: Stopwatch | None = None
) -> tuple[Pairs, NDArray[np.int16]]:
    """Find for each person the ``count`` best partners by w - y, the one of the best lower rel, and that lower rel.

    Returns the pairs found and int16[size], for each person the largest possible min(rel, rel back); -1 without any.
    Where the lower rel is not asked for, it is left out, and 1000 stands for it.
    """
    partners = np.full((market.size, count + 1), -1, np.int32)
    best_low = np.full(market.size, -1 if lowest else BEST, np.int16)
    screen = draw_screen(market.stall, market.shelf, prices, market.weigh_most(), rels=lowest)
    work = (_survey_rows, market.stall, screen, prices, partners, best_low)
    run_in_threads(work, market.size, scratch=partial(make_room, market), watch=watch)
    rows = np.repeat(np.arange(market.size), count + 1)
    chosen = partners.ravel() >= 0
    return market.weigh(rows[chosen], partners.ravel()[chosen]), best_low


def extrapolate_prices(
    market: Market, prices: NDArray[np.int64], *, watch: Stopwatch | None = None
) -> NDArray[np.int64]:
    """Guess everybody's price from the exact prices of a sample, the first len(prices) rows: max of 4 w - y over it."""
    guess = np.zeros(market.size, np.int64)
    guess[: len(prices)] = prices
    work = (_extrapolate_rows, market.stall, prices, guess)
    run_in_threads(work, market.size - len(prices), scratch=partial(make_room, market), watch=watch)
    return guess


@compiled
def _survey_rows(  # noqa: PLR0917 - compiled
    first: int,
    last: int,
    stall: Stall,
    screen: Screen,
    prices: NDArray[np.int64],
    partners: NDArray[np.int32],
    lowest: NDArray[np.int16],
    room: Room,
) -> None:
    """Keep the best partners of each row by 4 w - y in a short list, worst last; the last column is the fairest.

    A few people first tell how good the list will be at least, so that all others are looked at with that in mind.
    """
    count, size = partners.shape[1] - 1, len(screen.shelf.order)
    gains = room.gains
    for row in range(first, last):
        prepare_row(stall.form, row, room.scratch.line)
        gains[:] = NOTHING
        best_low = _survey_part(stall, screen, prices, row, max(size // TELLING, 1), partners, lowest[row], room)
        partners[row, :] = -1
        gains[:] = max(gains[count - 1], NOTHING + 1) - 1
        lowest[row] = _survey_part(
            stall, screen, prices, row, 1, partners, max(best_low, 0) - int(lowest[row] < 0), room
        )


@compiled
def _survey_part(  # noqa: PLR0917 - compiled
    stall: Stall,
    screen: Screen,
    prices: NDArray[np.int64],
    row: int,
    step: int,
    partners: NDArray[np.int32],
    best_low: int,
    room: Room,
) -> int:
    """Survey everybody, or one of ``step``, as far as they can better the list; the best lower rel then."""
    shelf, glance, other_glance, gains = screen.shelf, room.glance, room.other, room.gains
    own, count = shelf.kinds[row], partners.shape[1] - 1
    for kind in range(len(shelf.starts) - 1):
        for start in range(shelf.starts[kind], shelf.starts[kind + 1], BLOCK):
            stop = min(start + BLOCK, shelf.starts[kind + 1])
            if step > 1:
                found = _pick_some(start, stop, step, glance)
            else:
                limit_gains(stall, screen, row, kind, gains[count - 1] + 1, glance.limits)
                count_needed(screen.gains, own, start, stop, glance.limits, glance.needed)
                if best_low < BEST:
                    limit_rels(stall, screen, row, kind, best_low + 1, glance.limits)
                    count_needed(screen.rels, own, start, stop, glance.limits, other_glance.needed)
                    for place in range(stop - start):
                        glance.needed[place] = min(glance.needed[place], other_glance.needed[place])
                found = pick_near(shelf.items[row], shelf.masks[start:stop], glance)
            for place in range(found):
                spot = start + glance.near[place]
                other = shelf.order[spot]
                packed = score_place(stall.form, shelf, row, kind, spot, room.scratch.line)
                weight, low = weigh_packed(stall, row, other, packed), find_lower(stall, row, other, packed)
                gain = 4 * weight - prices[other]
                if (weight == NO_PAIR) | ((low <= best_low) & (gain <= gains[count - 1])):
                    continue
                if are_apart(stall.form, row, other):
                    continue
                if low > best_low:
                    best_low, partners[row, count] = low, other
                if gain > gains[count - 1]:
                    insert_best(gains, partners, row, count, gain, other)
    return best_low


@compiled_inside
def _pick_some(start: int, stop: int, step: int, glance: Glance) -> int:
    """Pick the places that are multiples of a step."""
    found = 0
    for place in range(-start % step, stop - start, step):
        glance.near[found] = place
        found += 1
    return found


@compiled_inside
def insert_best(
    gains: NDArray[np.int64], partners: NDArray[np.int32], row: int, count: int, gain: int, other: int
) -> None:
    """Insert somebody into a row's short list, best first; who is last falls out."""
    place = count - 1
    while place > 0 and gains[place - 1] < gain:
        gains[place], partners[row, place] = gains[place - 1], partners[row, place - 1]
        place -= 1
    gains[place], partners[row, place] = gain, other


@compiled
def _extrapolate_rows(
    first: int, last: int, stall: Stall, prices: NDArray[np.int64], guess: NDArray[np.int64], room: Room
) -> None:
    line, block, weights, sample = room.scratch.line, room.scratch.block, room.scratch.weights, len(prices)
    for row in range(first + sample, last + sample):
        prepare_row(stall.form, row, line)
        highest = 0
        for start in range(0, sample, BLOCK):
            stop = min(start + BLOCK, sample)
            fill_block(stall.form, row, start, stop, line, block)
            weigh_block(stall, row, start, stop, room.scratch)
            for place in range(stop - start):
                gain = 4 * weights[place] - prices[start + place]
                highest = max(highest, gain if weights[place] != NO_PAIR else 0)
        guess[row] = highest
