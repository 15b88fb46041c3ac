"""Looking along edges for coming events, and deciding whether an announced event is true."""

from pairloom.matching.blossom.compiling import compiled
from pairloom.matching.blossom.heaps import empty, has_room, push
from pairloom.matching.blossom.labels import top
from pairloom.matching.blossom.layout import FAR, NONE, OUT, S, State, T


@compiled
def far_end(s: State, arc: int, v: int) -> int:
    """Return the other end of an edge of v."""
    return int(s.arcs[arc].tail ^ s.arcs[arc].head ^ v)


@compiled
def offer(s: State, x: int, value: int, arc: int) -> None:
    """Tell vertex x, which is not S, of an S neighbour over an arc with this value (stored y - weight)."""
    vertex = s.vertices[x]
    if value < vertex.best:
        vertex.best = value
        vertex.best_arc = arc
        if vertex.label == OUT:
            push(s.reaches, value + vertex.dual, x)


@compiled
def scan(s: State, u: int) -> None:
    """Announce the events of a vertex that has become S; done exactly once each time it does. O(degree)."""
    dual, rep = s.vertices[u].dual, s.vertices[u].rep
    tree = s.trees[s.blossoms[top(s, u)].tree]
    if dual < tree.lowest:
        tree.lowest = dual
        push(s.zeros, dual, u)
    for a in range(s.starts[u], s.starts[u + 1]):
        x = s.arcs[a].head
        value = dual - s.arcs[a].weight
        if s.vertices[x].label != S:
            offer(s, x, value, a)
        elif s.vertices[x].rep != rep:
            push(s.meetings, (value + s.vertices[x].dual) >> 1, a)


@compiled
def scan_pending(s: State) -> None:
    """Scan all vertices that have become S. Afterwards the invariants of State hold and every heap has room."""
    n = len(s.vertices)
    while s.clock[0].pending > 0:
        u = s.pending[s.clock[0].pending - 1]
        s.clock[0].pending -= 1
        degree = s.starts[u + 1] - s.starts[u]
        if has_room(s.meetings, degree) and has_room(s.reaches, degree) and has_room(s.zeros, 1):
            scan(s, u)
        else:
            refill(s)
    if not (has_room(s.reaches, n + 1) and has_room(s.expansions, n)):
        refill(s)


@compiled
def refill(s: State) -> None:
    """Throw away all announced events, true and out of date ones, and announce the true ones anew. O((n + m) log n).

    A scan of the whole graph leaves at most 2m, 2m, n and n / 2 entries in the four heaps; their room of 2(2m + n)
    suffices for that, then for any scan and any event. A heap is full only after as many pushes as a refill costs, so
    memory is bounded and the cost is spread.
    """
    for heap in (s.meetings, s.reaches, s.expansions, s.zeros):
        empty(heap)
    for v in range(len(s.vertices)):
        s.vertices[v].best = FAR
        s.trees[v].lowest = FAR
    s.clock[0].pending = 0
    for v in range(len(s.vertices)):
        if s.vertices[v].label == S:
            scan(s, v)
    for b in range(len(s.vertices), len(s.blossoms)):
        announce_expansion(s, b)


@compiled
def announce_expansion(s: State, b: int) -> None:
    """Announce when the dual of a top-level T blossom reaches 0; trivial blossoms have none."""
    blossom = s.blossoms[b]
    if b >= len(s.vertices) and blossom.leaf_count > 0 and blossom.label == T and blossom.parent == NONE:
        push(s.expansions, blossom.dual >> 1, b)


@compiled
def refresh(s: State, x: int) -> None:
    """Find the best S neighbour of an OUT vertex afresh and announce when x is reached. O(degree)."""
    vertex = s.vertices[x]
    vertex.best = FAR
    for a in range(s.starts[x], s.starts[x + 1]):
        u = s.vertices[s.arcs[a].head]
        if u.label == S and u.dual - s.arcs[a].weight < vertex.best:
            vertex.best = u.dual - s.arcs[a].weight
            vertex.best_arc = a
    if vertex.best < FAR:
        push(s.reaches, vertex.best + vertex.dual, x)


@compiled
def is_meeting(s: State, key: int, arc: int) -> bool:
    """Tell whether an S-S edge between two blossoms becomes tight at time `key`.

    An edge that has lost one S end is offered to that end (invariant 2).
    """
    u, x, weight = s.arcs[arc].tail, s.arcs[arc].head, s.arcs[arc].weight
    first, second = s.vertices[u], s.vertices[x]
    if first.label == S and second.label == S:
        return bool(first.rep != second.rep and first.dual + second.dual - weight == 2 * key)
    if first.label == S:
        offer(s, x, first.dual - weight, arc)
    elif second.label == S:
        offer(s, u, second.dual - weight, arc)
    return False


@compiled
def is_reach(s: State, key: int, x: int) -> bool:
    """Tell whether OUT vertex x gets a tight edge from its best S neighbour at time `key`; if later, say so again."""
    vertex = s.vertices[x]
    if vertex.label != OUT or vertex.best == FAR:
        return False
    u = s.vertices[far_end(s, vertex.best_arc, x)]
    if u.label != S or u.dual - s.arcs[vertex.best_arc].weight != vertex.best:
        refresh(s, x)
        return False
    if vertex.best + vertex.dual > key:
        push(s.reaches, vertex.best + vertex.dual, x)
        return False
    return True


@compiled
def is_zero(s: State, key: int, u: int) -> bool:
    """Tell whether the dual of S vertex u reaches 0 at time `key`."""
    return bool(s.vertices[u].label == S and s.vertices[u].dual == key)


@compiled
def is_expansion(s: State, key: int, b: int) -> bool:
    """Tell whether the dual of top-level T blossom b reaches 0 at time `key`."""
    blossom = s.blossoms[b]
    return bool(blossom.leaf_count > 0 and blossom.label == T and blossom.parent == NONE and blossom.dual == 2 * key)
