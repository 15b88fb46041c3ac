"""A trio that places one more is found whenever trying all of them finds one; else prices rule every trio out."""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from pairloom.matching.placing import ONE, place_most
from pairloom.matching.plan import Plan, Rules
from pairloom.matching.problem import Pool
from pairloom.matching.result import Weights
from pairloom.matching.spare import find_spare, share_item, sort_trio
from tests.matching.brute import Case
from tests.matching.exact import NOTHING, Trio, place_exactly
from tests.matching.reference import Matrix, Reference, make_larger_case, open_case

PAIR = Weights(floor=0, pair=1)


def list_placing(matrix: Matrix, shares: NDArray[np.uint64] | None, pairs: int) -> list[Trio]:
    """List the trios beside which one pair less than without them can be formed."""
    found = []
    for trio in combinations(range(len(matrix)), 3):
        exists = all(matrix[pair] >= 0 for pair in combinations(trio, 2)) and share_item(shares, trio)
        others = [row for row in range(len(matrix)) if row not in trio]
        if exists and place_exactly(matrix, others) >= pairs - 1:
            found.append(trio)
    return found


@pytest.mark.parametrize("seed", range(40))
def test_a_trio_is_found_exactly_when_one_places_one_more(seed: int) -> None:
    case = make_larger_case(4_000 + seed, 7 + seed % 7)
    matrix = Reference(case.pool, case.plan).weigh(case, PAIR)
    name = case.plan.rules.trio_share
    shares = case.pool.masks[name] if name else None
    market = open_case(case, PAIR)
    placement = place_most(market, NOTHING)
    possible = list_placing(matrix, shares, placement.pairs)
    spare = find_spare(market, placement, shares)
    assert (spare.trio is not None, spare.is_settled) == (bool(possible), True)
    if spare.trio:
        mate = spare.mate
        rows = np.flatnonzero(mate >= 0)
        assert spare.trio in possible
        assert len(rows) == 2 * (placement.pairs - 1)
        assert not set(rows.tolist()) & set(spare.trio)
        assert (matrix[rows, mate[rows]] >= 0).all()


@pytest.mark.parametrize("seed", range(12))
def test_what_rules_a_trio_out_are_prices_of_the_whole_graph(seed: int) -> None:
    """Small groups in which everybody may meet everybody, and triangles that would break up two others."""
    rng = np.random.default_rng(seed)
    codes = {"group": rng.integers(0, 3, 11).astype(np.int16), "country": rng.integers(0, 4, 11).astype(np.int16)}
    case = Case(Pool(np.arange(11), codes), Plan("groups", (), Rules(differ=("country",), same=("group",))))
    matrix = Reference(case.pool, case.plan).weigh(case, PAIR)
    market = open_case(case, PAIR)
    placement = place_most(market, NOTHING)
    spare = find_spare(market, placement, None)
    assert (spare.trio is not None) == bool(list_placing(matrix, None, placement.pairs))
    low, high = (rows.astype(np.int32) for rows in np.nonzero(np.triu(matrix >= 0)))
    for trio, prices in spare.exceptions:
        assert all(matrix[pair] >= 0 for pair in combinations(trio, 2))
        covered = prices.people[low] + prices.people[high] + prices.add_odd_sets(low, high)
        assert (covered >= ONE).all()


def test_a_common_item_is_one_that_all_three_have() -> None:
    shares = np.array([[0b011, 0], [0b101, 4], [0b110, 4], [0b111, 0]], np.uint64)
    assert [share_item(shares, trio) for trio in ((0, 1, 2), (0, 1, 3), (1, 2, 3))] == [False, True, True]
    assert share_item(None, (0, 1, 2))


def test_three_people_are_sorted() -> None:
    assert sort_trio(5, 1, 3) == (1, 3, 5)
