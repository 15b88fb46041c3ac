"""The whole search: greedy start, fractional phase, blossom phase."""

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom.compiling import compiled
from pairloom.matching.blossom.expand import expand
from pairloom.matching.blossom.fractional import run_fractional
from pairloom.matching.blossom.heaps import earliest, pop, push
from pairloom.matching.blossom.labels import top
from pairloom.matching.blossom.layout import NONE, State
from pairloom.matching.blossom.scan import far_end, is_expansion, is_meeting, is_reach, is_zero, scan_pending
from pairloom.matching.blossom.settle import settle_all
from pairloom.matching.blossom.shrink import shrink
from pairloom.matching.blossom.start import plant_half_cycles, plant_vertices, start_from, start_greedily
from pairloom.matching.blossom.trees import grow, join_roots, retire, take_exposed


def run(s: State, mate: NDArray[np.int32] | None = None) -> None:
    """Find a maximum-weight matching and the duals that prove it. The state then has no labels and true duals.

    Starts from a matching int32[n] and the duals in the state, where there is one. Not compiled itself: each phase is,
    and compiling them once more as one would take seconds.
    """
    if mate is None:
        start_greedily(s)
    else:
        start_from(s, mate)
    plant_vertices(s)
    run_fractional(s)
    plant_half_cycles(s)
    run_blossoms(s)
    settle_all(s)


@compiled
def run_blossoms(s: State) -> None:
    """Process events until no tree is left."""
    scan_pending(s)
    while s.clock[0].trees > 0:
        advance_blossoms(s)
        scan_pending(s)


@compiled
def advance_blossoms(s: State) -> None:
    """Process the earliest event: at equal times meetings first, then reaches, expansions and zeros.

    The order at equal times does not matter for the result's value, but growing first costs up to half more time.
    """
    meeting, reach, expansion, zero = (
        earliest(s.meetings),
        earliest(s.reaches),
        earliest(s.expansions),
        earliest(s.zeros),
    )
    if meeting <= min(reach, expansion, zero):
        arc = pop(s.meetings)
        if is_meeting(s, meeting, arc):
            s.clock[0].delta = meeting
            meet(s, arc)
    elif reach <= min(expansion, zero):
        x = pop(s.reaches)
        if is_reach(s, reach, x):
            s.clock[0].delta = reach
            reach_blossom(s, reach, x)
    elif expansion <= zero:
        b = pop(s.expansions)
        if is_expansion(s, expansion, b):
            s.clock[0].delta = expansion
            expand(s, b)
    else:
        u = pop(s.zeros)
        if is_zero(s, zero, u):
            s.clock[0].delta = zero
            retire(s, u)


@compiled
def meet(s: State, arc: int) -> None:
    """Use a tight edge between two S blossoms: augment between trees, shrink within one."""
    u, x = s.arcs[arc].tail, s.arcs[arc].head
    if s.blossoms[top(s, u)].tree != s.blossoms[top(s, x)].tree:
        join_roots(s, u, x)
    else:
        shrink(s, arc)


@compiled
def reach_blossom(s: State, key: int, x: int) -> None:
    """Use a tight edge from an S vertex to OUT vertex x: augment if its blossom is exposed, else grow.

    An exposed blossom stays OUT when it is matched, so the entry of x goes back for its other S neighbours.
    """
    u = far_end(s, s.vertices[x].best_arc, x)
    if s.blossoms[top(s, x)].mate_out != NONE:
        grow(s, u, x)
        return
    push(s.reaches, key, x)
    take_exposed(s, u, x)
