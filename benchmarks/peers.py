"""Solve a sparse graph with the engine's core and with other libraries, and time each."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import rustworkx

from benchmarks.graphs import Graph, read_graph
from benchmarks.sampling import read_peak, time_runs
from pairloom.matching.blossom import maximum_weight_matching

Mates = Iterable[tuple[int, int]]


def solve_graph(solver: str, mode: str, path: Path) -> dict[str, Any]:
    """Solve a graph from a file; mode is "plain", or "full" for the heaviest of the matchings with most pairs."""
    graph = read_graph(path)
    solve = PREPARED[solver](graph, mode)
    seconds, runs, pairs = time_runs(solve)
    peak = read_peak()
    weights = {(u, v): w for u, v, w in zip(graph.u.tolist(), graph.v.tolist(), graph.w.tolist(), strict=True)}
    chosen = [(min(pair), max(pair)) for pair in pairs]
    return {
        "seconds": seconds,
        "runs": runs,
        "pairs": len(chosen),
        "weight": sum(weights[pair] for pair in chosen),
        "peak_mb": peak,
    }


def load_core() -> None:
    """Load the compiled core, or compile it, by a first call."""
    maximum_weight_matching(4, [0, 1, 2], [1, 2, 3], [5, 11, 5], max_cardinality=True)


def prepare_pairloom(graph: Graph, mode: str) -> Callable[[], Mates]:
    """Load the compiled core on a small graph; its own arrays are made within the time."""
    load_core()

    def solve() -> Mates:
        mate = maximum_weight_matching(graph.n, graph.u, graph.v, graph.w, max_cardinality=mode == "full").mate
        rows = np.flatnonzero(mate > np.arange(graph.n))
        return list(zip(rows.tolist(), mate[rows].tolist(), strict=True))

    return solve


def prepare_rustworkx(graph: Graph, mode: str) -> Callable[[], Mates]:
    """Build rustworkx's own graph, outside of the time."""
    built: rustworkx.PyGraph[None, int] = rustworkx.PyGraph()
    built.add_nodes_from([None] * graph.n)
    built.add_edges_from(list(zip(graph.u.tolist(), graph.v.tolist(), graph.w.tolist(), strict=True)))
    return lambda: rustworkx.max_weight_matching(built, max_cardinality=mode == "full", weight_fn=int)


def prepare_networkx(graph: Graph, mode: str) -> Callable[[], Mates]:
    """Build networkx's own graph, outside of the time."""
    built = nx.Graph()
    built.add_weighted_edges_from(zip(graph.u.tolist(), graph.v.tolist(), graph.w.tolist(), strict=True))

    def solve() -> Mates:
        found: Mates = nx.max_weight_matching(built, maxcardinality=mode == "full")
        return found

    return solve


PREPARED = {"pairloom": prepare_pairloom, "rustworkx": prepare_rustworkx, "networkx": prepare_networkx}
