"""Graphs that are hard for matching: small ones on which broken searches fail, and families that make them slow."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Graph(NamedTuple):
    """A graph as the search takes it."""

    n: int
    u: NDArray[np.int64]
    v: NDArray[np.int64]
    w: NDArray[np.int64]


class Nasty(NamedTuple):
    """A small graph with its largest weight, and its most pairs with their largest weight, by brute force."""

    name: str
    n: int
    edges: str
    weight: int
    pairs: int
    weight_of_most: int


NASTY = (
    Nasty("A", 3, "0,1,5 0,2,1 1,2,3", 5, 1, 5),
    Nasty("B", 4, "0,1,15 1,2,25 1,3,30", 30, 1, 30),
    Nasty("C", 5, "0,3,24 0,4,23 1,3,19 2,3,16", 42, 2, 42),
    Nasty("D", 6, "0,1,3 0,2,3 0,5,3 1,4,1 4,5,1", 4, 2, 4),
    Nasty("E", 5, "0,3,3 0,4,23 1,4,36 2,4,31 3,4,21", 39, 2, 39),
    Nasty("F", 6, "0,1,3 0,3,1 1,3,3 1,4,9 1,5,11 4,5,11", 14, 2, 14),
    Nasty("G", 6, "0,2,26 0,5,21 2,3,21 2,4,32 2,5,29", 53, 2, 53),
    Nasty("H", 5, "0,1,2 0,2,2 0,3,2 0,4,1 1,2,2 1,3,1 1,4,2 2,4,1 3,4,1", 4, 2, 4),
    Nasty("Q", 5, "0,1,1 0,2,2 0,4,2 1,2,1 1,4,2 3,4,2", 4, 2, 4),
    Nasty("I", 10, "1,7,1 1,8,1 1,9,1 2,5,1 2,6,1 3,4,2 3,5,1 3,6,2 3,9,1 4,5,2 4,6,2 6,7,1 6,8,1", 5, 4, 5),
    Nasty(
        "J",
        9,
        "0,2,1 0,3,1 0,4,2 0,6,1 1,5,2 1,6,1 2,4,1 2,5,2 2,6,2 2,7,2 2,8,2 3,4,2 3,6,1 3,8,1 4,5,2 4,7,2 5,6,2 6,8,1",
        7,
        4,
        7,
    ),
    Nasty("K", 9, "0,4,33 0,5,34 0,8,31 1,2,36 1,5,6 1,7,19 2,4,27 2,7,9 2,8,32 3,6,7 6,8,6", 92, 4, 92),
    Nasty("L", 7, "0,2,1 0,3,11 0,4,3 0,5,2 1,5,4 2,3,1 2,5,1 3,4,2 3,5,2 3,6,9 4,5,8 5,6,10", 21, 3, 18),
    Nasty(
        "M",
        7,
        "0,1,38 0,2,12 0,4,36 1,2,9 1,4,17 1,5,8 1,6,21 2,3,2 2,4,25 2,5,22 2,6,36 3,4,4 3,6,39 4,5,18 4,6,13 5,6,27",
        102,
        3,
        102,
    ),
    Nasty("O", 7, "0,2,2 0,3,2 0,5,1 0,6,2 1,2,2 2,3,1 2,4,2 3,6,2 4,6,1", 5, 3, 5),
)

WEIGHTS = ((1, 1), (0, 2), (1, 2), (-5, 5), (0, 100), (-1000, 1000), (10**6, 10**6 + 50))
"""Ranges of weights: all equal, dense ties, with zeros, negative ones, and all far from 0."""


def read_nasty(nasty: Nasty) -> Graph:
    """Make a graph of the written edges."""
    edges = np.array([[int(part) for part in edge.split(",")] for edge in nasty.edges.split()])
    return Graph(nasty.n, edges[:, 0], edges[:, 1], edges[:, 2])


def draw_graph(rng: np.random.Generator, most_vertices: int) -> Graph:
    """Draw a graph of any density, with loops, parallel edges and isolated vertices as they come."""
    n = int(rng.integers(1, most_vertices + 1))
    m = int(rng.integers(0, 3 * n if rng.random() < 0.7 else n * n // 2 + 1))
    lowest, highest = WEIGHTS[rng.integers(len(WEIGHTS))]
    ends = rng.integers(0, n, (2, m))
    return Graph(n, ends[0], ends[1], rng.integers(lowest, highest + 1, m))


def draw_graphs(rng: np.random.Generator, count: int, most_vertices: int) -> Iterator[Graph]:
    """Draw so many graphs."""
    for _ in range(count):
        yield draw_graph(rng, most_vertices)


def draw_sparse(rng: np.random.Generator, n: int, degree: int, highest: int) -> Graph:
    """Draw a graph of one degree on average with weights from 1 to `highest`."""
    m = n * degree // 2
    ends = rng.integers(0, n, (2, m))
    return Graph(n, ends[0], ends[1], np.asarray(rng.integers(1, highest + 1, m)))


def nest_blossoms(depth: int) -> Graph:
    """Wrap one triangle in blossom after blossom: `depth` of them, each inside the next."""
    inner = np.arange(1, depth)
    u = np.concatenate([[0, 1, 0], 2 * inner - 1, 2 * inner + 1, 2 * inner])
    v = np.concatenate([[1, 2, 2], 2 * inner + 1, 2 * inner + 2, 2 * inner + 2])
    w = np.concatenate([[4 * depth] * 3, *[4 * depth - 2 * inner] * 3])
    return Graph(2 * depth + 1, u, v, w)


def lay_triangles(rng: np.random.Generator, side: int, highest: int) -> Graph:
    """Lay a grid of triangles, side by side vertices, with weights from 1 to `highest`."""
    grid = np.arange(side * side).reshape(side, side)
    pairs = ((grid[:, :-1], grid[:, 1:]), (grid[:-1], grid[1:]), (grid[:-1, :-1], grid[1:, 1:]))
    u = np.concatenate([one.ravel() for one, _ in pairs])
    v = np.concatenate([other.ravel() for _, other in pairs])
    return Graph(side * side, u, v, rng.integers(1, highest + 1, len(u)))


def chain_triangles(count: int) -> Graph:
    """Chain triangles by single edges, all of weight 1."""
    first = 3 * np.arange(count)
    u = np.concatenate([first, first + 1, first, first[1:] - 1])
    v = np.concatenate([first + 1, first + 2, first + 2, first[1:]])
    return Graph(3 * count, u, v, np.ones(len(u), np.int64))


def draw_path(n: int, step: int) -> Graph:
    """Make a path whose weights rise by `step` from 1."""
    return Graph(n, np.arange(n - 1), np.arange(1, n), 1 + step * np.arange(n - 1))


def draw_star(n: int) -> Graph:
    """Make a star whose weights are 0, 1, 2, ..."""
    return Graph(n, np.zeros(n - 1, np.int64), np.arange(1, n), np.arange(n - 1))


def join_everybody(n: int, weight: int) -> Graph:
    """Make a complete graph of one weight."""
    u, v = np.triu_indices(n, 1)
    return Graph(n, u, v, np.full(len(u), weight))
