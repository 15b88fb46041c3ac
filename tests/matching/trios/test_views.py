"""Prices made for one trio bound what every other trio can be worth, never too low."""

import numpy as np
import pytest
from numpy.typing import NDArray

from pairloom.matching.trios.views import View, choose_views, view_joined, view_trio, weigh_whole_row
from tests.matching.exact import collect_matrix
from tests.matching.trios.odd import find_odd


@pytest.mark.parametrize("seed", range(12))
def test_no_trio_is_worth_more_than_any_view_says(seed: int) -> None:
    filled, weights, solved = find_odd(seed, 13)
    trios = sorted(solved)
    members = np.array(trios, np.int32)
    worth = np.array([solved[trio] for trio in trios])
    for trio in trios[:: max(len(trios) // 6, 1)]:
        rest = filled.price_without(trio)
        for make in (view_trio, view_joined):
            view = make(filled.market, trio, rest)
            bounds = view.bound_trios(members, np.array([weights[one] for one in trios]))
            assert (bounds // 4 >= worth).all()


@pytest.mark.parametrize("seed", range(12))
def test_a_view_is_exact_for_the_trio_it_was_made_for(seed: int) -> None:
    filled, weights, solved = find_odd(seed, 13)
    trio = max(solved, key=lambda one: solved[one])
    view = view_joined(filled.market, trio, filled.price_without(trio))
    bound = view.bound_trios(np.array([trio], np.int32), np.array([weights[trio]]))
    assert int(bound[0]) // 4 >= solved[trio]
    assert filled.fill_without(trio).weight == solved[trio] - weights[trio]


@pytest.mark.parametrize("seed", range(12))
def test_a_view_holds_prices_of_the_whole_graph(seed: int) -> None:
    filled, _, solved = find_odd(seed, 15)
    everything = collect_matrix(filled.market)
    for trio in sorted(solved)[:3]:
        rest = filled.price_without(trio)
        for make in (view_trio, view_joined):
            view = make(filled.market, trio, rest)
            assert (view.prices.measure_slack(everything) >= 0).all()
            assert view.base4 == view.prices.bound4


def test_a_whole_row_is_weighed_with_its_bonus() -> None:
    filled, _, _ = find_odd(3, 13)
    for row in range(13):
        assert np.array_equal(weigh_whole_row(filled.market, row), filled.matrix[row])


def test_few_views_are_chosen_and_the_most_telling_first() -> None:
    filled, weights, solved = find_odd(5, 13)
    trios = sorted(solved)
    members, own = np.array(trios, np.int32), np.array([weights[one] for one in trios])
    views = [view_joined(filled.market, trio, filled.price_without(trio)) for trio in trios[:20]]
    limit4 = 4 * max(solved.values()) + 3
    loose = View(views[0].trio, views[0].prices, 1 << 60)
    chosen, bound4 = choose_views(loose, views, members, own, limit4)
    assert bound4 >= limit4
    assert choose_views(loose, views, members, own, limit4, most=0)[0] == []
    assert len(set(map(id, chosen))) == len(chosen) <= len(views)
    counts = [_count(view, members, own, limit4) for view in views]
    assert not chosen or _count(chosen[0], members, own, limit4) == max(counts)
    closed = np.any([view.bound_trios(members, own) <= limit4 for view in views], axis=0)
    by_chosen = np.any([np.zeros(len(own), np.bool_), *(v.bound_trios(members, own) <= limit4 for v in chosen)], axis=0)
    assert np.array_equal(closed, by_chosen)


def _count(view: View, members: NDArray[np.int32], own: NDArray[np.int64], limit4: int) -> int:
    return int((view.bound_trios(members, own) <= limit4).sum())
