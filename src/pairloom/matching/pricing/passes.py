"""Pass over all pairs of the active people, in compiled code and on every core.

Prices belong to weights times 4; the slack of a pair is y_i + y_j - 4 * w. A pass lists the pairs with little slack:
they are all that an optimum can use (Applegate and Cook 1993; Cook and Rohe 1999). 1 to 4 ns a pair and core.
"""

from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom.compiling import compiled
from pairloom.matching.pricing.market import Market, Pairs, join_pairs
from pairloom.matching.pricing.nests import Nests, make_no_nests, measure_shared
from pairloom.matching.pricing.rooms import Room, make_room
from pairloom.matching.pricing.screening import Screen, count_needed, draw_screen, limit_gains, pick_near
from pairloom.matching.pricing.weighing import NO_PAIR, Stall, weigh_packed
from pairloom.matching.scoring.kernel import BLOCK, are_apart, prepare_row, score_pair
from pairloom.matching.scoring.shelving import score_place
from pairloom.matching.scoring.threads import Stopwatch, run_in_threads

SAMPLE_OF_ROWS = 250
SPREAD = 7_919
FULL = -1


class Sight(NamedTuple):
    """Hold what a collecting pass looks at: prices int64[n], the slack that pairs may have, odd sets."""

    screen: Screen
    prices: NDArray[np.int64]
    slack: int
    nests: Nests


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
    sight = _open_sight(market, prices, slack, nests)
    work = (_collect_piece, _collect_half, market.stall, sight)
    answers = run_in_threads(work, market.size, scratch=partial(make_room, market, room), watch=watch, half=True)
    return _join(market, answers, room)


def collect_rows(
    market: Market,
    rows: NDArray[np.int64],
    prices: NDArray[np.int64],
    slack: int,
    *,
    room: int,
    nests: Nests | None = None,
    watch: Stopwatch | None = None,
) -> Pairs | None:
    """Collect the pairs of these rows with anybody that have at most this slack; None when there are more than room."""
    sight = _open_sight(market, prices, slack, nests)
    listed = np.full(market.size, len(rows), np.int64)
    listed[rows] = np.arange(len(rows))
    work = (_collect_piece, _collect_rows, market.stall, sight, rows, listed)
    answers = run_in_threads(work, len(rows), scratch=partial(make_room, market, room), watch=watch)
    return _join(market, answers, room)


def _open_sight(market: Market, prices: NDArray[np.int64], slack: int, nests: Nests | None) -> Sight:
    screen = draw_screen(market.stall, market.shelf, prices, market.weigh_most())
    return Sight(screen, prices, slack, nests or make_no_nests(market.size))


def collect_few(
    market: Market,
    rows: NDArray[np.int64],
    prices: NDArray[np.int64],
    most: int,
    nests: Nests,
    *,
    watch: Stopwatch | None = None,
) -> Pairs:
    """Collect at most so many pairs of each of these rows that cost less than they weigh, whichever come first.

    Each row begins at another place, else all would find the same few others. Without previews' bonus; a pair of two
    of the rows may come twice.
    """
    work = (_collect_piece, _collect_few, market.stall, rows, prices, most, nests, market.banned)
    scratch = partial(make_room, market, most * len(rows))
    answers = run_in_threads(work, len(rows), scratch=scratch, watch=watch)
    found = _join(market, answers, most * len(rows))
    return join_pairs() if found is None else found


def seems_more(market: Market, rows: NDArray[np.int64], prices: NDArray[np.int64], slack: int, room: int) -> bool:
    """Tell by a sample of these rows whether more pairs than ``room`` have at most this slack; never of a few rows."""
    sample = rows[:: max(len(rows) // SAMPLE_OF_ROWS, 1)]
    if len(rows) <= 4 * SAMPLE_OF_ROWS:
        return False
    return collect_rows(market, sample, prices, slack, room=2 * room * len(sample) // market.size) is None


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
def _collect_half(first: int, last: int, stall: Stall, sight: Sight, room: Room) -> int:
    """Collect each pair of rows once, for places first..last of the shelf; their number, or FULL."""
    order, found, nobody = sight.screen.shelf.order, 0, sight.screen.shelf.starts[:0]
    for place in range(first, last):
        found = _collect_row(stall, sight, order[place], place + 1, nobody, 0, room, found)
        if found == FULL:
            break
    return found


@compiled
def _collect_rows(
    first: int,
    last: int,
    stall: Stall,
    sight: Sight,
    rows: NDArray[np.int64],
    listed: NDArray[np.int64],
    room: Room,
) -> int:
    """Collect pairs of rows[first:last] with anybody; a pair of two listed rows comes with the earlier one."""
    found = 0
    for number in range(first, last):
        found = _collect_row(stall, sight, rows[number], 0, listed, number, room, found)
        if found == FULL:
            break
    return found


@compiled
def _collect_few(  # noqa: PLR0917 - compiled
    first: int,
    last: int,
    stall: Stall,
    rows: NDArray[np.int64],
    prices: NDArray[np.int64],
    most: int,
    nests: Nests,
    banned: NDArray[np.int64],
    room: Room,
) -> int:
    """Collect at most ``most`` pairs of each of rows[first:last]; their number."""
    found, size = 0, len(prices)
    for number in range(first, last):
        row, begin = rows[number], found
        for step in range(size):
            other = (row * SPREAD + step) % size
            weight = weigh_packed(stall, row, other, score_pair(stall.form, row, other))
            if weight == NO_PAIR or prices[row] + prices[other] + measure_shared(nests, row, other) >= 4 * weight:
                continue
            if is_listed(banned, min(row, other) * size + max(row, other)):
                continue
            room.u[found], room.v[found], room.w[found] = min(row, other), max(row, other), weight
            found += 1
            if found - begin == most:
                break
    return found


@compiled
def is_listed(keys: NDArray[np.int64], key: int) -> bool:
    """Tell whether a key is among sorted ones."""
    low, high = 0, len(keys)
    while low < high:
        middle = (low + high) // 2
        if keys[middle] < key:
            low = middle + 1
        else:
            high = middle
    return low < len(keys) and keys[low] == key


@compiled
def _collect_row(  # noqa: PLR0917 - compiled
    stall: Stall,
    sight: Sight,
    row: int,
    begin: int,
    listed: NDArray[np.int64],
    number: int,
    room: Room,
    found: int,
) -> int:
    """Add the pairs of a row with the places from ``begin`` on; the number of pairs then, or FULL."""
    screen, shelf, glance, line = sight.screen, sight.screen.shelf, room.glance, room.scratch.line
    own, kind_of_row = sight.prices[row] - sight.slack, shelf.kinds[row]
    prepare_row(stall.form, row, line)
    for kind in range(len(shelf.starts) - 1):
        limit_gains(stall, screen, row, kind, own, glance.limits)
        for start in range(max(begin, shelf.starts[kind]), shelf.starts[kind + 1], BLOCK):
            stop = min(start + BLOCK, shelf.starts[kind + 1])
            count_needed(screen.gains, kind_of_row, start, stop, glance.limits, glance.needed)
            for place in range(pick_near(shelf.items[row], shelf.masks[start:stop], glance)):
                spot = start + glance.near[place]
                other = shelf.order[spot]
                weight = weigh_packed(stall, row, other, score_place(stall.form, shelf, row, kind, spot, line))
                left = 4 * weight - own - sight.prices[other]
                if weight == NO_PAIR or left < 0 or left < measure_shared(sight.nests, row, other):
                    continue
                if are_apart(stall.form, row, other) or (len(listed) and listed[other] < number):
                    continue
                if found == len(room.u):
                    return FULL
                room.u[found], room.v[found], room.w[found] = min(row, other), max(row, other), weight
                found += 1
    return found
