"""Opening a T blossom whose dual has reached 0."""

from pairloom.matching.blossom.compiling import compiled
from pairloom.matching.blossom.heaps import push
from pairloom.matching.blossom.labels import await_scan, join_tree, leave_tree, relabel, represent, top
from pairloom.matching.blossom.layout import FAR, NONE, OUT, S, State, T
from pairloom.matching.blossom.scan import announce_expansion
from pairloom.matching.blossom.settle import rotate_to_base, settle


@compiled
def expand(s: State, b: int) -> None:
    """Replace a T blossom of dual 0 by its children. O(children + depth + vertices that are renamed or lose label T).

    The children on the even way from the one where the tree enters to the base child stay in the tree, T and S in
    turn; the others leave it. Vertices of the largest child, if it stays T, cost nothing: else a blossom of nearly the
    whole graph that opens layer by layer would be quadratic.
    """
    leave_tree(s, b)
    rotate_to_base(s, b)
    settle(s, b)
    entry = free_children(s, b)
    keep_path(s, b, entry)
    release_rest(s, b)
    s.blossoms[b].leaf_count = 0
    s.free[s.clock[0].free] = b
    s.clock[0].free += 1


@compiled
def free_children(s: State, b: int) -> int:
    """Make the children of b top-level, without a label yet, and return the one where the tree enters.

    The largest child has the core of b, so its vertices keep their representative.
    """
    c = s.blossoms[b].first
    while True:
        child = s.blossoms[c]
        child.parent = NONE
        child.label = OUT
        represent(s, c, child.core)
        s.vertices[child.core].top = c
        c = child.next
        if c == s.blossoms[b].first:
            break
    return top(s, s.blossoms[b].link_in)


@compiled
def keep_path(s: State, b: int, entry: int) -> None:
    """Give the even path from child `entry` to the base child the labels T, S, T, ..., T."""
    base = s.blossoms[b].first
    forward = is_forward(s, base, entry)
    tree = s.blossoms[b].tree
    out, inside = s.blossoms[b].link_out, s.blossoms[b].link_in
    c = entry
    while True:
        keep_as_t(s, c, tree, out, inside)
        if c == base:
            return
        c = s.blossoms[c].next if forward else s.blossoms[c].prev
        keep_as_s(s, c, tree)
        if forward:
            out, inside = s.blossoms[c].edge_tail, s.blossoms[c].edge_head
            c = s.blossoms[c].next
        else:
            c = s.blossoms[c].prev
            out, inside = s.blossoms[c].edge_head, s.blossoms[c].edge_tail


@compiled
def is_forward(s: State, base: int, entry: int) -> bool:
    """Tell whether the way from `entry` to `base` with an even number of edges runs along `next`."""
    forward = False
    c = base
    while c != entry:
        forward = not forward
        c = s.blossoms[c].next
    return forward


@compiled
def keep_as_t(s: State, c: int, tree: int, out: int, inside: int) -> None:
    """Keep a child in the tree as T, entered over the edge (out, inside). Its vertices are T already."""
    child = s.blossoms[c]
    child.label = T
    child.dual += 2 * s.clock[0].delta
    child.link_out, child.link_in = out, inside
    join_tree(s, c, tree)
    announce_expansion(s, c)


@compiled
def keep_as_s(s: State, c: int, tree: int) -> None:
    """Keep a child in the tree as S. Its vertices were T."""
    delta = s.clock[0].delta
    relabel(s, c, S, 2 * delta, -2 * delta)
    join_tree(s, c, tree)
    await_scan(s, c)


@compiled
def release_rest(s: State, b: int) -> None:
    """Let the children that did not stay in the tree leave it as OUT, and announce when S neighbours reach them."""
    delta = s.clock[0].delta
    c = s.blossoms[b].first
    while True:
        if s.blossoms[c].label == OUT:
            relabel(s, c, OUT, delta, 0)
            v = s.blossoms[c].leaf_first
            for _ in range(s.blossoms[c].leaf_count):
                if s.vertices[v].best < FAR:
                    push(s.reaches, max(delta, s.vertices[v].best + s.vertices[v].dual), v)
                v = s.vertices[v].next_leaf
        c = s.blossoms[c].next
        if c == s.blossoms[b].first:
            return
