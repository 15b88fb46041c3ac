"""The greedy start, the start from an earlier answer, and the passage from the fractional phase to blossoms."""

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom.compiling import compiled
from pairloom.matching.blossom.heaps import empty
from pairloom.matching.blossom.layout import FAR, NONE, State
from pairloom.matching.blossom.shrink import enclose
from pairloom.matching.blossom.trees import plant


@compiled
def start_greedily(s: State) -> None:
    """Set feasible even duals as low as one pass allows and match over tight edges on the way. O(m).

    Weights times 4 are even when halved, and each dual is half a weight or a weight minus a dual: all are even.
    """
    for v in range(len(s.vertices)):
        heaviest = 0
        for a in range(s.starts[v], s.starts[v + 1]):
            heaviest = max(heaviest, s.arcs[a].weight)
        s.vertices[v].dual = heaviest >> 1
    for v in range(len(s.vertices)):
        if s.blossoms[v].mate_out == NONE:
            lower_and_match(s, v)


@compiled
def start_from(s: State, mate: NDArray[np.int32]) -> None:
    """Begin with the duals that the vertices hold, and with those pairs of ``mate`` that are tight by them. O(m).

    Duals that do not cover an edge are raised first, those of vertices without a mate before others, so that few pairs
    become loose. Whoever is exposed then gets an even dual as low as possible; a matched one may be odd: a vertex joins
    a tree over a tight edge only, at a time of the same parity.
    """
    for v in range(len(s.vertices)):
        if mate[v] == NONE:
            cover_edges(s, v)
    for v in range(len(s.vertices)):
        if mate[v] != NONE:
            cover_edges(s, v)
    for v in range(len(s.vertices)):
        if mate[v] > v and has_tight_edge(s, v, mate[v]):
            s.blossoms[v].mate_out, s.blossoms[mate[v]].mate_out = mate[v], v
    for v in range(len(s.vertices)):
        if s.blossoms[v].mate_out == NONE:
            lower_and_match(s, v)
    for v in range(len(s.vertices)):
        if s.blossoms[v].mate_out == NONE:
            s.vertices[v].dual += s.vertices[v].dual & 1


@compiled
def cover_edges(s: State, v: int) -> None:
    """Raise the dual of v until it covers all edges of v."""
    missing = 0
    for a in range(s.starts[v], s.starts[v + 1]):
        missing = max(missing, s.arcs[a].weight - s.vertices[v].dual - s.vertices[s.arcs[a].head].dual)
    s.vertices[v].dual += missing


@compiled
def has_tight_edge(s: State, v: int, x: int) -> bool:
    """Tell whether there is a tight edge between two vertices."""
    for a in range(s.starts[v], s.starts[v + 1]):
        if s.arcs[a].head == x:
            return bool(s.vertices[v].dual + s.vertices[x].dual == s.arcs[a].weight)
    return False


@compiled
def lower_and_match(s: State, v: int) -> None:
    """Lower the dual of v as far as its edges allow; match it with an exposed neighbour if that makes one tight."""
    lowest = 0
    partner = NONE
    for a in range(s.starts[v], s.starts[v + 1]):
        x = s.arcs[a].head
        bound = s.arcs[a].weight - s.vertices[x].dual
        if bound > lowest or (bound == lowest and partner == NONE):
            lowest = bound
            partner = NONE
            if s.blossoms[x].mate_out == NONE:
                partner = x
    s.vertices[v].dual = lowest
    if partner != NONE:
        s.blossoms[v].mate_out = partner
        s.blossoms[partner].mate_out = v


@compiled
def plant_vertices(s: State) -> None:
    """Begin the fractional phase: plant every exposed vertex with a positive dual."""
    for v in range(len(s.vertices)):
        if s.blossoms[v].mate_out == NONE and s.vertices[v].dual > 0:
            plant(s, v)


@compiled
def plant_half_cycles(s: State) -> None:
    """Begin the blossom phase: plant every half cycle that is left as a blossom of dual 0.

    The duals on a tight odd cycle are alternating half sums of weights that are multiples of 4: even. All other
    exposed vertices have dual 0. So all roots are even again and delta starts at 0 again.
    """
    for heap in (s.meetings, s.reaches, s.expansions, s.zeros):
        empty(heap)
    s.clock[0].delta = 0
    for v in range(len(s.vertices)):
        s.vertices[v].best = FAR
    for v in range(len(s.vertices)):
        if s.blossoms[v].next != NONE and s.blossoms[v].parent == NONE:
            b = enclose(s, v)
            s.blossoms[b].label = 0
            s.blossoms[b].dual = 0
            plant(s, b)
