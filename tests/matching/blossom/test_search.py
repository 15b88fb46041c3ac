"""Searches watched event by event: duals stay feasible, what must be tight is, and the invariants of State hold."""

from collections.abc import Callable

import numpy as np
import pytest

from pairloom.matching.blossom.answer import read_answer
from pairloom.matching.blossom.fractional import advance_fractional
from pairloom.matching.blossom.graph import build_graph, check_edges, find_lift
from pairloom.matching.blossom.layout import FAR, NONE, OUT, S, State, T, make_state
from pairloom.matching.blossom.scan import far_end, refill, scan_pending
from pairloom.matching.blossom.search import advance_blossoms
from pairloom.matching.blossom.settle import settle_all
from pairloom.matching.blossom.start import plant_half_cycles, plant_vertices, start_greedily
from pairloom.matching.blossom.verify import verify_matching
from tests.matching.blossom import graphs
from tests.matching.blossom.graphs import Graph

Watch = Callable[[State], None]


def begin(graph: Graph) -> State:
    """Set up a search with the greedy start done and the trees of the fractional phase planted."""
    state = make_state(*build_graph(check_edges(*graph), lift=0))
    start_greedily(state)
    plant_vertices(state)
    return state


def run_watched(state: State, watch: Watch) -> int:
    """Run both phases, watching the state before each event, and return the number of events."""
    events = 0
    for advance, prepare in ((advance_fractional, lambda _: None), (advance_blossoms, plant_half_cycles)):
        prepare(state)
        scan_pending(state)
        while state.clock[0].trees > 0:
            watch(state)
            advance(state)
            scan_pending(state)
            events += 1
    settle_all(state)
    return events


def list_chain(state: State, v: int) -> list[int]:
    """List the blossoms around vertex v from the inside out."""
    chain = [v]
    while state.blossoms[chain[-1]].parent != NONE:
        chain.append(int(state.blossoms[chain[-1]].parent))
    return chain


def watch_everything(state: State) -> None:
    """Check names, duals, tightness and announced events of a state between two events."""
    watch_names(state)
    watch_duals(state)
    watch_events(state)


def watch_names(state: State) -> None:
    for v in range(len(state.vertices)):
        top = list_chain(state, v)[-1]
        assert state.vertices[state.vertices[v].rep].top == top
        assert state.vertices[v].rep == state.blossoms[top].core
        assert state.vertices[v].label == state.blossoms[top].label
    for b in range(len(state.vertices), len(state.blossoms)):
        children = state.blossoms[state.blossoms["parent"] == b] if state.blossoms[b].leaf_count > 0 else []
        largest = max((int(child.leaf_count) for child in children), default=0)
        assert [child.leaf_count for child in children if child.core == state.blossoms[b].core] == [largest] * (
            largest > 0
        )


def watch_duals(state: State) -> None:
    delta = int(state.clock[0].delta)
    shift = {S: -delta, T: delta, OUT: 0}
    chains = [list_chain(state, v) for v in range(len(state.vertices))]
    vertex_duals = [int(vertex.dual) + shift[int(vertex.label)] for vertex in state.vertices]
    blossom_duals = [int(b.dual) - 2 * shift[int(b.label)] * (b.parent == NONE) for b in state.blossoms]
    assert min(vertex_duals) >= 0
    assert len({dual % 2 for dual, vertex in zip(vertex_duals, state.vertices, strict=True) if vertex.label == S}) <= 1
    mates_in, mates_out = state.blossoms["mate_in"], state.blossoms["mate_out"]
    for arc in state.arcs:
        common = set(chains[arc.tail]) & set(chains[arc.head])
        slack = vertex_duals[arc.tail] + vertex_duals[arc.head] + sum(blossom_duals[b] for b in common) - arc.weight
        here, there = chains[arc.tail][-1], chains[arc.head][-1]
        if mates_in[here] == arc.tail and mates_out[here] == arc.head:
            assert slack == 0
            assert mates_out[there] == arc.tail
    assert min((blossom_duals[b] for chain in chains for b in chain[1:]), default=0) >= 0


def watch_events(state: State) -> None:
    meetings = {(int(entry.key), int(entry.payload)) for entry in state.meetings[1 : state.meetings[0].key + 1]}
    reaches = {int(entry.payload): FAR for entry in state.reaches[1 : state.reaches[0].key + 1]}
    for entry in state.reaches[1 : state.reaches[0].key + 1]:
        reaches[int(entry.payload)] = min(reaches[int(entry.payload)], int(entry.key))
    pairs = {(key, frozenset((int(state.arcs[a].tail), int(state.arcs[a].head)))) for key, a in meetings}
    early = {edge: min(key for key, other in pairs if other == edge) for _, edge in pairs}
    for arc in state.arcs:
        u, x = state.vertices[arc.tail], state.vertices[arc.head]
        edge = frozenset((int(arc.tail), int(arc.head)))
        if u.label == S and x.label == S and u.rep != x.rep:
            assert ((u.dual + x.dual - arc.weight) // 2, edge) in pairs
        elif u.label == S and x.label == OUT:
            tight = u.dual + x.dual - arc.weight
            announced = min(reaches.get(int(arc.head), FAR), early.get(edge, FAR))
            assert announced <= tight


def refill_always(state: State) -> None:
    """Throw all announced events away before every event."""
    refill(state)


@pytest.mark.parametrize("nasty", graphs.NASTY, ids=lambda nasty: nasty.name)
def test_invariants_hold_between_all_events_of_nasty_graphs(nasty: graphs.Nasty) -> None:
    graph = graphs.read_nasty(nasty)
    state = begin(graph)
    assert run_watched(state, watch_everything) > 0
    verify_matching(*graph, read_answer(state, 0))


def test_invariants_hold_between_all_events_of_random_graphs(rng: np.random.Generator) -> None:
    events = 0
    for graph in graphs.draw_graphs(rng, 150, 16):
        state = begin(graph)
        events += run_watched(state, watch_everything)
        verify_matching(*graph, read_answer(state, 0))
    assert events > 300


def test_invariants_hold_while_blossoms_nest_and_expand(rng: np.random.Generator) -> None:
    for highest in (1, 2, 3, 20):
        graph = graphs.lay_triangles(rng, 6, highest)
        state = begin(graph)
        run_watched(state, watch_everything)
        verify_matching(*graph, read_answer(state, 0))


def test_events_may_be_announced_anew_at_any_moment(rng: np.random.Generator) -> None:
    several = [*graphs.draw_graphs(rng, 150, 30), *(graphs.lay_triangles(rng, 9, highest) for highest in (1, 2, 9))]
    for graph in several:
        state = begin(graph)
        run_watched(state, refill_always)
        verify_matching(*graph, read_answer(state, 0))


def test_a_full_heap_is_emptied_before_it_overflows(rng: np.random.Generator) -> None:
    graph = graphs.lay_triangles(rng, 12, 2)
    state = begin(graph)
    emptied: list[bool] = []

    def fill_up(state: State) -> None:
        for heap, left in ((state.meetings, 0), (state.reaches, graph.n + 1), (state.zeros, 0)):
            size = int(heap[0].key)
            assert size < len(heap)
            emptied.append(size < len(heap) // 2)
            heap[size + 1 :] = np.array((FAR - 1, 0), heap.dtype)
            heap[0].key = len(heap) - 1 - left

    run_watched(state, fill_up)
    verify_matching(*graph, read_answer(state, 0))
    assert emptied.count(True) > 20


def test_the_best_neighbour_of_an_arc_is_its_other_end() -> None:
    graph = graphs.draw_path(3, 1)
    state = begin(graph)
    assert [far_end(state, 0, v) for v in (0, 1)] == [1, 0]


def test_a_lifted_search_uses_the_same_events() -> None:
    graph = graphs.read_nasty(graphs.NASTY[0])
    edges = check_edges(*graph)
    lift = find_lift(edges, max_cardinality=True)
    assert lift == 5
    assert build_graph(edges, lift)[1]["weight"].min() == 24
