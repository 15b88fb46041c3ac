"""A search that starts from the answer to nearly the same graph finds as much as one that starts from nothing."""

import numpy as np
import pytest

from pairloom.matching.blossom import Matching, OddSets, maximum_weight_matching, verify_matching
from pairloom.matching.errors import GraphError
from tests.matching.blossom import graphs
from tests.matching.blossom.graphs import Graph


def change(rng: np.random.Generator, graph: Graph, share: float) -> Graph:
    """Change about this share of a graph's edges: some go, some come, some weigh otherwise."""
    kept = rng.random(len(graph.u)) >= share
    weights = np.where(rng.random(len(graph.u)) < share, graph.w + rng.integers(-9, 10, len(graph.u)), graph.w)
    new = rng.integers(0, max(graph.n, 1), (2, int(share * len(graph.u)) + 1 if graph.n else 0))
    some = rng.integers(-2, 30, new.shape[1])
    columns = ((graph.u[kept], new[0]), (graph.v[kept], new[1]), (weights[kept], some))
    return Graph(graph.n, *(np.concatenate(column) for column in columns))


def weigh(matching: Matching) -> int:
    """Give 4 times the weight of a matching, as its own duals prove it."""
    sets = matching.odd_sets
    return int(matching.dual.sum()) + int((sets.dual * ((sets.ends - sets.begins) // 2)).sum())


@pytest.mark.parametrize("max_cardinality", [False, True])
@pytest.mark.parametrize("share", [0.0, 0.02, 0.3, 1.0])
def test_a_changed_graph_is_matched_with_proof_from_the_answer_before(
    rng: np.random.Generator, share: float, max_cardinality: bool
) -> None:
    for graph in graphs.draw_graphs(rng, 400, 59):
        before = maximum_weight_matching(*graph, max_cardinality=max_cardinality)
        changed = change(rng, graph, share)
        found = maximum_weight_matching(*changed, max_cardinality=max_cardinality, start=before)
        verify_matching(*changed, found, max_cardinality=max_cardinality)
        cold = maximum_weight_matching(*changed, max_cardinality=max_cardinality)
        assert (weigh(found), (found.mate >= 0).sum()) >= (weigh(cold), (cold.mate >= 0).sum() * max_cardinality)


def test_many_odd_cycles_are_matched_again_with_proof(rng: np.random.Generator) -> None:
    for side in range(2, 20):
        graph = graphs.lay_triangles(rng, side, 5)
        before = maximum_weight_matching(*graph, max_cardinality=True)
        changed = change(rng, graph, 0.05)
        found = maximum_weight_matching(*changed, start=before)
        verify_matching(*changed, found)


def test_duals_of_vertices_alone_cover_every_edge(rng: np.random.Generator) -> None:
    for graph in graphs.draw_graphs(rng, 200, 59):
        covering = maximum_weight_matching(*graph).spread()
        real = graph.u != graph.v
        assert (covering[graph.u] + covering[graph.v] >= 4 * graph.w)[real].all()


def test_a_start_of_another_size_is_refused() -> None:
    before = maximum_weight_matching(3, [0], [1], [5])
    with pytest.raises(GraphError, match="hold 3, 3, 3 of 4 vertices"):
        maximum_weight_matching(4, [0], [1], [5], start=before)


@pytest.mark.parametrize("mate", [[2, 2, 1, -1], [2, 2, -1, -1], [1, 2, 0, -1], [-7] * 4, [9, -1, -1, 9]])
def test_a_start_whose_mates_are_not_mutual_is_refused(mate: list[int]) -> None:
    with pytest.raises(GraphError, match="mate"):
        maximum_weight_matching(4, [0, 1, 2, 0], [1, 2, 3, 2], [5] * 4, start=make_start(mate))


@pytest.mark.parametrize("dual", [-(2**60), -7, 0, 7, 2**60])
@pytest.mark.parametrize("lift", [0, 2**62 - 1])
@pytest.mark.parametrize("price", [0, 2**60])
def test_any_duals_within_the_range_may_be_started_from(dual: int, lift: int, price: int) -> None:
    sets = OddSets(np.arange(4, dtype=np.int32), np.zeros(9, int), np.full(9, 3), np.full(9, price))
    start = Matching(np.array([1, 0, 3, 2]), np.full(4, dual), lift, sets)
    found = maximum_weight_matching(4, [0, 1, 2, 0], [1, 2, 3, 2], [5, 7, 5, 6], start=start)
    verify_matching(4, [0, 1, 2, 0], [1, 2, 3, 2], [5, 7, 5, 6], found)


def test_a_start_with_the_largest_lift_serves_one_without_and_the_other_way_round() -> None:
    square, low, high = (4, [0, 1, 2, 0], [1, 2, 3, 2]), [2 - 2**62] * 4, [2**58 - 1] * 4
    lifted = maximum_weight_matching(*square, low, max_cardinality=True)
    plain = maximum_weight_matching(*square, high)
    verify_matching(*square, high, maximum_weight_matching(*square, high, start=lifted))
    found = maximum_weight_matching(*square, low, max_cardinality=True, start=plain)
    verify_matching(*square, low, found, max_cardinality=True)
    assert found.lift == 2**62 - 1


def make_start(mate: list[int]) -> Matching:
    """Make a start with these mates and duals that cover something."""
    count = len(mate)
    none = np.empty(0, int)
    return Matching(np.array(mate), np.full(count, 10), 0, OddSets(np.arange(count, dtype=np.int32), none, none, none))
