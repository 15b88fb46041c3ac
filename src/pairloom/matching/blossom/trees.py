"""Alternating trees: planting, growing, augmenting and dissolving them."""

from pairloom.matching.blossom.compiling import compiled
from pairloom.matching.blossom.labels import await_scan, join_tree, relabel, top
from pairloom.matching.blossom.layout import FAR, NONE, OUT, S, State, T
from pairloom.matching.blossom.scan import announce_expansion, refresh


@compiled
def plant(s: State, root: int) -> None:
    """Make an exposed blossom the S root of a tree of its own."""
    tree = s.blossoms[root].mate_in
    s.trees[tree].lowest = FAR
    s.trees[tree].first = NONE
    s.clock[0].trees += 1
    make_s(s, root, tree)


@compiled
def make_s(s: State, b: int, tree: int) -> None:
    """Let an OUT blossom join a tree as S."""
    delta = s.clock[0].delta
    relabel(s, b, S, delta, -2 * delta)
    join_tree(s, b, tree)
    await_scan(s, b)


@compiled
def grow(s: State, u: int, x: int) -> None:
    """Extend the tree of S vertex u by the tight edge (u, x): x's matched OUT blossom becomes T, its mate S."""
    delta = s.clock[0].delta
    tree = s.blossoms[top(s, u)].tree
    b = top(s, x)
    relabel(s, b, T, -delta, 2 * delta)
    s.blossoms[b].link_out = u
    s.blossoms[b].link_in = x
    join_tree(s, b, tree)
    announce_expansion(s, b)
    make_s(s, top(s, s.blossoms[b].mate_out), tree)


@compiled
def flip_path(s: State, inner: int, outer: int) -> None:
    """Match S vertex `inner` with `outer` and flip the path from there to the root. O(path).

    With `outer` NONE the blossom of `inner` becomes exposed instead, with base `inner`. Only matching edges of
    top-level blossoms change; those inside follow when a blossom is settled.
    """
    while True:
        b = top(s, inner)
        old_mate = s.blossoms[b].mate_out
        s.blossoms[b].mate_in = inner
        s.blossoms[b].mate_out = outer
        if old_mate == NONE:
            return
        t = s.blossoms[top(s, old_mate)]
        t.mate_in = t.link_in
        t.mate_out = t.link_out
        inner, outer = t.link_out, t.link_in


@compiled
def take_exposed(s: State, u: int, x: int) -> None:
    """Match S vertex u over a tight edge with x in an exposed OUT blossom. The blossom of x stays OUT."""
    b = s.blossoms[top(s, x)]
    b.mate_in = x
    b.mate_out = u
    tree = s.blossoms[top(s, u)].tree
    flip_path(s, u, x)
    dissolve(s, tree, tree)


@compiled
def join_roots(s: State, u: int, x: int) -> None:
    """Augment along the tight edge (u, x) between two trees; both disappear."""
    first, second = s.blossoms[top(s, u)].tree, s.blossoms[top(s, x)].tree
    flip_path(s, u, x)
    flip_path(s, x, u)
    dissolve(s, first, second)


@compiled
def retire(s: State, u: int) -> None:
    """Leave S vertex u, whose dual has reached 0, exposed instead of the root of its tree, which disappears."""
    tree = s.blossoms[top(s, u)].tree
    flip_path(s, u, NONE)
    dissolve(s, tree, tree)


@compiled
def dissolve(s: State, first: int, second: int) -> None:
    """Take all blossoms of one tree or two (which may be the same) out. O(vertices, and edges of T vertices).

    Both trees lose their labels before anybody looks for S neighbours, else a T vertex would find one that is about
    to go. Former S vertices need no look: each edge to another S vertex has an entry in `meetings` (invariant 2).
    """
    unlabel(s, first)
    if second != first:
        unlabel(s, second)
        refresh_tree(s, second)
    refresh_tree(s, first)


@compiled
def unlabel(s: State, tree: int) -> None:
    """Make all vertices of a tree OUT; its blossoms keep their labels until `refresh_tree`."""
    delta = s.clock[0].delta
    b = s.trees[tree].first
    while b != NONE:
        if s.blossoms[b].label == S:
            relabel(s, b, OUT, -delta, 2 * delta)
            forget_best(s, b)
        else:
            relabel(s, b, OUT, delta, -2 * delta)
            s.blossoms[b].label = T
        b = s.blossoms[b].tree_next
    s.clock[0].trees -= 1


@compiled
def forget_best(s: State, b: int) -> None:
    """Forget the best S neighbours, which nobody kept up to date while the vertices of blossom b were S."""
    v = s.blossoms[b].leaf_first
    for _ in range(s.blossoms[b].leaf_count):
        s.vertices[v].best = FAR
        v = s.vertices[v].next_leaf


@compiled
def refresh_tree(s: State, tree: int) -> None:
    """Make the blossoms of an unlabelled tree OUT and look for S neighbours of its former T vertices."""
    b = s.trees[tree].first
    s.trees[tree].first = NONE
    while b != NONE:
        blossom = s.blossoms[b]
        if blossom.label == T:
            blossom.label = OUT
            v = blossom.leaf_first
            for _ in range(blossom.leaf_count):
                refresh(s, v)
                v = s.vertices[v].next_leaf
        b = blossom.tree_next
