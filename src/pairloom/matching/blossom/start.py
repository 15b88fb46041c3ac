"""The greedy start, and the passage from the fractional phase to blossoms."""

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
