from dataclasses import replace

import numpy as np
import pytest

from pairloom.matching.blossom import Matching, OddSets, maximum_weight_matching, verify_matching
from pairloom.matching.errors import GraphError
from tests.matching.blossom.graphs import nest_blossoms

# Two triangles joined by an edge: the heaviest matching has one pair in each and leaves their ends to the bridge.
BOWTIE = (6, [0, 1, 0, 3, 4, 3, 2], [1, 2, 2, 4, 5, 5, 3], [5, 5, 5, 5, 5, 5, 1])
# A triangle alone: its proof needs an odd set.
TRIANGLE = (3, [0, 1, 0], [1, 2, 2], [5, 5, 5])


def alter(matching: Matching, **changes: object) -> Matching:
    """Copy a matching with some parts exchanged; lists become arrays."""
    arrays = {name: np.array(value) if isinstance(value, list) else value for name, value in changes.items()}
    return replace(matching, **arrays)  # type: ignore[arg-type]


def make_sets(order: list[int], begins: list[int], ends: list[int], dual: list[int]) -> OddSets:
    return OddSets(np.array(order), np.array(begins, int), np.array(ends, int), np.array(dual, int))


def test_a_found_matching_is_accepted_with_its_odd_sets() -> None:
    for graph in (BOWTIE, TRIANGLE):
        matching = maximum_weight_matching(*graph)
        verify_matching(*graph, matching)
        assert len(matching.odd_sets) > 0


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"mate": [-1, -1, -1]}, "must be equal"),
        ({"mate": [1, 2, 0]}, "somebody else"),
        ({"mate": [0, -1, -1]}, "somebody else"),
        ({"mate": [3, -1, -1]}, "outside -1 to 2"),
        ({"mate": [-2, -1, -1]}, "outside -1 to 2"),
        ({"mate": [1, 0]}, "of 3 vertices"),
        ({"dual": [20, 20, 0]}, "must be equal"),
        ({"dual": [10, 10, 10]}, "must be equal"),
        ({"dual": [-1, 0, 0]}, "vertex duals go from -1"),
        ({"dual": [2**62, 0, 0]}, "vertex duals go from 0"),
        ({"lift": 1}, "the lift is 1; 0 is needed"),
        ({"odd_sets": make_sets([0, 1, 2], [], [], [])}, "the duals of edge"),
        ({"odd_sets": make_sets([0, 1, 2], [0], [3], [19])}, "at least 20 is needed"),
        ({"odd_sets": make_sets([0, 1, 2], [0], [3], [21])}, "must be equal"),
        ({"odd_sets": make_sets([0, 1, 2], [0], [3], [-20])}, "odd set duals go from -20"),
        ({"odd_sets": make_sets([0, 1, 2], [0], [2], [20])}, "not an odd number"),
        ({"odd_sets": make_sets([0, 1, 2], [0], [5], [20])}, "not an odd number"),
        ({"odd_sets": make_sets([0, 1, 1], [0], [3], [20])}, "does not name every vertex once"),
        ({"odd_sets": make_sets([0, 1, 2], [0], [3], [10, 10])}, "must be as many"),
    ],
)
def test_an_altered_proof_is_refused_with_its_flaw(changes: dict[str, object], words: str) -> None:
    proven = Matching(np.array([1, 0, -1]), np.array([0, 0, 0]), 0, make_sets([0, 1, 2], [0], [3], [20]))
    verify_matching(*TRIANGLE, proven)
    with pytest.raises(GraphError, match=words):
        verify_matching(*TRIANGLE, alter(proven, **changes))


def test_a_pair_without_an_edge_is_refused() -> None:
    path = (4, [0, 1, 2], [1, 2, 3], [1, 1, 1])
    matching = maximum_weight_matching(*path)
    with pytest.raises(GraphError, match="edges join only 0 pairs"):
        verify_matching(*path, alter(matching, mate=[3, -1, -1, 0]))


def test_a_lift_too_small_to_put_pairs_first_is_refused() -> None:
    path = (4, [0, 1, 2], [1, 2, 3], [1, 9, 1])
    heaviest = maximum_weight_matching(*path)
    with pytest.raises(GraphError, match="the lift is 0; 17 is needed"):
        verify_matching(*path, heaviest, max_cardinality=True)
    verify_matching(*path, maximum_weight_matching(*path, max_cardinality=True), max_cardinality=True)


def test_forged_duals_that_would_overflow_are_not_believed() -> None:
    everything = make_sets([0, 1, 2], [0] * 20, [3] * 20, [2**60] * 20)
    forged = Matching(np.array([1, 0, -1]), np.array([0, 0, 0]), 0, everything)
    with pytest.raises(GraphError, match="in one another sum to 2305843009213693952; 2\\*\\*60 is the most"):
        verify_matching(*TRIANGLE, forged)


@pytest.mark.parametrize("lift", [2**56, 2**58, 2**60, 2**61, 2**62 - 1])
def test_a_lift_that_would_overflow_proves_nothing(lift: int) -> None:
    path, one_pair_of_two = (4, [0, 1, 2], [1, 2, 3], [0, 0, 0]), np.array([-1, 2, 1, -1])
    for dual in (lift, 2 * lift, 2**60):
        forged = Matching(one_pair_of_two, np.full(4, dual), lift, make_sets([0, 1, 2, 3], [], [], []))
        with pytest.raises(GraphError):
            verify_matching(*path, forged, max_cardinality=True)


def test_a_lift_more_than_needed_proves_as_well_up_to_the_limit() -> None:
    pair, mate, none = (2, [0], [1], [3]), np.array([1, 0]), make_sets([0, 1], [], [], [])
    most = 2**58 - 1
    verify_matching(*pair, Matching(mate, np.array([4 * most, 0]), most - 3, none), max_cardinality=True)
    with pytest.raises(GraphError, match=f"with the lift of {most - 2} is {most + 1}; it must be below"):
        verify_matching(*pair, Matching(mate, np.array([4 * most, 4]), most - 2, none), max_cardinality=True)


def test_a_matching_proven_already_is_verified_in_a_moment_however_deep_its_sets() -> None:
    graph = nest_blossoms(3000)
    matching = maximum_weight_matching(*graph)
    assert len(matching.odd_sets) > 2000
    verify_matching(*graph, matching)


def test_odd_sets_may_be_nested_and_edges_count_each_set_that_holds_both_ends() -> None:
    edges = (5, [0, 1, 0, 2, 3, 4], [1, 2, 2, 3, 4, 0], [7, 7, 7, 5, 5, 5])
    matching = maximum_weight_matching(*edges)
    verify_matching(*edges, matching)
    assert sorted((matching.odd_sets.ends - matching.odd_sets.begins).tolist()) == [3, 5]
    assert matching.odd_sets.starts.tolist()[-1] == len(matching.odd_sets.members) == 8
