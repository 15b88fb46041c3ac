"""Deriving the matching inside blossoms from the matching edge of the blossom."""

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom.compiling import compiled, compiled_allocating
from pairloom.matching.blossom.layout import NONE, State


@compiled
def rotate_to_base(s: State, b: int) -> None:
    """Make `first` the child that holds the base, for b and all blossoms between it and its base. O(depth)."""
    c = s.blossoms[b].mate_in
    while c != b:
        parent = s.blossoms[c].parent
        s.blossoms[parent].first = c
        c = parent


@compiled
def settle(s: State, b: int) -> None:
    """Match the children of b: `first`, its base child, as b is, the others in pairs along the cycle. O(children)."""
    base = s.blossoms[s.blossoms[b].first]
    base.mate_in, base.mate_out = s.blossoms[b].mate_in, s.blossoms[b].mate_out
    c = base.next
    while c != s.blossoms[b].first:
        child = s.blossoms[c]
        other = s.blossoms[child.next]
        child.mate_in, child.mate_out = child.edge_tail, child.edge_head
        other.mate_in, other.mate_out = child.edge_head, child.edge_tail
        c = other.next


@compiled
def settle_all(s: State) -> None:
    """Settle all blossoms from the outside in, so that every vertex knows its mate. O(n).

    Each chain of base children is climbed once, when its outermost blossom is met; its inner ones find `first` set.
    """
    n = len(s.vertices)
    stack = s.pending
    height = 0
    for b in range(n, len(s.blossoms)):
        if s.blossoms[b].leaf_count > 0 and s.blossoms[b].parent == NONE:
            rotate_to_base(s, b)
            stack[height] = b
            height += 1
    while height > 0:
        height -= 1
        b = stack[height]
        settle(s, b)
        c = s.blossoms[b].first
        while True:
            if c >= n:
                if c != s.blossoms[b].first:
                    rotate_to_base(s, c)
                stack[height] = c
                height += 1
            c = s.blossoms[c].next
            if c == s.blossoms[b].first:
                break


@compiled_allocating
def order_leaves(s: State) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """List the vertices so that those of any blossom stand together; return the list and each one's place in it."""
    n = len(s.vertices)
    order, place = np.empty(n, np.int32), np.empty(n, np.int32)
    count = 0
    for rep in range(n):
        if s.vertices[rep].rep != rep:
            continue
        blossom = s.blossoms[s.vertices[rep].top]
        v = blossom.leaf_first
        for _ in range(blossom.leaf_count):
            order[count] = v
            place[v] = count
            count += 1
            v = s.vertices[v].next_leaf
    return order, place
