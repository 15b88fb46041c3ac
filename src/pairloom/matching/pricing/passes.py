"""Pass over all pairs of the active people, in compiled code and on every core.

Prices belong to weights times 4; the slack of a pair is y_i + y_j - 4 * w. A pass lists the pairs with little slack:
they are all that an optimum can use (Applegate and Cook 1993; Cook and Rohe 1999). 5 to 8 ns a pair and core.
"""

from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom.compiling import compiled
from pairloom.matching.lot import LOT_BITS
from pairloom.matching.plan import BEST
from pairloom.matching.pricing.market import Market, Pairs
from pairloom.matching.pricing.nests import Nests, make_no_nests, measure_shared
from pairloom.matching.pricing.weighing import NO_PAIR, Stall, weigh_block, weigh_packed
from pairloom.matching.scoring.kernel import BLOCK, LOW, Scratch, fill_block, make_scratch, prepare_row
from pairloom.matching.scoring.threads import Stopwatch, run_in_threads

NOTHING = np.iinfo(np.int64).min
MOST_BEST = 16
SAMPLE_OF_ROWS = 250
FULL = -1


class Room(NamedTuple):
    """Hold what a pass over pairs writes on: the row in hand, pairs u, v, w found so far, gains of a short list."""

    scratch: Scratch
    u: NDArray[np.int32]
    v: NDArray[np.int32]
    w: NDArray[np.int64]
    gains: NDArray[np.int64]


def make_room(market: Market, pairs: int = 0) -> Room:
    """Make room for one thread, and for this many pairs; memory that is never written is never taken."""
    return Room(
        make_scratch(market.stall.form),
        np.empty(pairs, np.int32),
        np.empty(pairs, np.int32),
        np.empty(pairs, np.int64),
        np.empty(MOST_BEST, np.int64),
    )


def collect_pairs(
    market: Market,
    prices: NDArray[np.int64],
    slack: int,
    *,
    room: int,
    nests: Nests | None = None,
    watch: Stopwatch | None = None,
) -> Pairs | None:
    """Collect all pairs of the market with at most this slack; None when there are more than ``room``.

    ``nests`` are odd sets with their prices: the slack of two people counts those that hold both.
    """
    nests = nests or make_no_nests(market.size)
    work = (_collect_piece, _collect_half, market.stall, market.size, prices, slack, nests)
    answers = run_in_threads(work, market.size, scratch=partial(make_room, market, room), watch=watch, half=True)
    return _join(market, answers, room)


def collect_rows(
    market: Market,
    rows: NDArray[np.int64],
    prices: NDArray[np.int64],
    slack: int,
    *,
    room: int,
    watch: Stopwatch | None = None,
) -> Pairs | None:
    """Collect the pairs of these rows with anybody that have at most this slack; None when there are more than room."""
    listed = np.full(market.size, -1, np.int64)
    listed[rows] = np.arange(len(rows))
    work = (_collect_piece, _collect_rows, market.stall, market.size, rows, listed, prices, slack)
    answers = run_in_threads(work, len(rows), scratch=partial(make_room, market, room), watch=watch)
    return _join(market, answers, room)


def seems_more(market: Market, rows: NDArray[np.int64], prices: NDArray[np.int64], slack: int, room: int) -> bool:
    """Tell by a sample of these rows whether more pairs than ``room`` have at most this slack; never of a few rows."""
    sample = rows[:: max(len(rows) // SAMPLE_OF_ROWS, 1)]
    if len(rows) <= 4 * SAMPLE_OF_ROWS:
        return False
    return collect_rows(market, sample, prices, slack, room=2 * room * len(sample) // market.size) is None


def survey_pairs(
    market: Market, prices: NDArray[np.int64], count: int, *, watch: Stopwatch | None = None
) -> tuple[Pairs, NDArray[np.int16]]:
    """Find for each person the ``count`` best partners by w - y, the one of the best lower rel, and that lower rel.

    Returns the pairs found and int16[size], for each person the largest possible min(rel, rel back); -1 without any.
    """
    partners = np.full((market.size, count + 1), -1, np.int32)
    lowest = np.full(market.size, -1, np.int16)
    work = (_survey_rows, market.stall, market.size, prices, partners, lowest)
    run_in_threads(work, market.size, scratch=partial(make_room, market), watch=watch)
    rows = np.repeat(np.arange(market.size), count + 1)
    chosen = partners.ravel() >= 0
    return market.weigh(rows[chosen], partners.ravel()[chosen]), lowest


def extrapolate_prices(
    market: Market, prices: NDArray[np.int64], *, watch: Stopwatch | None = None
) -> NDArray[np.int64]:
    """Guess everybody's price from the exact prices of a sample, the first len(prices) rows: max of 4 w - y over it."""
    guess = np.zeros(market.size, np.int64)
    guess[: len(prices)] = prices
    work = (_extrapolate_rows, market.stall, prices, guess)
    run_in_threads(work, market.size - len(prices), scratch=partial(make_room, market), watch=watch)
    return guess


def _collect_piece(first: int, last: int, collect, *arguments) -> Pairs | None:  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002
    """Run one piece of a collecting pass, and copy what it found."""
    room = arguments[-1]
    found = collect(first, last, *arguments)
    if found == FULL:
        return None
    return Pairs(room.u[:found].copy(), room.v[:found].copy(), room.w[:found].copy())


def _join(market: Market, answers: list[Pairs | None], room: int) -> Pairs | None:
    found = [answer for answer in answers if answer is not None]
    if len(found) < len(answers) or sum(map(len, found)) > room:
        return None
    return market.finish(
        Pairs(
            np.concatenate([answer.u for answer in found]),
            np.concatenate([answer.v for answer in found]),
            np.concatenate([answer.w for answer in found]),
        )
    )


@compiled
def _collect_half(  # noqa: PLR0917 - compiled
    first: int,
    last: int,
    stall: Stall,
    size: int,
    prices: NDArray[np.int64],
    slack: int,
    nests: Nests,
    room: Room,
) -> int:
    """Collect pairs i < j of rows first..last into the room; their number, or FULL.

    One direction is weighed first, with the other at its best: few pairs get further.
    """
    line, block, u, v, w = room.scratch.line, room.scratch.block, room.u, room.v, room.w
    table, found = stall.table, 0
    ceiling = table[len(table) - 1] + 2 * stall.upper + stall.pair + ((1 << LOT_BITS) if stall.lot else 0)
    for row in range(first, last):
        prepare_row(stall.form, row, line)
        factor, offset, own = int(stall.factor[row]), int(stall.offset[row]), prices[row] - slack
        for start in range(row + 1, size, BLOCK):
            stop = min(start + BLOCK, size)
            fill_block(stall.form, row, start, stop, line, block)
            for place in range(stop - start):
                packed = block[place]
                rel = np.uint64(min(((packed & LOW) * factor + offset) >> 20, BEST))
                if (packed < 0) | (own + prices[start + place] > 4 * (table[rel] + ceiling)):
                    continue
                weight = weigh_packed(stall, row, start + place, packed)
                left = 4 * weight - own - prices[start + place]
                if weight != NO_PAIR and left >= 0 and left >= measure_shared(nests, row, start + place):
                    if found == len(u):
                        return FULL
                    u[found], v[found], w[found] = row, start + place, weight
                    found += 1
    return found


@compiled
def _collect_rows(  # noqa: PLR0917 - compiled
    first: int,
    last: int,
    stall: Stall,
    size: int,
    rows: NDArray[np.int64],
    listed: NDArray[np.int64],
    prices: NDArray[np.int64],
    slack: int,
    room: Room,
) -> int:
    """Collect pairs of rows[first:last] with anybody; a pair of two listed rows comes with the earlier one."""
    line, block, u, v, w = room.scratch.line, room.scratch.block, room.u, room.v, room.w
    weights, found = room.scratch.weights, 0
    for number in range(first, last):
        row = rows[number]
        own = prices[row] - slack
        prepare_row(stall.form, row, line)
        for start in range(0, size, BLOCK):
            stop = min(start + BLOCK, size)
            fill_block(stall.form, row, start, stop, line, block)
            weigh_block(stall, row, start, stop, room.scratch)
            for place in range(stop - start):
                other, weight = start + place, weights[place]
                if weight != NO_PAIR and own + prices[other] <= 4 * weight and not 0 <= listed[other] < number:
                    if found == len(u):
                        return FULL
                    u[found], v[found], w[found] = min(row, other), max(row, other), weight
                    found += 1
    return found


@compiled
def _survey_rows(  # noqa: PLR0917 - compiled
    first: int,
    last: int,
    stall: Stall,
    size: int,
    prices: NDArray[np.int64],
    partners: NDArray[np.int32],
    lowest: NDArray[np.int16],
    room: Room,
) -> None:
    """Keep the best partners of each row by 4 w - y in a short list, worst last; the last column is the fairest."""
    scratch, gains, count = room.scratch, room.gains, partners.shape[1] - 1
    line, block, forth, back, weights = scratch.line, scratch.block, scratch.forth, scratch.back, scratch.weights
    for row in range(first, last):
        prepare_row(stall.form, row, line)
        gains[:] = NOTHING
        best_low = -1
        for start in range(0, size, BLOCK):
            stop = min(start + BLOCK, size)
            fill_block(stall.form, row, start, stop, line, block)
            weigh_block(stall, row, start, stop, scratch)
            for place in range(stop - start):
                weight, other = weights[place], start + place
                low, gain = min(forth[place], back[place]), 4 * weight - prices[other]
                if (weight == NO_PAIR) | ((low <= best_low) & (gain <= gains[count - 1])):
                    continue
                if low > best_low:
                    best_low, partners[row, count] = low, other
                if gain > gains[count - 1]:
                    insert_best(gains, partners, row, count, gain, other)
        lowest[row] = best_low


@compiled
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
