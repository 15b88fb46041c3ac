"""Trios weigh what plain Python says, and none whose bound is high enough is missed."""

from itertools import combinations

import numpy as np
import pytest

from pairloom.matching.trios.views import View
from pairloom.matching.trios.wedges import FULL, NO_TRIO, Sides, find_closed, find_triangles, weigh_trio, weigh_trios
from tests.matching.exact import Filled, Trio, fill_case
from tests.matching.trios.odd import find_odd, list_trios, weigh_trio_plainly


def list_sides(filled: Filled) -> Sides:
    """List every pair at both corners, with its slack by the optimum's prices."""
    low, high = np.nonzero(np.triu(filled.matrix >= 0))
    corner, other = np.concatenate([low, high]), np.concatenate([high, low])
    starts = np.zeros(len(filled.matrix) + 1, np.int64)
    np.cumsum(np.bincount(corner, minlength=len(filled.matrix)), out=starts[1:])
    prices = filled.optimum.prices
    held = prices.add_odd_sets(corner, other)
    slack = prices.people[corner] + prices.people[other] - 4 * filled.matrix[corner, other] + held
    order = np.lexsort((other, slack, corner))
    nothing = np.zeros(len(order), np.int64)
    return Sides(starts, other[order].astype(np.int32), slack[order], held[order], nothing, nothing)


def is_plain(filled: Filled, trio: Trio) -> bool:
    """Tell whether no pair of a trio is forbidden or of the last preview, which wedges know nothing about."""
    listed = [set(filled.case.pool.find_rows(pair).tolist()) for pair in (*filled.case.forbidden, *filled.case.preview)]
    return not any(pair <= set(trio) for pair in listed)


@pytest.mark.parametrize("seed", range(20))
def test_every_trio_weighs_what_plain_python_says(seed: int) -> None:
    filled = fill_case(400 + seed, 11)
    weights = weigh_trio_plainly(filled)
    shares = filled.case.plan.rules.trio_share
    for trio in list_trios(filled):
        if is_plain(filled, trio) and (trio in weights or shares is None):
            assert weigh_trio(filled.market.stall, *trio) == weights.get(trio, NO_TRIO)


def test_a_trio_weighs_the_same_in_any_order() -> None:
    filled, weights, _ = find_odd(2, 13)
    for one, two, three in list(weights)[:20]:
        orders = [(one, two, three), (three, one, two), (two, one, three)]
        assert len({weigh_trio(filled.market.stall, *order) for order in orders}) == 1


def find_all(filled: Filled, base4: int, least4: int, room: int, *, closed: bool) -> int | set[Trio]:
    """Find the trios above the least, over all pairs as sides; FULL when there is no room."""
    sides, prices, size = list_sides(filled), filled.optimum.prices, len(filled.matrix)
    trios = np.empty((room, 3), np.int32)
    stall, people = filled.market.stall, prices.people
    if closed:
        marks = np.empty(size, np.int64)
        found = find_closed(0, size, stall, sides, people, base4, least4, trios, marks)
    else:
        found = find_triangles(0, size, stall, sides, people, prices.find_nests(), base4, least4, trios)
    return FULL if found == FULL else {(one, two, three) for one, two, three in trios[:found].tolist()}


@pytest.mark.parametrize("seed", range(8))
def test_every_trio_above_the_least_is_found_in_rising_order(seed: int) -> None:
    filled, _, _ = find_odd(seed, 13)
    trios = np.array(list_trios(filled), np.int32)
    weights = np.empty(len(trios), np.int64)
    weigh_trios(filled.market.stall, trios, weights)
    prices = filled.optimum.prices
    values = View((0, 1, 2), prices, prices.bound4).bound_trios(trios, weights)
    least4 = int(np.median(values[weights != NO_TRIO])) - 1
    wanted = {(one, two, three) for one, two, three in trios[(weights != NO_TRIO) & (values > least4)].tolist()}
    three_sided = {trio for trio in wanted if all(filled.matrix[pair] >= 0 for pair in combinations(trio, 2))}
    open_ones = find_all(filled, prices.bound4, least4, 5_000, closed=False)
    assert isinstance(open_ones, set)
    assert three_sided <= open_ones <= wanted
    assert find_all(filled, prices.bound4, least4, 5_000, closed=True) == three_sided
    assert len(wanted) > 0


@pytest.mark.parametrize("closed", [False, True])
def test_more_trios_than_there_is_room_for_are_not_all_found(*, closed: bool) -> None:
    filled, _, _ = find_odd(2, 13)
    assert find_all(filled, 1 << 50, 0, 1, closed=closed) == FULL
