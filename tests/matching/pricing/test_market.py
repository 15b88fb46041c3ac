"""A market weighs pairs as the matrix of all weights does, with floors, tiers, preview, lots and all else."""

import numpy as np
import pytest

from pairloom.matching.pricing.market import Pairs, join_pairs, reopen_market
from pairloom.matching.pricing.weighing import NO_PAIR
from pairloom.matching.result import Weights
from tests.matching.exact import collect_matrix
from tests.matching.reference import Reference, draw_weights, make_larger_case, open_case


@pytest.mark.parametrize("seed", range(50))
def test_all_pairs_weigh_what_the_columns_say(seed: int) -> None:
    case = make_larger_case(seed, 10 + seed)
    weights = draw_weights(np.random.default_rng(seed), case)
    market = open_case(case, weights)
    matrix = Reference(case.pool, case.plan).weigh(case, weights)
    pairs = collect_matrix(market)
    found = np.full(matrix.shape, NO_PAIR, np.int64)
    found[pairs.u, pairs.v] = found[pairs.v, pairs.u] = pairs.w
    assert np.array_equal(found, matrix)
    assert pairs.w.max(initial=0) <= market.weigh_most()


@pytest.mark.parametrize("seed", range(10))
def test_a_row_weighs_as_in_the_matrix_but_for_the_preview(seed: int) -> None:
    case = make_larger_case(60 + seed, 45)
    weights = draw_weights(np.random.default_rng(seed), case)
    plain = Weights(**{**vars(weights), "preview": 0})
    market = open_case(case, weights)
    matrix = Reference(case.pool, case.plan).weigh(case, plain)
    assert all(np.array_equal(market.weigh_row(row), matrix[row]) for row in range(45))


def test_pairs_are_weighed_once_whichever_way_round_they_come() -> None:
    market = open_case(make_larger_case(3, 30), Weights(floor=0, rel=1))
    everything = collect_matrix(market)
    both = market.weigh(
        np.concatenate([everything.v, everything.u, [4]]), np.concatenate([everything.u, everything.v, [4]])
    )
    assert np.array_equal(both.u, everything.u)
    assert np.array_equal(both.v, everything.v)
    assert np.array_equal(both.w, everything.w)


def test_people_beyond_the_active_ones_have_no_pairs() -> None:
    case = make_larger_case(3, 30)
    market = open_case(case, Weights(floor=0, rel=1), size=20)
    pairs = market.weigh(*np.triu_indices(30, 1))
    assert int(pairs.v.max()) < 20
    assert len(market.weigh_row(0)) == 20


def test_pairs_of_the_last_preview_are_listed_with_their_bonus() -> None:
    case = make_larger_case(8, 40)
    weights = Weights(floor=0, rel=1, preview=50, scale=2)
    matrix = Reference(case.pool, case.plan).weigh(case, weights)
    previewed = open_case(case, weights).list_previewed()
    assert len(previewed) > 0
    assert np.array_equal(matrix[previewed.u, previewed.v], previewed.w)
    plain = Reference(case.pool, case.plan).weigh(case, Weights(floor=0, rel=1, scale=2))
    assert set((previewed.w - plain[previewed.u, previewed.v]).tolist()) == {100}


def test_a_market_reopened_weighs_as_one_opened_anew() -> None:
    case = make_larger_case(9, 40)
    first = open_case(case, Weights(floor=0, pair=1))
    weights = Weights(floor=200, rel=1, lot=True)
    again = collect_matrix(reopen_market(first, weights, case.plan.objective.tiers))
    anew = collect_matrix(open_case(case, weights))
    assert np.array_equal(again.w, anew.w)
    assert len(again) < len(collect_matrix(first))


def test_joined_lists_keep_all_pairs() -> None:
    one = Pairs(np.array([0], np.int32), np.array([1], np.int32), np.array([5]))
    other = Pairs(np.array([0, 2], np.int32), np.array([1, 3], np.int32), np.array([5, 6]))
    both = join_pairs(one, other)
    assert (both.u.tolist(), both.v.tolist(), both.w.tolist()) == ([0, 0, 2], [1, 1, 3], [5, 5, 6])
    assert both.take(both.w == 6).u.tolist() == [2]
