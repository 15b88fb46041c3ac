import numpy as np

from pairloom.matching.blossom.cycles import chain
from pairloom.matching.blossom.layout import ARC, State, make_state
from pairloom.matching.blossom.shrink import count_children, enclose


def link(state: State, cycle: list[int]) -> None:
    """Chain blossoms to a cycle; the edges between them do not matter here."""
    for b, c in zip(cycle, [*cycle[1:], cycle[0]], strict=True):
        chain(state, b, c, 0, 0)


def list_leaves(state: State, b: int) -> list[int]:
    """List the vertices of a blossom."""
    leaves = [int(state.blossoms[b].leaf_first)]
    while leaves[-1] != state.blossoms[b].leaf_last:
        leaves.append(int(state.vertices[leaves[-1]].next_leaf))
    return leaves


def test_a_blossom_takes_the_core_of_its_largest_child_wherever_that_stands() -> None:
    state = make_state(np.zeros(8, np.int32), np.empty(0, ARC))
    link(state, [1, 2, 3])
    inner = enclose(state, 1)
    link(state, [5, 4, inner])
    outer = enclose(state, 5)
    assert state.blossoms["core"][[inner, outer]].tolist() == [1, 1]
    assert state.vertices["rep"].tolist() == [0, 1, 1, 1, 1, 1, 6]
    assert state.vertices["top"][[0, 1, 6]].tolist() == [0, outer, 6]


def test_the_vertices_of_a_child_stay_together_inside_a_blossom() -> None:
    state = make_state(np.zeros(8, np.int32), np.empty(0, ARC))
    link(state, [1, 2, 3])
    inner = enclose(state, 1)
    link(state, [5, inner, 4])
    outer = enclose(state, 5)
    assert list_leaves(state, inner) == [1, 2, 3]
    assert list_leaves(state, outer) == [5, 1, 2, 3, 4]
    assert (state.blossoms[outer].leaf_count, count_children(state, outer)) == (5, 3)
