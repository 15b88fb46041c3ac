"""As many people are placed as another matching library places, and prices prove it over all pairs."""

import networkx as nx
import numpy as np
import pytest

from benchmarks.population import make_pool
from pairloom.matching.placing import ONE, Placement, place_most
from pairloom.matching.plan import Plan, Rules
from pairloom.matching.problem import Pool
from pairloom.matching.result import Weights
from pairloom.matching.scoring.threads import OutOfTimeError, Stopwatch
from tests.matching.brute import Case
from tests.matching.exact import NOTHING, collect_matrix
from tests.matching.reference import Matrix, Reference, make_larger_case, open_case


def count_by_networkx(matrix: Matrix, out: list[int]) -> int:
    """Count the most pairs without some rows."""
    graph = nx.Graph()
    graph.add_edges_from(
        (i, j) for i, j in np.argwhere(matrix >= 0).tolist() if i < j and i not in out and j not in out
    )
    return len(nx.max_weight_matching(graph, maxcardinality=True))


def check_placement(placement: Placement, matrix: Matrix, out: list[int]) -> None:
    """Check pairs and prices: partners may meet, prices cover every pair, and add up to the number."""
    mate = placement.mate
    placed = np.flatnonzero(mate >= 0)
    assert np.array_equal(mate[mate[placed]], placed)
    assert (matrix[placed, mate[placed]] >= 0).all()
    assert not set(out) & set(placed.tolist())
    assert len(placed) == 2 * placement.pairs
    assert (placement.prices.people >= 0).all()
    assert placement.prices.bound4 // ONE == placement.pairs == placement.bound
    low, high = (rows.astype(np.int32) for rows in np.nonzero(np.triu(matrix >= 0)))
    kept = ~np.isin(low, out) & ~np.isin(high, out)
    low, high = low[kept], high[kept]
    covered = placement.prices.people[low] + placement.prices.people[high] + placement.prices.add_odd_sets(low, high)
    assert (covered >= ONE).all()


@pytest.mark.parametrize("seed", range(40))
def test_random_pools_are_placed_as_far_as_can_be(seed: int) -> None:
    case = make_larger_case(900 + seed, 12 + 2 * seed)
    weights = Weights(floor=0 if seed % 2 else 900, pair=1)
    matrix = Reference(case.pool, case.plan).weigh(case, weights)
    out = list(range(seed % 4))
    placement = place_most(open_case(case, weights), NOTHING, out=np.array(out) if out else None)
    assert placement.pairs == count_by_networkx(matrix, out)
    check_placement(placement, matrix, out)


@pytest.mark.parametrize("seed", range(12))
def test_sparse_pools_with_odd_groups_are_placed_as_far_as_can_be(seed: int) -> None:
    """People who may meet only within small groups: many odd groups leave one over each."""
    rng = np.random.default_rng(seed)
    group = rng.integers(0, 12, 60).astype(np.int16)
    pool = Pool(rng.permutation(60), codes={"group": group, "country": rng.integers(0, 3, 60).astype(np.int16)})
    case = Case(pool, Plan("groups", (), Rules(differ=("country",), same=("group",))), seed)
    matrix = Reference(pool, case.plan).weigh(case, Weights(floor=0, pair=1))
    placement = place_most(open_case(case, Weights(floor=0, pair=1)), NOTHING)
    assert placement.pairs == count_by_networkx(matrix, [])
    check_placement(placement, matrix, [])


def test_the_pairs_to_begin_with_do_not_change_the_number() -> None:
    case = make_larger_case(77, 50)
    market = open_case(case, Weights(floor=0, pair=1))
    begun = [place_most(market, seen).pairs for seen in (NOTHING, collect_matrix(market).take(np.arange(0, 9)))]
    assert begun[0] == begun[1] == place_most(market, collect_matrix(market)).pairs


def test_where_nobody_may_meet_nobody_is_placed() -> None:
    pool = make_pool(20, 1)
    case = Case(Pool(pool.ids, {"country": np.zeros(20, np.int16)}), Plan("none", (), Rules(differ=("country",))))
    placement = place_most(open_case(case, Weights(floor=0, pair=1)), NOTHING)
    assert (placement.pairs, placement.bound, placement.mate.tolist()) == (0, 0, [-1] * 20)


def test_without_time_the_search_is_left() -> None:
    case = make_larger_case(5, 60)
    with pytest.raises(OutOfTimeError):
        place_most(open_case(case, Weights(floor=0, pair=1)), NOTHING, watch=Stopwatch(0.0))
