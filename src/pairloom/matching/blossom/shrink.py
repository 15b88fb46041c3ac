"""Making a blossom of an odd cycle."""

from pairloom.matching.blossom.compiling import compiled
from pairloom.matching.blossom.cycles import find_ancestor, link_cycle
from pairloom.matching.blossom.labels import await_scan, join_tree, leave_tree, relabel, represent, top
from pairloom.matching.blossom.layout import NONE, S, State, T


@compiled
def shrink(s: State, arc: int) -> None:
    """Make an S blossom of the cycle that a tight arc between two S blossoms of one tree closes.

    O(cycle + vertices that change label or representative). The largest child keeps its representative, so a vertex
    is renamed O(log n) times while blossoms only grow.
    """
    delta = s.clock[0].delta
    ancestor = find_ancestor(s, top(s, s.arcs[arc].tail), top(s, s.arcs[arc].head))
    link_cycle(s, arc, ancestor)
    b = enclose(s, ancestor)
    blossom = s.blossoms[b]
    blossom.label = S
    blossom.dual = -2 * delta
    c = ancestor
    for _ in range(count_children(s, b)):
        leave_tree(s, c)
        if s.blossoms[c].label == T:
            relabel(s, c, S, 2 * delta, -2 * delta)
            await_scan(s, c)
        else:
            s.blossoms[c].dual += 2 * delta
        c = s.blossoms[c].next
    join_tree(s, b, s.blossoms[ancestor].tree)


@compiled
def enclose(s: State, first: int) -> int:
    """Make a blossom around a chained cycle and return its id. It is matched as its child `first` is."""
    s.clock[0].free -= 1
    b = s.free[s.clock[0].free]
    blossom, base = s.blossoms[b], s.blossoms[first]
    blossom.parent = NONE
    blossom.first = first
    blossom.mate_in, blossom.mate_out = base.mate_in, base.mate_out
    blossom.leaf_first, blossom.leaf_last = base.leaf_first, base.leaf_last
    blossom.leaf_count = 0
    largest = first
    c = first
    while True:
        child = s.blossoms[c]
        child.parent = b
        blossom.leaf_count += child.leaf_count
        if child.leaf_count > s.blossoms[largest].leaf_count:
            largest = c
        if c != first:
            s.vertices[blossom.leaf_last].next_leaf = child.leaf_first
            blossom.leaf_last = child.leaf_last
        c = child.next
        if c == first:
            break
    blossom.core = s.blossoms[largest].core
    share_core(s, b)
    return int(b)


@compiled
def share_core(s: State, b: int) -> None:
    """Let all vertices of b have its core as representative; those of its largest child have it already."""
    core = s.blossoms[b].core
    s.vertices[core].top = b
    c = s.blossoms[b].first
    for _ in range(count_children(s, b)):
        represent(s, c, core)
        c = s.blossoms[c].next


@compiled
def count_children(s: State, b: int) -> int:
    """Count the children of a blossom."""
    first = s.blossoms[b].first
    count, c = 1, s.blossoms[first].next
    while c != first:
        count, c = count + 1, s.blossoms[c].next
    return count
