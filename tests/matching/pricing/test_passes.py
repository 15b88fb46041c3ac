"""Passes over pairs list what a look at the whole matrix lists, at any prices."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.population import make_pool
from pairloom.matching.plan import load_default_plan
from pairloom.matching.pricing import (
    Market,
    Pairs,
    collect_few,
    collect_pairs,
    collect_rows,
    seems_more,
)
from pairloom.matching.pricing.nests import make_no_nests
from pairloom.matching.result import Weights
from pairloom.matching.scoring.kernel import BLOCK
from pairloom.matching.scoring.threads import OutOfTimeError, Stopwatch
from tests.matching.brute import Case
from tests.matching.reference import Matrix, Reference, draw_weights, make_larger_case, open_case

Drawn = tuple[Market, Matrix, Matrix, NDArray[np.int64]]


def draw(seed: int, count: int) -> Drawn:
    """Draw a market, its matrix with and without the preview's bonus, and prices."""
    rng = np.random.default_rng(seed)
    case = make_larger_case(seed, count)
    return open_drawn(rng, case, draw_weights(rng, case))


def draw_librarians(count: int) -> Drawn:
    """Draw the market of more librarians than a block holds."""
    case = Case(make_pool(count, 4), load_default_plan(), 4)
    return open_drawn(np.random.default_rng(4), case, Weights(floor=100, rel=1, percentile=50))


def open_drawn(rng: np.random.Generator, case: Case, weights: Weights) -> Drawn:
    """Open a case at random prices."""
    reference = Reference(case.pool, case.plan)
    whole, plain = reference.weigh(case, weights), reference.weigh(case, replace(weights, preview=0))
    prices = rng.integers(0, 2 * int(plain.max(initial=1)) + 2, len(case.pool)) * 2
    return open_case(case, weights), whole, plain, prices


def name_pairs(pairs: Pairs) -> list[tuple[int, int, int]]:
    """List pairs with their weights, sorted."""
    return sorted(zip(pairs.u.tolist(), pairs.v.tolist(), pairs.w.tolist(), strict=True))


def list_cheap(whole: Matrix, plain: Matrix, prices: NDArray[np.int64], slack: int) -> list[tuple[int, int, int]]:
    """List the pairs of at most this slack, the bonus not counted, with their whole weight."""
    cheap = (plain >= 0) & (prices[:, None] + prices - 4 * plain <= slack)
    return [(i, j, int(whole[i, j])) for i, j in np.argwhere(np.triu(cheap)).tolist()]


@pytest.mark.parametrize("seed", range(30))
def test_all_pairs_of_little_slack_are_collected(seed: int) -> None:
    market, whole, plain, prices = draw(seed, 20 + 9 * seed)
    for slack in (-1, 0, int(plain.max(initial=0))):
        found = collect_pairs(market, prices, slack, room=whole.size)
        assert found is not None
        assert name_pairs(found) == list_cheap(whole, plain, prices, slack)


@pytest.mark.parametrize("seed", range(20))
def test_pairs_of_some_rows_are_collected_once_each(seed: int) -> None:
    market, whole, plain, prices = draw(100 + seed, 20 + 9 * seed)
    rows = np.random.default_rng(seed).permutation(len(whole))[: len(whole) // 3]
    found = collect_rows(market, rows, prices, 0, room=whole.size)
    assert found is not None
    chosen = set(rows.tolist())
    assert name_pairs(found) == [one for one in list_cheap(whole, plain, prices, 0) if chosen & set(one[:2])]


def test_pairs_beyond_one_block_are_collected_too() -> None:
    market, whole, plain, prices = draw_librarians(BLOCK + 200)
    found = collect_pairs(market, prices, 0, room=whole.size)
    assert found is not None
    assert name_pairs(found) == list_cheap(whole, plain, prices, 0)
    assert int(found.v.max()) >= BLOCK


@pytest.mark.parametrize("seed", range(20))
def test_a_few_pairs_of_each_row_are_collected_where_there_are_any(seed: int) -> None:
    market, whole, plain, prices = draw(400 + seed, 20 + 9 * seed)
    rows, cheap = np.arange(0, len(whole), 2), list_cheap(whole, plain, prices, -1)
    found = collect_few(market, rows, prices, 3, make_no_nests(len(whole)))
    assert set(name_pairs(found)) <= set(cheap)
    for row in rows.tolist():
        there_are = sum(row in pair[:2] for pair in cheap)
        assert sum(row in pair[:2] for pair in name_pairs(found)) >= min(there_are, 3)


def test_forbidden_pairs_do_not_take_the_places_of_others() -> None:
    market, _, plain, _ = draw_librarians(300)
    free, row = np.zeros(300, np.int64), int(np.argmax((plain > 0).sum(axis=1)))
    partners = np.flatnonzero(plain[row] > 0)
    keys = np.minimum(row, partners[:-1]) * 300 + np.maximum(row, partners[:-1])
    found = collect_few(replace(market, banned=np.sort(keys)), np.array([row]), free, 2, make_no_nests(300))
    assert (found.u.tolist(), found.v.tolist()) == ([min(row, partners[-1])], [max(row, partners[-1])])


def test_more_pairs_than_there_is_room_for_are_not_collected() -> None:
    market, whole, plain, prices = draw(3, 40)
    count = len(list_cheap(whole, plain, prices, 10**9))
    rows = np.arange(40)
    assert collect_pairs(market, prices, 10**9, room=count - 1) is None
    assert collect_rows(market, rows, prices, 10**9, room=count - 1) is None
    exactly = collect_pairs(market, prices, 10**9, room=count)
    assert exactly is not None
    assert len(exactly) == count


def test_a_pass_without_time_is_left() -> None:
    market, _, _, prices = draw(3, 40)
    with pytest.raises(OutOfTimeError):
        collect_pairs(market, prices, 0, room=9, watch=Stopwatch(0.0))


def test_a_sample_of_rows_tells_whether_there_are_too_many_pairs() -> None:
    market, _, plain, prices = draw_librarians(1_300)
    rows, slack = np.arange(1_300), 2_000
    there_are = int(np.triu((plain >= 0) & (prices[:, None] + prices - 4 * plain <= slack)).sum())
    assert there_are > 1_000
    assert seems_more(market, rows, prices, slack, there_are // 2)
    assert not seems_more(market, rows, prices, slack, 2 * there_are)
    assert not seems_more(market, rows[:900], prices, slack, 1)
