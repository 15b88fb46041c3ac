"""Odd cycles of an alternating tree: found when an edge joins two S blossoms of the same tree."""

from pairloom.matching.blossom.compiling import compiled
from pairloom.matching.blossom.labels import top
from pairloom.matching.blossom.layout import NONE, State


@compiled
def parent_of(s: State, b: int) -> int:
    """Return the next S blossom on the way from S blossom b to the root, NONE at the root."""
    mate = s.blossoms[b].mate_out
    if mate == NONE:
        return NONE
    return top(s, s.blossoms[top(s, mate)].link_out)


@compiled
def find_ancestor(s: State, b: int, c: int) -> int:
    """Return the nearest common S ancestor of two S blossoms of one tree. O(cycle), by walking both ways in turn."""
    s.clock[0].walks += 1
    walk = s.clock[0].walks
    while True:
        if b != NONE:
            if s.blossoms[b].stamp == walk:
                return b
            s.blossoms[b].stamp = walk
            b = parent_of(s, b)
        b, c = c, b


@compiled
def chain(s: State, b: int, c: int, tail: int, head: int) -> None:
    """Make c the successor of b on a cycle, over the edge from `tail` in b to `head` in c."""
    s.blossoms[b].next = c
    s.blossoms[b].edge_tail = tail
    s.blossoms[b].edge_head = head
    s.blossoms[c].prev = b


@compiled
def link_cycle(s: State, arc: int, ancestor: int) -> None:
    """Chain the cycle of a tight S-S arc: ancestor, down to its tail, over the arc, up from its head. O(cycle)."""
    tail, head = s.arcs[arc].tail, s.arcs[arc].head
    chain(s, top(s, tail), top(s, head), tail, head)
    b = top(s, tail)
    while b != ancestor:
        t = top(s, s.blossoms[b].mate_out)
        parent = top(s, s.blossoms[t].link_out)
        chain(s, t, b, s.blossoms[b].mate_out, s.blossoms[b].mate_in)
        chain(s, parent, t, s.blossoms[t].link_out, s.blossoms[t].link_in)
        b = parent
    b = top(s, head)
    while b != ancestor:
        t = top(s, s.blossoms[b].mate_out)
        parent = top(s, s.blossoms[t].link_out)
        chain(s, b, t, s.blossoms[b].mate_in, s.blossoms[b].mate_out)
        chain(s, t, parent, s.blossoms[t].link_in, s.blossoms[t].link_out)
        b = parent
