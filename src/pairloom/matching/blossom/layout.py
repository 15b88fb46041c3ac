"""The state of a search as a few arrays of records, and the names of their fields.

Conventions, valid in all modules of this package:

- Weights are stored times 4, so every dual and every event time is an integer.
- A vertex `v` is also the trivial blossom `v`; blossoms of three and more children have ids from `n` on.
- `delta` is the total dual change of the phase. It starts at 0 and never falls. Duals are lazy: a change of `delta`
  touches no vertex. What is stored belongs to the label of the top-level blossom:

  | label | true dual of a vertex | true dual of a top-level blossom |
  |-------|-----------------------|----------------------------------|
  | S     | stored - delta        | stored + 2 delta                 |
  | T     | stored + delta        | stored - 2 delta                 |
  | OUT   | stored                | stored                           |

  The dual of a nested blossom is frozen: true = stored, whatever the label of the blossom around it.
- All S vertices have true duals of the same parity, because all roots are even and a vertex enters a tree only over
  a tight edge of even weight. So half the slack of an S-S edge is an integer.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

OUT, S, T = 0, 1, 2
NONE = -1
FAR = 1 << 62
"""Later than every event: keys stay below 16 times the largest weight, which is below 2**58."""

ARC = np.dtype(
    (
        np.record,
        np.dtype(
            [
                ("tail", np.int32),
                ("head", np.int32),
                ("weight", np.int64),  # times 4, always positive
            ],
            align=True,
        ),
    )
)

VERTEX = np.dtype(
    (
        np.record,
        np.dtype(
            [
                ("dual", np.int64),  # y, stored as the table above says
                ("best", np.int64),  # of a vertex that is not S: smallest (stored y - weight) over S neighbours
                ("best_arc", np.int32),  # the edge to that neighbour, in either direction
                ("label", np.int32),  # copy of the label of its top-level blossom
                ("rep", np.int32),  # core of its top-level blossom: one of its vertices, the same for all of them
                ("top", np.int32),  # of a rep: the top-level blossom
                ("next_leaf", np.int32),  # vertices of a blossom: leaf_first, next_leaf, ..., leaf_last
            ],
            align=True,
        ),
    )
)

BLOSSOM = np.dtype(
    (
        np.record,
        np.dtype(
            [
                ("dual", np.int64),  # z, stored as the table above says
                ("parent", np.int32),
                ("first", np.int32),  # any child
                (
                    "core",
                    np.int32,
                ),  # representative of its vertices whenever it is top-level: core of its largest child
                ("next", np.int32),  # next child of the parent's cycle
                ("prev", np.int32),
                ("edge_tail", np.int32),  # the edge from this child ...
                ("edge_head", np.int32),  # ... to the next
                ("leaf_first", np.int32),
                ("leaf_last", np.int32),
                ("leaf_count", np.int32),  # vertices inside; 0 if the id is not in use
                ("label", np.int32),
                ("tree", np.int32),
                ("mate_in", np.int32),  # matching edge of a top-level blossom: the end inside (its base if exposed)
                ("mate_out", np.int32),  # the end outside, NONE if exposed; nested ones are set by settling
                ("link_out", np.int32),  # tree edge of a T blossom: the end in its S parent
                ("link_in", np.int32),  # the end inside
                ("tree_next", np.int32),  # top-level blossoms of a tree, doubly linked
                ("tree_prev", np.int32),
                ("stamp", np.int32),  # number of the last walk to a common ancestor that passed here
            ],
            align=True,
        ),
    )
)

TREE = np.dtype(
    (
        np.record,
        np.dtype(
            [
                ("lowest", np.int64),  # smallest stored dual of an S vertex
                ("first", np.int32),  # head of the list of its top-level blossoms
            ],
            align=True,
        ),
    )
)

ENTRY = np.dtype((np.record, np.dtype([("key", np.int64), ("payload", np.int64)], align=True)))

CLOCK = np.dtype(
    (
        np.record,
        np.dtype(
            [
                ("delta", np.int64),
                ("trees", np.int64),  # trees alive
                ("pending", np.int64),  # S vertices not scanned yet
                ("free", np.int64),  # blossom ids not in use
                ("walks", np.int64),  # walks to a common ancestor so far
            ],
            align=True,
        ),
    )
)


class State(NamedTuple):
    """Everything a search reads and writes.

    A heap of entries (time, item) may hold entries that are out of date; each is verified when it is popped.
    Two invariants tie heaps to graph, after all pending vertices are scanned:

    1. Every S-S edge between different top-level blossoms has an entry in `meetings` with its exact time.
    2. For each OUT vertex x and S neighbour u: `best[x]` + stored y of x is at most the time when (u, x) becomes tight,
       and x has an entry in `reaches` no later than that; or (u, x) still has an entry in `meetings` from a time when
       both were S, which is no later either.
    """

    starts: NDArray[np.int32]  # (n + 1,): arcs of v are starts[v] .. starts[v + 1] - 1
    arcs: NDArray[np.void]  # (2m,) ARC: each edge twice
    vertices: NDArray[np.void]  # (n,) VERTEX
    blossoms: NDArray[np.void]  # (n + n // 2,) BLOSSOM
    trees: NDArray[np.void]  # (n,) TREE; the id of a tree is the base vertex of its root when it was planted
    meetings: NDArray[np.void]  # heap of arcs: an S-S edge becomes tight
    reaches: NDArray[np.void]  # heap of vertices: an OUT vertex gets a tight edge from an S vertex
    expansions: NDArray[np.void]  # heap of blossoms: the dual of a T blossom reaches 0
    zeros: NDArray[np.void]  # heap of vertices: the dual of an S vertex reaches 0
    pending: NDArray[np.int32]  # (n,) stack of S vertices to scan
    free: NDArray[np.int32]  # (n // 2,) stack of blossom ids not in use
    clock: NDArray[np.void]  # (1,) CLOCK


def make_state(starts: NDArray[np.int32], arcs: NDArray[np.void]) -> State:
    """Set up a search on a graph: all duals 0, nobody matched, no trees. O(n + m)."""
    n = len(starts) - 1
    room = 2 * len(arcs) + 2 * n + 4  # see refill in scan.py
    state = State(
        starts=starts,
        arcs=arcs,
        vertices=np.zeros(n, VERTEX),
        blossoms=np.zeros(n + n // 2, BLOSSOM),
        trees=np.zeros(n, TREE),
        meetings=make_heap(room),
        reaches=make_heap(room),
        expansions=make_heap(room),
        zeros=make_heap(room),
        pending=np.empty(n, np.int32),
        free=np.arange(n, n + n // 2, dtype=np.int32)[::-1].copy(),
        clock=np.zeros(1, CLOCK),
    )
    everybody = np.arange(n, dtype=np.int32)
    state.vertices["best"] = FAR
    state.vertices["rep"] = state.vertices["top"] = everybody
    for field in ("parent", "first", "next", "mate_out"):
        state.blossoms[field] = NONE
    for field in ("core", "leaf_first", "leaf_last", "mate_in"):
        state.blossoms[field][:n] = everybody
    state.blossoms["leaf_count"][:n] = 1
    state.trees["first"] = NONE
    state.clock["free"] = n // 2
    return state


def make_heap(room: int) -> NDArray[np.void]:
    """Make an empty heap that holds up to `room` entries."""
    heap = np.empty(room + 1, ENTRY)
    heap[0] = (0, 0)
    return heap
