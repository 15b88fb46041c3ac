"""The first phase: an optimal fractional matching, in which odd cycles count half instead of becoming blossoms.

The same events as in the second phase, but an edge inside a tree turns its odd cycle into a half cycle, whose vertices
leave the tree unmatched, chained by `next`. A tree that reaches a half cycle cuts it open and augments. There are no
blossoms, hence no expansions. Few half cycles are left (about 1 % of the vertices), and they are the only roots of the
second phase.
"""

from pairloom.matching.blossom.compiling import compiled
from pairloom.matching.blossom.cycles import find_ancestor, link_cycle
from pairloom.matching.blossom.heaps import earliest, pop, push
from pairloom.matching.blossom.layout import NONE, State
from pairloom.matching.blossom.scan import far_end, is_meeting, is_reach, is_zero, scan_pending
from pairloom.matching.blossom.trees import dissolve, flip_path, grow, join_roots, retire, take_exposed


@compiled
def run_fractional(s: State) -> None:
    """Process events until no tree is left."""
    scan_pending(s)
    while s.clock[0].trees > 0:
        advance_fractional(s)
        scan_pending(s)


@compiled
def advance_fractional(s: State) -> None:
    """Process the earliest event: at equal times meetings first, then reaches, then zeros."""
    meeting, reach, zero = earliest(s.meetings), earliest(s.reaches), earliest(s.zeros)
    if meeting <= reach and meeting <= zero:
        arc = pop(s.meetings)
        if is_meeting(s, meeting, arc):
            s.clock[0].delta = meeting
            meet(s, arc)
    elif reach <= zero:
        x = pop(s.reaches)
        if is_reach(s, reach, x):
            s.clock[0].delta = reach
            reach_vertex(s, reach, x)
    else:
        u = pop(s.zeros)
        if is_zero(s, zero, u):
            s.clock[0].delta = zero
            retire(s, u)


@compiled
def meet(s: State, arc: int) -> None:
    """Use a tight edge between two S vertices: augment between trees, make a half cycle within one."""
    u, x = s.arcs[arc].tail, s.arcs[arc].head
    if s.blossoms[u].tree != s.blossoms[x].tree:
        join_roots(s, u, x)
    else:
        close_half_cycle(s, arc)


@compiled
def reach_vertex(s: State, key: int, x: int) -> None:
    """Use a tight edge from an S vertex to an OUT vertex x.

    An exposed x stays OUT when it is matched, so its entry goes back for its other S neighbours.
    """
    u = far_end(s, s.vertices[x].best_arc, x)
    if s.blossoms[x].mate_out != NONE:
        grow(s, u, x)
        return
    push(s.reaches, key, x)
    if s.blossoms[x].next != NONE:
        open_half_cycle(s, x)
    take_exposed(s, u, x)


@compiled
def close_half_cycle(s: State, arc: int) -> None:
    """Flip the path from the cycle of a tight arc to the root, and let the tree go without the cycle's mates."""
    u = s.arcs[arc].tail
    ancestor = find_ancestor(s, u, s.arcs[arc].head)
    link_cycle(s, arc, ancestor)
    flip_path(s, ancestor, NONE)
    v = s.blossoms[ancestor].next
    while v != ancestor:
        s.blossoms[v].mate_out = NONE
        v = s.blossoms[v].next
    tree = s.blossoms[u].tree
    dissolve(s, tree, tree)


@compiled
def open_half_cycle(s: State, x: int) -> None:
    """Match all vertices of the half cycle of x but x itself in pairs along the cycle."""
    v = s.blossoms[x].next
    s.blossoms[x].next = NONE
    while v != x:
        mate = s.blossoms[v].next
        after = s.blossoms[mate].next
        s.blossoms[v].mate_out = mate
        s.blossoms[mate].mate_out = v
        s.blossoms[v].next = s.blossoms[mate].next = NONE
        v = after
