from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import highspy
import networkx as nx
import numpy as np
import pytest
import rustworkx as rx
from hypothesis import given
from hypothesis import strategies as st

from pairloom.matching.blossom import Matching, maximum_weight_matching, verify_matching
from tests.matching.blossom import graphs
from tests.matching.blossom.graphs import Graph

pytestmark = pytest.mark.timeout(60)


def match_proven(graph: Graph, *, max_cardinality: bool) -> tuple[int, int]:
    """Match a graph, have the proof verified, and return the number of pairs and their weight."""
    matching = maximum_weight_matching(*graph, max_cardinality=max_cardinality)
    verify_matching(*graph, matching, max_cardinality=max_cardinality)
    pairs = sum((matching.mate >= 0).tolist()) // 2
    return pairs, weigh(graph, matching)


def weigh(graph: Graph, matching: Matching) -> int:
    """Add up the heaviest edge of every pair."""
    heaviest = merge_edges(graph)
    return sum(heaviest[min(v, m), max(v, m)] for v, m in enumerate(matching.mate.tolist()) if v < m)


def merge_edges(graph: Graph) -> dict[tuple[int, int], int]:
    """Drop loops and keep the heaviest of parallel edges."""
    heaviest: dict[tuple[int, int], int] = {}
    for u, v, w in zip(graph.u.tolist(), graph.v.tolist(), graph.w.tolist(), strict=True):
        if u != v:
            edge = (min(u, v), max(u, v))
            heaviest[edge] = max(w, heaviest.get(edge, w))
    return heaviest


def try_all(graph: Graph) -> tuple[int, tuple[int, int]]:
    """Return the largest weight, and the most pairs with their largest weight, by trying every matching."""
    heaviest = merge_edges(graph)

    @cache
    def explore(left: int) -> tuple[int, tuple[int, int]]:
        if not left:
            return 0, (0, 0)
        v = left.bit_length() - 1
        weight, most = explore(left ^ (1 << v))
        for u in range(v):
            if left >> u & 1 and (u, v) in heaviest:
                w = heaviest[u, v]
                rest, (pairs, rest_of_most) = explore(left ^ (1 << v) ^ (1 << u))
                weight, most = max(weight, rest + w), max(most, (pairs + 1, rest_of_most + w))
        return weight, most

    return explore((1 << graph.n) - 1)


@pytest.mark.parametrize("nasty", graphs.NASTY, ids=lambda nasty: nasty.name)
def test_each_nasty_graph_gets_its_largest_weight_and_its_most_pairs(nasty: graphs.Nasty) -> None:
    graph = graphs.read_nasty(nasty)
    assert match_proven(graph, max_cardinality=False)[1] == nasty.weight
    assert match_proven(graph, max_cardinality=True) == (nasty.pairs, nasty.weight_of_most)


def test_thousands_of_random_graphs_are_matched_with_proof(rng: np.random.Generator) -> None:
    proven = 0
    for graph in graphs.draw_graphs(rng, 6000, 59):
        pairs, weight = match_proven(graph, max_cardinality=False)
        most, weight_of_most = match_proven(graph, max_cardinality=True)
        assert pairs <= most
        assert weight_of_most <= weight
        proven += 1
    assert proven == 6000


def test_random_graphs_with_many_odd_cycles_are_matched_with_proof(rng: np.random.Generator) -> None:
    for side in range(2, 26):
        for highest in (1, 2, 3, 5, 1000):
            graph = graphs.lay_triangles(rng, side, highest)
            assert match_proven(graph, max_cardinality=True)[0] == side * side // 2
            match_proven(graph, max_cardinality=False)


def draw_edges(n: int) -> st.SearchStrategy[tuple[int, list[tuple[int, int, int]]]]:
    """Draw edges of a graph with n vertices: none, parallel ones and loops too."""
    vertex = st.integers(0, max(0, n - 1))
    return st.tuples(st.just(n), st.lists(st.tuples(vertex, vertex, st.integers(-4, 6)), max_size=20 if n else 0))


@given(st.integers(0, 8).flatmap(draw_edges))
def test_small_graphs_of_any_shape_are_matched_as_by_trying_everything(
    given_graph: tuple[int, list[tuple[int, int, int]]],
) -> None:
    n, edges = given_graph
    columns = np.array(edges, np.int64).reshape(-1, 3).T
    graph = Graph(n, *columns)
    weight, most = try_all(graph)
    assert match_proven(graph, max_cardinality=False)[1] == weight
    assert match_proven(graph, max_cardinality=True) == most


@pytest.mark.parametrize("max_cardinality", [False, True])
def test_networkx_finds_the_same_weight(rng: np.random.Generator, max_cardinality: bool) -> None:
    for graph in graphs.draw_graphs(rng, 120, 24):
        other = nx.Graph()
        other.add_nodes_from(range(graph.n))
        other.add_weighted_edges_from((u, v, w) for (u, v), w in merge_edges(graph).items())
        pairs = nx.max_weight_matching(other, maxcardinality=max_cardinality)
        weight = sum(other.edges[pair]["weight"] for pair in pairs)
        found, found_weight = match_proven(graph, max_cardinality=max_cardinality)
        assert found_weight == weight
        assert found == len(pairs) or not max_cardinality


@pytest.mark.parametrize("max_cardinality", [False, True])
def test_rustworkx_finds_the_same_weight(rng: np.random.Generator, max_cardinality: bool) -> None:
    for graph in graphs.draw_graphs(rng, 60, 70):
        other = rx.PyGraph()
        other.add_nodes_from(range(graph.n))
        heaviest = merge_edges(graph)
        other.add_edges_from([(u, v, w) for (u, v), w in heaviest.items()])
        pairs = rx.max_weight_matching(other, max_cardinality, weight_fn=int)
        weight = sum(heaviest[min(pair), max(pair)] for pair in pairs)
        assert match_proven(graph, max_cardinality=max_cardinality)[1] == weight


@pytest.mark.parametrize(("n", "degree", "highest"), [(150, 3, 9), (300, 6, 1000), (600, 4, 50)])
def test_an_integer_program_finds_the_same_weight(rng: np.random.Generator, n: int, degree: int, highest: int) -> None:
    graph = graphs.draw_sparse(rng, n, degree, highest)
    assert match_proven(graph, max_cardinality=False)[1] == solve_as_program(graph)


def solve_as_program(graph: Graph) -> int:
    """Solve a matching as an integer program: at most one chosen edge at each vertex."""
    program = highspy.Highs()  # type: ignore[no-untyped-call]
    program.silent()
    program.setOptionValue("mip_rel_gap", 0.0)
    program.setOptionValue("mip_abs_gap", 0.5)
    heaviest = merge_edges(graph)
    at_vertex: list[list[Any]] = [[] for _ in range(graph.n)]
    chosen = []
    for (u, v), w in heaviest.items():
        chosen.append((program.addBinary(), w))
        at_vertex[u].append(chosen[-1][0])
        at_vertex[v].append(chosen[-1][0])
    for edges in at_vertex:
        if len(edges) > 1:
            program.addConstr(sum(edges) <= 1)
    program.maximize(sum(w * edge for edge, w in chosen))
    return round(program.getObjectiveValue())


FAMILIES: dict[str, Callable[[np.random.Generator], Graph]] = {
    "ten thousand nested blossoms": lambda _: graphs.nest_blossoms(9999),
    "a grid of triangles": lambda rng: graphs.lay_triangles(rng, 150, 1000),
    "a grid of triangles with dense ties": lambda rng: graphs.lay_triangles(rng, 150, 2),
    "a large sparse graph": lambda rng: graphs.draw_sparse(rng, 20000, 8, 1000),
    "a large sparse graph with dense ties": lambda rng: graphs.draw_sparse(rng, 20000, 6, 2),
    "a barely connected graph of one weight": lambda rng: graphs.draw_sparse(rng, 30000, 3, 1),
    "a chain of triangles": lambda _: graphs.chain_triangles(20000),
    "a rising path": lambda _: graphs.draw_path(60000, 2),
    "a level path": lambda _: graphs.draw_path(60001, 0),
    "a star": lambda _: graphs.draw_star(50000),
    "an odd complete graph of one weight": lambda _: graphs.join_everybody(601, 7),
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("family", FAMILIES)
def test_no_family_of_graphs_is_a_cliff(rng: np.random.Generator, family: str) -> None:
    maximum_weight_matching(3, [0, 1, 2], [1, 2, 0], [1, 1, 1])  # load compiled code first
    graph = FAMILIES[family](rng)
    match_proven(graph, max_cardinality=False)
    match_proven(graph, max_cardinality=True)


def test_a_rising_path_is_matched_from_its_heavy_end() -> None:
    assert match_proven(graphs.draw_path(1000, 2), max_cardinality=False) == (500, sum(1 + 4 * i for i in range(500)))


def test_the_order_and_direction_of_edges_change_nothing(rng: np.random.Generator) -> None:
    for graph in graphs.draw_graphs(rng, 200, 40):
        shuffled = rng.permutation(len(graph.u))
        turned = rng.random(len(graph.u)) < 0.5
        u, v = np.where(turned, graph.v, graph.u)[shuffled], np.where(turned, graph.u, graph.v)[shuffled]
        first = maximum_weight_matching(*graph)
        second = maximum_weight_matching(graph.n, u, v, graph.w[shuffled])
        assert first.mate.tolist() == second.mate.tolist()
        assert first.dual.tolist() == second.dual.tolist()


def test_threads_find_what_one_alone_finds(rng: np.random.Generator) -> None:
    several = [graphs.draw_sparse(rng, 3000, 6, 100) for _ in range(6)]
    alone = [maximum_weight_matching(*graph).mate.tolist() for graph in several]
    with ThreadPoolExecutor(3) as pool:
        together = list(pool.map(lambda graph: maximum_weight_matching(*graph).mate.tolist(), several))
    assert together == alone


@pytest.mark.parametrize("n", [0, 1, 5])
@pytest.mark.parametrize("max_cardinality", [False, True])
def test_nobody_is_matched_without_edges(n: int, max_cardinality: bool) -> None:
    matching = maximum_weight_matching(n, [], [], [], max_cardinality=max_cardinality)
    verify_matching(n, [], [], [], matching, max_cardinality=max_cardinality)
    assert matching.mate.tolist() == [-1] * n
    assert matching.mate.dtype == np.int32
    assert matching.dual.tolist() == [0] * n
    assert len(matching.odd_sets) == 0


def test_edges_that_weigh_nothing_or_less_are_only_used_for_more_pairs() -> None:
    graph = Graph(4, np.array([0, 1, 2]), np.array([1, 2, 3]), np.array([-1, 0, -7]))
    assert match_proven(graph, max_cardinality=False) == (0, 0)
    assert match_proven(graph, max_cardinality=True) == (2, -8)


def test_self_loops_are_ignored_and_the_heaviest_of_parallel_edges_counts() -> None:
    graph = Graph(3, np.array([0, 1, 0, 2, 1]), np.array([1, 0, 1, 2, 2]), np.array([3, 8, 5, 100, 7]))
    assert match_proven(graph, max_cardinality=False) == (1, 8)


def test_weights_up_to_the_limit_are_matched_exactly(rng: np.random.Generator) -> None:
    for _ in range(300):
        n = int(rng.integers(2, 9))
        u, v = np.triu_indices(n, 1)
        graph = Graph(n, u, v, rng.integers(-(2**62), 2**58, len(u)))
        near = graph._replace(w=2**58 - 1 - rng.integers(0, 3, len(u)))
        assert match_proven(graph, max_cardinality=False)[1] == try_all(graph)[0]
        assert match_proven(near, max_cardinality=False)[1] == try_all(near)[0]
        wide = graph._replace(w=rng.integers(-(2**54), 2**54, len(u)))
        assert match_proven(wide, max_cardinality=True) == try_all(wide)[1]
