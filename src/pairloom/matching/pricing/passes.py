"""Pass over all pairs of the active people, in compiled code and on every core.

Prices belong to weights times 4; the slack of a pair is y_i + y_j - 4 * w. A pass lists the pairs with little slack:
they are all that an optimum can use (Applegate and Cook 1993; Cook and Rohe 1999). 3 to 5 ns a pair and core.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from pairloom.matching.lot import LOT_BITS
from pairloom.matching.pricing.market import NO_PAIR, Market, Pairs, Stall, weigh_packed
from pairloom.matching.scoring.kernel import BLOCK, LOW, fill_block, prepare_row
from pairloom.matching.scoring.threads import Stopwatch, run_in_threads

Columns = tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int64], bool]


def collect_pairs(
    market: Market, prices: NDArray[np.int64], slack: int, *, room: int, watch: Stopwatch | None = None
) -> Pairs | None:
    """Collect all pairs of the market with at most this slack; None when there are more than ``room``."""
    answers = run_in_threads(
        _collect_half, market.size, market.stall, market.size, prices, slack, room, watch=watch, half=True
    )
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
    answers = run_in_threads(
        _collect_rows, len(rows), market.stall, market.size, rows, listed, prices, slack, room, watch=watch
    )
    return _join(market, answers, room)


def survey_pairs(
    market: Market, prices: NDArray[np.int64], count: int, *, watch: Stopwatch | None = None
) -> tuple[Pairs, NDArray[np.int16]]:
    """Find for each person the ``count`` best partners by w - y, the one of the best lower rel, and that lower rel.

    Returns the pairs found and int16[size], for each person the largest possible min(rel, rel back); -1 without any.
    """
    partners = np.full((market.size, count + 1), -1, np.int32)
    lowest = np.full(market.size, -1, np.int16)
    run_in_threads(_survey_rows, market.size, market.stall, market.size, prices, partners, lowest, watch=watch)
    rows = np.repeat(np.arange(market.size), count + 1)
    chosen = partners.ravel() >= 0
    return market.weigh(rows[chosen], partners.ravel()[chosen]), lowest


def extrapolate_prices(market: Market, prices: NDArray[np.int64], *, watch: Stopwatch | None = None) -> NDArray[np.int64]:
    """Guess everybody's price from the exact prices of a sample, the first len(prices) rows: max of 4 w - y over it."""
    guess = np.zeros(market.size, np.int64)
    guess[: len(prices)] = prices
    run_in_threads(_extrapolate_rows, market.size - len(prices), market.stall, prices, guess, watch=watch)
    return guess


def _join(market: Market, answers: list[Columns], room: int) -> Pairs | None:
    if any(is_full for *_, is_full in answers) or sum(len(u) for u, *_ in answers) > room:
        return None
    if not answers:
        return Pairs(np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.int64))
    return market.finish(Pairs(*(np.concatenate([answer[part] for answer in answers]) for part in range(3))))


@njit(cache=True, nogil=True)
def _collect_half(
    first: int, last: int, stall: Stall, size: int, prices: NDArray[np.int64], slack: int, room: int
) -> Columns:
    """Collect pairs i < j of rows first..last, as far as there is room."""
    line, block = np.empty(stall.form.counts.sum(), np.int64), np.empty(BLOCK, np.int64)
    u, v, w = np.empty(1024, np.int32), np.empty(1024, np.int32), np.empty(1024, np.int64)
    found = 0
    ceiling = stall.table.max() + 2 * stall.upper + stall.pair + ((1 << LOT_BITS) if stall.lot else 0)
    for row in range(first, last):
        prepare_row(stall.form, row, line)
        factor, offset, own = stall.factor[row], stall.offset[row], prices[row] - slack
        for start in range(row + 1, size, BLOCK):
            stop = min(start + BLOCK, size)
            fill_block(stall.form, row, start, stop, line, block)
            for place in range(stop - start):
                packed = block[place]
                if packed < 0:
                    continue
                rel = ((packed & LOW) * factor + offset) >> 20
                if own + prices[start + place] > 4 * (stall.table[rel] + ceiling):
                    continue
                weight = weigh_packed(stall, row, start + place, packed)
                if weight != NO_PAIR and own + prices[start + place] <= 4 * weight:
                    if found == len(u):
                        if found >= room:
                            return u[:found], v[:found], w[:found], True
                        u, v, w = _double(u, v, w)
                    u[found], v[found], w[found] = row, start + place, weight
                    found += 1
    return u[:found].copy(), v[:found].copy(), w[:found].copy(), False


@njit(cache=True, nogil=True)
def _collect_rows(
    first: int,
    last: int,
    stall: Stall,
    size: int,
    rows: NDArray[np.int64],
    listed: NDArray[np.int64],
    prices: NDArray[np.int64],
    slack: int,
    room: int,
) -> Columns:
    """Collect pairs of rows[first:last] with anybody; a pair of two listed rows comes with the earlier one."""
    line, block = np.empty(stall.form.counts.sum(), np.int64), np.empty(BLOCK, np.int64)
    u, v, w = np.empty(1024, np.int32), np.empty(1024, np.int32), np.empty(1024, np.int64)
    found = 0
    for number in range(first, last):
        row = rows[number]
        prepare_row(stall.form, row, line)
        for start in range(0, size, BLOCK):
            stop = min(start + BLOCK, size)
            fill_block(stall.form, row, start, stop, line, block)
            for place in range(stop - start):
                other = start + place
                if block[place] < 0 or 0 <= listed[other] < number:
                    continue
                weight = weigh_packed(stall, row, other, block[place])
                if weight != NO_PAIR and prices[row] + prices[other] - slack <= 4 * weight:
                    if found == len(u):
                        if found >= room:
                            return u[:found], v[:found], w[:found], True
                        u, v, w = _double(u, v, w)
                    u[found], v[found], w[found] = min(row, other), max(row, other), weight
                    found += 1
    return u[:found].copy(), v[:found].copy(), w[:found].copy(), False


@njit(cache=True, nogil=True)
def _double(
    u: NDArray[np.int32], v: NDArray[np.int32], w: NDArray[np.int64]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int64]]:
    size = len(u)
    wider_u, wider_v, wider_w = np.empty(2 * size, np.int32), np.empty(2 * size, np.int32), np.empty(2 * size, np.int64)
    wider_u[:size], wider_v[:size], wider_w[:size] = u, v, w
    return wider_u, wider_v, wider_w


@njit(cache=True, nogil=True)
def _survey_rows(
    first: int,
    last: int,
    stall: Stall,
    size: int,
    prices: NDArray[np.int64],
    partners: NDArray[np.int32],
    lowest: NDArray[np.int16],
) -> None:
    """Keep the best partners of each row by 4 w - y in a short list, worst last; the last column is the fairest."""
    count = partners.shape[1] - 1
    line, block = np.empty(stall.form.counts.sum(), np.int64), np.empty(BLOCK, np.int64)
    gains = np.empty(count, np.int64)
    for row in range(first, last):
        prepare_row(stall.form, row, line)
        gains[:] = np.iinfo(np.int64).min
        best_low = -1
        for start in range(0, size, BLOCK):
            stop = min(start + BLOCK, size)
            fill_block(stall.form, row, start, stop, line, block)
            for place in range(stop - start):
                packed = block[place]
                if packed < 0:
                    continue
                other = start + place
                weight = weigh_packed(stall, row, other, packed)
                if weight == NO_PAIR:
                    continue
                forth = ((packed & LOW) * stall.factor[row] + stall.offset[row]) >> 20
                if forth > best_low:
                    low = min(forth, ((packed >> 32) * stall.factor[other] + stall.offset[other]) >> 20)
                    if low > best_low:
                        best_low, partners[row, count] = low, other
                gain = 4 * weight - prices[other]
                if gain > gains[count - 1]:
                    insert_best(gains, partners[row], count, gain, other)
        lowest[row] = best_low


@njit(cache=True, nogil=True)
def insert_best(gains: NDArray[np.int64], partners: NDArray[np.int32], count: int, gain: int, other: int) -> None:
    place = count - 1
    while place > 0 and gains[place - 1] < gain:
        gains[place], partners[place] = gains[place - 1], partners[place - 1]
        place -= 1
    gains[place], partners[place] = gain, other


@njit(cache=True, nogil=True)
def _extrapolate_rows(
    first: int, last: int, stall: Stall, prices: NDArray[np.int64], guess: NDArray[np.int64]
) -> None:
    sample = len(prices)
    line, block = np.empty(stall.form.counts.sum(), np.int64), np.empty(BLOCK, np.int64)
    for row in range(first + sample, last + sample):
        prepare_row(stall.form, row, line)
        highest = 0
        for start in range(0, sample, BLOCK):
            stop = min(start + BLOCK, sample)
            fill_block(stall.form, row, start, stop, line, block)
            for place in range(stop - start):
                weight = weigh_packed(stall, row, start + place, block[place])
                if weight != NO_PAIR:
                    highest = max(highest, 4 * weight - prices[start + place])
        guess[row] = highest
