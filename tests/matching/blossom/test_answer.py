import itertools

import numpy as np

from pairloom.matching.blossom import OddSets, maximum_weight_matching
from tests.matching.blossom.graphs import nest_blossoms


def test_odd_sets_are_written_out_one_after_the_other() -> None:
    sets = OddSets(np.array([4, 1, 0, 2, 3], np.int32), np.array([0, 1]), np.array([3, 4]), np.array([6, 2]))
    assert len(sets) == 2
    assert sets.members.tolist() == [4, 1, 0, 1, 0, 2]
    assert sets.starts.tolist() == [0, 3, 6]
    assert sets.members_of(1).tolist() == [1, 0, 2]


def test_no_odd_sets_are_written_out_as_nothing() -> None:
    sets = maximum_weight_matching(2, [0], [1], [3]).odd_sets
    assert (sets.members.tolist(), sets.starts.tolist(), sets.dual.tolist()) == ([], [0], [])


def test_each_of_nested_blossoms_holds_the_one_before_and_two_more() -> None:
    sets = maximum_weight_matching(*nest_blossoms(6)).odd_sets
    by_size = sorted((set(sets.members_of(i).tolist()) for i in range(len(sets))), key=len)
    assert [len(members) for members in by_size] == [3, 5, 7, 9, 11, 13]
    assert all(small < large for small, large in itertools.pairwise(by_size))
