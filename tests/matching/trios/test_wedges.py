"""Trios weigh what plain Python says, and none whose bound is high enough is missed."""

from itertools import combinations

import numpy as np
import pytest

from pairloom.matching.trios.wedges import FULL, NO_TRIO, Sides, find_triangles, weigh_trio, weigh_trios
from tests.matching.exact import Filled, Trio, fill_case
from tests.matching.trios.odd import find_odd, list_trios, weigh_trio_plainly


def list_sides(filled: Filled) -> Sides:
    """List every pair at both corners, without slack and within dear odd sets: none is too dear."""
    low, high = np.nonzero(np.triu(filled.matrix >= 0))
    corner, other = np.concatenate([low, high]), np.concatenate([high, low])
    order = np.lexsort((other, corner))
    starts = np.zeros(len(filled.matrix) + 1, np.int64)
    np.cumsum(np.bincount(corner, minlength=len(filled.matrix)), out=starts[1:])
    nothing, plenty = np.zeros(len(order), np.int64), np.full(len(order), 1 << 50)
    return Sides(starts, other[order].astype(np.int32), nothing, plenty)


def has_two_sides(filled: Filled, trio: Trio) -> bool:
    """Tell whether at least two pairs of a trio are sides: a forbidden pair is none."""
    return sum(int(filled.matrix[pair]) >= 0 for pair in combinations(trio, 2)) >= 2


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


@pytest.mark.parametrize("seed", range(8))
def test_every_trio_above_the_least_is_found_in_rising_order(seed: int) -> None:
    filled, _, _ = find_odd(seed, 13)
    trios = np.array(list_trios(filled), np.int32)
    weights = np.empty(len(trios), np.int64)
    weigh_trios(filled.market.stall, trios, weights)
    prices = filled.optimum.prices.people
    base4 = filled.optimum.prices.bound4
    values = base4 - prices[trios].sum(axis=1) + 4 * weights
    least4 = int(np.median(values[weights != NO_TRIO])) - 1
    wanted = {tuple(trio) for trio in trios[(weights != NO_TRIO) & (values > least4)].tolist()}
    sides = list_sides(filled)
    room = np.empty((5_000, 3), np.int32)
    found = find_triangles(filled.market.stall, sides, prices, base4, least4, 0, room)
    assert {tuple(trio) for trio in room[:found].tolist()} == {trio for trio in wanted if has_two_sides(filled, trio)}
    assert len(wanted) > 0


def test_more_trios_than_there_is_room_for_are_not_all_found() -> None:
    filled, _, _ = find_odd(2, 13)
    prices = filled.optimum.prices.people
    room = np.empty((1, 3), np.int32)
    assert find_triangles(filled.market.stall, list_sides(filled), prices, 1 << 50, 0, 0, room) == FULL
