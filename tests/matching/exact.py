"""Find optima of small pools from their whole matrix of weights, by rustworkx: nothing here is the engine's own."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import rustworkx as rx

from pairloom.matching.optimum import Graph, Optimum, merge_pairs
from pairloom.matching.placing import place_most
from pairloom.matching.pricing import Market, Pairs
from pairloom.matching.pricing.market import reopen_market
from pairloom.matching.pricing.prices import Prices
from pairloom.matching.result import Weights
from pairloom.matching.scoring.threads import Stopwatch
from tests.matching.brute import Case
from tests.matching.reference import Matrix, Reference, draw_weights, make_larger_case, open_case

Trio = tuple[int, int, int]
NOTHING = Pairs(np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.int64))


def place_exactly(weights: Matrix, rows: list[int]) -> int:
    """Count the most pairs among these rows."""
    return len(_match(weights, rows, 0))


def fill_exactly(weights: Matrix, rows: list[int], seats: int) -> int | None:
    """Find the largest weight when each row gets a partner or a seat and no seat stays empty; None if none."""
    matching = _match(weights, rows, seats)
    if 2 * len(matching) < len(rows) + seats:
        return None
    pairs = [(one, other) for one, other in matching if max(one, other) < len(rows)]
    return sum(int(weights[rows[one], rows[other]]) for one, other in pairs)


def _match(weights: Matrix, rows: list[int], seats: int) -> set[tuple[int, int]]:
    graph: rx.PyGraph[int, int] = rx.PyGraph()
    graph.add_nodes_from(list(range(len(rows) + seats)))
    for one, other in combinations(range(len(rows)), 2):
        if weights[rows[one], rows[other]] >= 0:
            graph.add_edge(one, other, int(weights[rows[one], rows[other]]))
    for one in range(len(rows)):
        for seat in range(seats):
            graph.add_edge(one, len(rows) + seat, 0)
    return set(rx.max_weight_matching(graph, max_cardinality=True, weight_fn=int))


@dataclass(frozen=True)
class Filled:
    """Hold a case whose graph of people and seats is filled by the engine, and its whole matrix of weights."""

    case: Case
    market: Market
    matrix: Matrix
    graph: Graph
    optimum: Optimum

    @property
    def alive(self) -> list[int]:
        """List the rows with a possible partner."""
        return [int(row) for row in self.graph.rows]

    def fill_without(self, trio: Trio) -> Optimum:
        """Fill the graph without a trio, with one seat fewer."""
        alive = self.graph.alive.copy()
        alive[list(trio)] = False
        rest = Graph(self.market, alive, self.graph.seats - 1, Stopwatch())
        everything = collect_matrix(self.market)
        return rest.fill(everything.take(alive[everything.u] & alive[everything.v]))

    def price_without(self, trio: Trio) -> Prices:
        """Price the graph without a trio."""
        return self.fill_without(trio).certified

    def solve_with(self, trio: Trio) -> int | None:
        """Find the largest weight of all others when these three are a trio; None where they cannot be."""
        others = [row for row in self.alive if row not in trio]
        return fill_exactly(self.matrix, others, self.graph.seats - 1)


def collect_matrix(market: Market) -> Pairs:
    """List all pairs of a market."""
    one, other = np.triu_indices(market.size, 1)
    return market.weigh(one, other)


def fill_case(seed: int, count: int) -> Filled:
    """Draw a case and fill its graph with as few people on seats as can be."""
    case = make_larger_case(seed, count)
    weights = draw_weights(np.random.default_rng(seed), case)
    market = open_case(case, weights)
    matrix = Reference(case.pool, case.plan).weigh(case, weights)
    alive = np.asarray((matrix >= 0).any(axis=1), np.bool_)
    placement = place_most(reopen_market(market, Weights(floor=weights.floor, pair=1), ()), NOTHING)
    seats = int(alive.sum()) - 2 * placement.pairs
    graph = Graph(market, alive, seats, Stopwatch())
    seen = merge_pairs(market, market.weigh(placement.seen.u, placement.seen.v), market.list_previewed())
    return Filled(case, market, matrix, graph, graph.fill(seen))
