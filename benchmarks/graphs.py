"""Draw sparse graphs of people and their best partners, as the core gets them, and keep them in files."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.population import make_pool
from pairloom.matching.plan import load_default_plan
from pairloom.matching.problem import Pool
from pairloom.matching.scoring import compile_scores

WINDOW = 1_000
SEED = 1


@dataclass(frozen=True)
class Graph:
    """Hold n people and edges u < v, each once, with weights 0 to 2000: three int64[m]."""

    n: int
    u: NDArray[np.int64]
    v: NDArray[np.int64]
    w: NDArray[np.int64]

    def write(self, path: Path) -> None:
        """Write n, m, u, v, w as 64-bit numbers."""
        np.concatenate([[self.n, len(self.u)], self.u, self.v, self.w]).astype(np.int64).tofile(path)


def read_graph(path: Path) -> Graph:
    """Read what `Graph.write` wrote."""
    numbers = np.fromfile(path, np.int64)
    n, m = numbers[:2].tolist()
    u, v, w = numbers[2:].reshape(3, m)
    return Graph(n, u, v, w)


def draw_graph(people: int, each: int) -> Graph:
    """Draw a graph that joins everybody to ``each`` good partners (0: to all who are possible).

    Up to 1,000 people these are the best of all; beyond, the best half within one random window of 1,000 people and
    the best half within another.
    """
    pool = make_pool(people, SEED)
    rng = np.random.default_rng(SEED)
    splits = 2 if people > WINDOW else 1
    windows = [rows for _ in range(splits) for rows in np.array_split(rng.permutation(people), -(-people // WINDOW))]
    parts = [join_window(pool, rows, each // splits) for rows in windows]
    return merge_edges(people, np.concatenate(parts, axis=1))


def join_window(pool: Pool, rows: NDArray[np.int64], each: int) -> NDArray[np.int64]:
    """Join the people of one window with their best partners in it: int64[3, m] of u, v, w."""
    total = sum_both_ways(measure_all(pool.take(rows))).astype(np.int64)
    best = np.argpartition(-total, each, axis=1)[:, :each] if each else np.tile(np.arange(len(rows)), (len(rows), 1))
    mine = np.repeat(np.arange(len(rows)), best.shape[1])
    weight = total[mine, best.ravel()]
    u, v = rows[mine], rows[best.ravel()]
    return np.stack([np.minimum(u, v), np.maximum(u, v), weight])[:, weight >= 0]


def merge_edges(people: int, edges: NDArray[np.int64]) -> Graph:
    """Keep each edge once, with the larger weight where two windows weigh it differently."""
    u, v, w = edges
    order = np.lexsort((w, v, u))
    keys = (u * people + v)[order]
    last = order[np.append(keys[1:] != keys[:-1], True)]
    return Graph(people, u[last], v[last], w[last])


def measure_all(pool: Pool) -> NDArray[np.int16]:
    """Measure rel of everybody toward everybody: int16[n, n], -1 where two may not meet."""
    scores = compile_scores(pool, load_default_plan())
    return np.stack([scores.read_rel(row)[0].astype(np.int16) for row in range(len(pool))])


def sum_both_ways(rel: NDArray[np.int16]) -> NDArray[np.int16]:
    """Add up both directions of each pair; -1 where two may not meet."""
    return np.where(rel < 0, np.int16(-1), rel + rel.T)
