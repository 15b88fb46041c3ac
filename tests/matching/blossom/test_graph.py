import numpy as np
import pytest

from pairloom.matching.blossom.graph import MOST_VERTICES, build_graph, check_edges, find_lift
from pairloom.matching.errors import GraphError


@pytest.mark.parametrize(
    ("graph", "words"),
    [
        ((-1, [], [], []), "n is -1; it must be between 0 and"),
        ((MOST_VERTICES + 1, [], [], []), "it must be between 0 and"),
        ((2.0, [], [], []), "n is 2.0; it must be a whole number"),
        ((True, [], [], []), "n is True; it must be a whole number"),
        ((2, [0], [1, 0], [1]), "u, v and w hold 1, 2 and 1 numbers; they must be as many"),
        ((2, [0], [2], [1]), "v holds numbers from 2 to 2; vertices are 0 to 1"),
        ((2, [-1], [1], [1]), "u holds numbers from -1 to -1; vertices are 0 to 1"),
        ((2, [0], [1], [1.5]), "w holds float64 values; they must be whole numbers"),
        ((2, [0.0], [1], [1]), "u holds float64 values; they must be whole numbers"),
        ((2, [False], [True], [1]), "u holds bool values; they must be whole numbers"),
        ((2, ["0"], [1], [1]), "they must be whole numbers of an integer type"),
        ((2, [[0]], [1], [1]), "u has 2 dimensions; it must have one"),
        ((2, [0, [1]], [1, 0], [1, 1]), "u cannot be read as a flat list of whole numbers"),
        ((2, [0], [1], None), "w has 0 dimensions; it must have one"),
        ((2, [0], [1], np.array([2**63], np.uint64)), "numbers must fit in 64 bits with a sign"),
    ],
)
def test_a_malformed_graph_is_refused_with_a_sentence(
    graph: tuple[int, list[int], list[int], list[int]], words: str
) -> None:
    with pytest.raises(GraphError, match=words):
        check_edges(*graph)


def test_a_weight_at_the_limit_is_refused() -> None:
    assert find_lift(check_edges(2, [0], [1], [2**58 - 1]), max_cardinality=False) == 0
    with pytest.raises(GraphError, match=r"the largest weight is 288230376151711744; it must be below 2\*\*58"):
        find_lift(check_edges(2, [0], [1], [2**58]), max_cardinality=False)


def test_weights_that_leave_no_room_to_put_pairs_first_are_refused() -> None:
    edges = check_edges(4, [0, 1], [1, 2], [-(2**62), 2**62])
    with pytest.raises(GraphError, match="to make pairs count most"):
        find_lift(edges, max_cardinality=True)


def test_weights_so_low_that_the_lift_does_not_fit_are_refused() -> None:
    assert find_lift(check_edges(2, [0], [1], [2 - 2**62]), max_cardinality=True) == 2**62 - 1
    for lowest in (1 - 2**62, -(2**63)):
        edges = check_edges(2, [0], [1], [lowest])
        assert find_lift(edges, max_cardinality=False) == 0
        with pytest.raises(GraphError, match=f"the smallest weight is {lowest}; {1 - lowest} to make pairs count"):
            find_lift(edges, max_cardinality=True)


@pytest.mark.parametrize(
    ("n", "weights", "lift"), [(4, [3, 8], 11), (5, [-2, -2], 3), (4, [-5, 1], 18), (4, [7, 7], 1)]
)
def test_the_lift_makes_one_more_pair_outweigh_everything(n: int, weights: list[int], lift: int) -> None:
    edges = check_edges(n, [0, 1], [1, 2], weights)
    assert find_lift(edges, max_cardinality=True) == lift
    assert find_lift(edges, max_cardinality=False) == 0


def test_arcs_are_sorted_and_parallel_ones_merged() -> None:
    edges = check_edges(4, [2, 0, 3, 1, 0, 3], [0, 2, 0, 1, 1, 2], [5, 9, 2, 4, -1, 0])
    starts, arcs = build_graph(edges, lift=0)
    assert starts.tolist() == [0, 2, 2, 3, 4]
    assert arcs.tolist() == [(0, 2, 36), (0, 3, 8), (2, 0, 36), (3, 0, 8)]


def test_lifted_edges_of_any_sign_stay() -> None:
    edges = check_edges(3, [0, 1], [1, 2], [-3, -1])
    starts, arcs = build_graph(edges, lift=4)
    assert starts.tolist() == [0, 1, 3, 4]
    assert arcs["weight"].tolist() == [4, 4, 12, 12]


def test_what_the_caller_gave_is_not_changed() -> None:
    u, v, w = np.array([0, 1]), np.array([1, 1]), np.array([2, 3])
    edges = check_edges(2, u, v, w)
    build_graph(edges, lift=0)
    assert (u.tolist(), v.tolist(), w.tolist()) == ([0, 1], [1, 1], [2, 3])
