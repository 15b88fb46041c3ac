"""The heaviest way to fill a graph of people and seats is what another library finds, and proven over all pairs."""

import numpy as np
import pytest
from numpy.typing import NDArray

from pairloom.matching.optimum import Graph, merge_pairs
from pairloom.matching.pricing import Pairs
from pairloom.matching.scoring.threads import Stopwatch
from tests.matching.exact import NOTHING, collect_matrix, fill_case, fill_exactly


@pytest.mark.parametrize("seed", range(40))
def test_pools_of_thirty_to_sixty_are_filled_as_heavily_as_can_be(seed: int) -> None:
    filled = fill_case(2_000 + seed, 30 + seed * 3 // 4)
    assert filled.optimum.is_proven
    assert filled.optimum.weight == fill_exactly(filled.matrix, filled.alive, filled.graph.seats)


@pytest.mark.parametrize("seed", range(20))
def test_prices_cover_every_pair_and_every_seat(seed: int) -> None:
    filled = fill_case(3_000 + seed, 40)
    prices = filled.optimum.prices
    assert (prices.measure_slack(collect_matrix(filled.market)) >= 0).all()
    assert prices.bound4 // 4 == filled.optimum.weight
    for seat, price in enumerate(prices.seats.tolist(), filled.market.size):
        rows = np.array(filled.alive)
        held = prices.add_odd_sets(rows, np.full(len(rows), seat)) if seat < len(prices.odd_sets.order) else 0
        assert (prices.people[rows] + price + held >= 0).all()


@pytest.mark.parametrize("more", [2, 4, 6])
def test_more_seats_than_needed_are_all_taken(more: int) -> None:
    filled = fill_case(3_103, 40)
    seats = filled.graph.seats + more
    assert seats <= len(filled.alive)
    graph = Graph(filled.market, filled.graph.alive, seats, Stopwatch())
    optimum = graph.fill(filled.optimum.seen)
    alone = [row for row in filled.alive if optimum.mate[row] < 0]
    assert (len(alone), optimum.is_proven) == (seats, True)
    assert optimum.weight == fill_exactly(filled.matrix, filled.alive, seats)


def test_mates_are_mutual_exist_and_weigh_what_is_said() -> None:
    filled = fill_case(3_205, 50)
    mate = filled.optimum.mate
    rows = np.flatnonzero(mate >= 0)
    assert np.array_equal(mate[mate[rows]], rows)
    assert (filled.matrix[rows, mate[rows]] >= 0).all()
    assert filled.matrix[rows, mate[rows]].sum() == 2 * filled.optimum.weight


def test_a_search_without_time_gives_mates_without_a_bound() -> None:
    filled = fill_case(3_306, 50)
    hasty = Graph(filled.market, filled.graph.alive, filled.graph.seats, Stopwatch(0.0))
    optimum = hasty.fill(filled.optimum.seen)
    assert (optimum.bound4, optimum.is_proven) == (None, False)
    assert optimum.weight <= filled.optimum.weight


@pytest.mark.parametrize("gap", [0.02, 0.5])
def test_a_gap_leaves_a_bound_that_holds(gap: float) -> None:
    for seed in range(3_400, 3_408):
        filled = fill_case(seed, 60)
        begin = merge_pairs(filled.market, _list_own(filled.optimum.mate, filled.optimum.seen), NOTHING)
        near = filled.graph.fill(begin, stop_at=gap)
        assert near.bound4 is not None
        assert near.weight <= filled.optimum.weight <= near.bound4 // 4
        assert near.bound4 / 4 - near.weight <= gap * near.weight
        assert near.certified.bound4 == near.bound4


def _list_own(mate: NDArray[np.int32], seen: Pairs) -> Pairs:
    return seen.take(mate[seen.u] == seen.v)


def test_pairs_listed_twice_are_joined_once() -> None:
    filled = fill_case(3_501, 30)
    everything = collect_matrix(filled.market)
    again = merge_pairs(filled.market, everything, everything.take(np.arange(5)))
    assert np.array_equal(again.u, everything.u)
    assert np.array_equal(again.w, everything.w)
