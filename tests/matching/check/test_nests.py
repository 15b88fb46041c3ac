"""What two people share by the line of nested sets is what counting set by set says."""

import numpy as np
import pytest

from pairloom.matching.check.nests import line_up

Sets = list[tuple[np.ndarray[tuple[int], np.dtype[np.int64]], int]]


def draw_nested(rng: np.random.Generator, people: list[int]) -> Sets:
    """Draw sets that lie in one another."""
    if len(people) < 3:
        return []
    cut = int(rng.integers(1, len(people)))
    own = [(np.sort(np.array(people, np.int64)), int(rng.integers(0, 9)))] if rng.random() < 0.7 else []
    return [*own, *draw_nested(rng, people[:cut]), *draw_nested(rng, people[cut:])]


@pytest.mark.parametrize("seed", range(30))
def test_the_line_tells_what_each_two_share(seed: int) -> None:
    rng = np.random.default_rng(seed)
    sets = draw_nested(rng, rng.permutation(20).tolist()[:17])
    line = line_up(sets, 20)
    assert line is not None
    block = np.zeros((6, 14), np.int64)
    line.add_shared(block, slice(4, 10), slice(5, 19))
    wanted = [
        [sum(price for members, price in sets if i != j and {i, j} <= set(members.tolist())) for j in range(5, 19)]
        for i in range(4, 10)
    ]
    assert block.tolist() == wanted


@pytest.mark.parametrize("other", [[2, 3, 4], [0, 2, 3, 5]])
def test_sets_that_cross_have_no_line(other: list[int]) -> None:
    assert line_up([(np.array([0, 1, 2]), 1), (np.array(other), 2)], 6) is None


def test_no_sets_have_an_empty_line() -> None:
    line = line_up([], 4)
    assert line is not None
    block = np.ones((2, 4), np.int64)
    line.add_shared(block, slice(0, 2), slice(0, 4))
    assert block.tolist() == [[1] * 4] * 2
