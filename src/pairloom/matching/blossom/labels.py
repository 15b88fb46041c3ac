"""Labels of top-level blossoms, their lazy duals, and the lists of blossoms that make up a tree."""

from pairloom.matching.blossom.compiling import compiled
from pairloom.matching.blossom.layout import NONE, State


@compiled
def top(s: State, v: int) -> int:
    """Return the top-level blossom that holds vertex v. O(1)."""
    return int(s.vertices[s.vertices[v].rep].top)


@compiled
def relabel(s: State, b: int, label: int, vertex_shift: int, blossom_shift: int) -> None:
    """Give blossom b and its vertices a label, and shift stored duals so that the true ones stay. O(size).

    With D = delta, the shifts (vertex, blossom) are: OUT to S (+D, -2D), OUT to T (-D, +2D), S to OUT (-D, +2D),
    T to OUT (+D, -2D); T child of a new S blossom (+2D, -2D: its dual is frozen from now on).
    """
    blossom = s.blossoms[b]
    blossom.label = label
    blossom.dual += blossom_shift
    v = blossom.leaf_first
    for _ in range(blossom.leaf_count):
        vertex = s.vertices[v]
        vertex.label = label
        vertex.dual += vertex_shift
        v = vertex.next_leaf


@compiled
def represent(s: State, b: int, core: int) -> None:
    """Let all vertices of blossom b have the representative `core`. O(size), O(1) if they have it already."""
    v = s.blossoms[b].leaf_first
    if s.vertices[v].rep == core:
        return
    for _ in range(s.blossoms[b].leaf_count):
        s.vertices[v].rep = core
        v = s.vertices[v].next_leaf


@compiled
def await_scan(s: State, b: int) -> None:
    """Put the vertices of a blossom that has just become S on the stack of vertices to scan. O(size)."""
    v = s.blossoms[b].leaf_first
    count = s.clock[0].pending
    for _ in range(s.blossoms[b].leaf_count):
        s.pending[count] = v
        count += 1
        v = s.vertices[v].next_leaf
    s.clock[0].pending = count


@compiled
def join_tree(s: State, b: int, tree: int) -> None:
    """Put a top-level blossom at the head of the list of a tree."""
    first = s.trees[tree].first
    s.blossoms[b].tree = tree
    s.blossoms[b].tree_prev = NONE
    s.blossoms[b].tree_next = first
    if first != NONE:
        s.blossoms[first].tree_prev = b
    s.trees[tree].first = b


@compiled
def leave_tree(s: State, b: int) -> None:
    """Take a blossom out of the list of its tree."""
    before, after = s.blossoms[b].tree_prev, s.blossoms[b].tree_next
    if before != NONE:
        s.blossoms[before].tree_next = after
    else:
        s.trees[s.blossoms[b].tree].first = after
    if after != NONE:
        s.blossoms[after].tree_prev = before
