"""What two vertices share of nested odd sets is found on one line, and agrees with looking at every set."""

import numpy as np
import pytest

from pairloom.matching.blossom import OddSets
from pairloom.matching.blossom.nests import check_nests, sum_shared
from pairloom.matching.blossom.parts import MOST_DUAL
from pairloom.matching.errors import GraphError


def make_sets(count: int, ranges: list[tuple[int, int]], dual: list[int]) -> OddSets:
    """Make sets of these ranges over the vertices in their own order."""
    begins, ends = np.array(ranges, int).reshape(-1, 2).T
    return OddSets(np.arange(count, dtype=np.int32), begins, ends, np.array(dual, int))


def draw_nests(rng: np.random.Generator, count: int) -> OddSets:
    """Draw sets that lie in one another or apart, over the vertices in any order."""
    ranges: list[tuple[int, int]] = []
    waiting = [(0, count)]
    while waiting:
        begin, end = waiting.pop()
        if end - begin < 3:
            continue
        ranges += [(begin, end - (end - begin + 1) % 2)] * int(rng.integers(0, 3))
        middle = int(rng.integers(begin, end))
        waiting += [(begin, middle), (middle, end - (end - begin + 1) % 2)]
    rng.shuffle(ranges)
    sets = make_sets(count, ranges, rng.integers(1, 9, len(ranges)).tolist())
    return OddSets(rng.permutation(count).astype(np.int32), sets.begins, sets.ends, sets.dual)


@pytest.mark.parametrize("count", [2, 3, 4, 5, 8, 9, 16, 17, 40, 61])
def test_any_two_vertices_share_the_sets_that_hold_both(rng: np.random.Generator, count: int) -> None:
    tails, heads = (ends.astype(np.int32) for ends in np.nonzero(~np.eye(count, dtype=bool)))
    for _ in range(10):
        sets = draw_nests(rng, count)
        check_nests(sets)
        held = np.zeros((len(sets), count), bool)
        for i in range(len(sets)):
            held[i, sets.members_of(i)] = True
        wanted = (sets.dual[:, None] * (held[:, tails] & held[:, heads])).sum(axis=0)
        assert sum_shared(sets, tails, heads).tolist() == wanted.tolist()


def test_nobody_shares_anything_without_sets_or_edges() -> None:
    none = np.empty(0, np.int32)
    assert sum_shared(make_sets(3, [], []), none, none).tolist() == []
    assert sum_shared(make_sets(3, [], []), np.array([0], np.int32), np.array([2], np.int32)).tolist() == [0]


@pytest.mark.parametrize("ranges", [[(0, 3), (2, 5)], [(0, 5), (1, 4), (3, 6)], [(2, 5), (0, 3)]])
def test_sets_that_cross_are_refused(ranges: list[tuple[int, int]]) -> None:
    with pytest.raises(GraphError, match="two odd sets cross"):
        check_nests(make_sets(7, ranges, [4] * len(ranges)))


def test_sets_may_touch_repeat_and_share_an_end() -> None:
    check_nests(make_sets(7, [(0, 3), (3, 6)], [4, 4]))
    check_nests(make_sets(7, [(0, 7), (0, 3), (4, 7), (0, 7), (5, 6)], [4] * 5))


def test_duals_in_one_another_may_not_sum_to_more_than_any_proof_needs() -> None:
    check_nests(make_sets(7, [(0, 3), (3, 6)], [MOST_DUAL] * 2))
    check_nests(make_sets(7, [(0, 3), (0, 7)], [MOST_DUAL - 4, 4]))
    with pytest.raises(GraphError, match="in one another sum to 1152921504606846977"):
        check_nests(make_sets(7, [(0, 3), (0, 7)], [MOST_DUAL - 4, 5]))
