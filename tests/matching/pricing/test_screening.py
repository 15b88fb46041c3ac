"""A look at shared items leaves out no pair that could matter, and most that cannot."""

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.population import make_pool
from pairloom.matching.plan import load_default_plan
from pairloom.matching.pricing import Market
from pairloom.matching.pricing.screening import (
    FINITE,
    Screen,
    count_needed,
    draw_screen,
    limit_gains,
    limit_rels,
    make_glance,
    pick_near,
)
from pairloom.matching.pricing.weighing import NO_PAIR
from pairloom.matching.result import Weights
from tests.matching.brute import Case
from tests.matching.reference import draw_weights, make_larger_case, open_case

BEYOND = 4 * FINITE
ROWS = range(0, 60, 7)


def open_market_with_prices(seed: int) -> tuple[Market, NDArray[np.int64]]:
    """Open a random market at random prices, some of them beyond any weight."""
    rng = np.random.default_rng(seed)
    case = make_larger_case(seed, 60)
    market = open_case(case, draw_weights(rng, case))
    prices = rng.integers(-10, 4 * max(market.weigh_most(), 3), 60)
    prices[rng.random(60) < 0.1] = BEYOND
    return market, prices


def find_near(market: Market, screen: Screen, row: int, least4: int) -> set[int]:
    """Find the rows that a look at shared items leaves for a row."""
    shelf, found = market.shelf, set()
    glance = make_glance(shelf, market.size)
    for kind in range(len(shelf.starts) - 1):
        start, stop = int(shelf.starts[kind]), int(shelf.starts[kind + 1])
        limit_gains(market.stall, screen, row, kind, least4, glance.limits)
        count_needed(screen.gains, int(shelf.kinds[row]), start, stop, glance.limits, glance.needed)
        count = pick_near(shelf.items[row], shelf.masks[start:stop], glance)
        found |= {int(shelf.order[start + place]) for place in glance.near[:count]}
    return found


@pytest.mark.parametrize("seed", range(40))
def test_no_pair_that_reaches_the_price_is_left_out(seed: int) -> None:
    market, prices = open_market_with_prices(seed)
    screen = draw_screen(market.stall, market.shelf, prices, market.weigh_most())
    for row in ROWS:
        weights = market.weigh_row(row)
        for least4 in (0, 2 * market.weigh_most(), 4 * market.weigh_most() - 3):
            matters = np.flatnonzero((weights != NO_PAIR) & (4 * weights - prices >= least4))
            assert set(matters.tolist()) <= find_near(market, screen, row, least4)


@pytest.mark.parametrize("seed", range(20))
def test_no_pair_of_a_higher_lower_rel_is_left_out(seed: int) -> None:
    case = make_larger_case(500 + seed, 60)
    market = open_case(Case(case.pool, case.plan, case.seed), Weights(floor=0, rel=1))
    shelf, glance = market.shelf, make_glance(market.shelf, 60)
    screen = draw_screen(market.stall, shelf, np.zeros(60, np.int64), market.weigh_most(), rels=True)
    for row in ROWS:
        lower = np.minimum(*market.scores.read_rel(row))
        for least in (1, 500, 900, 1000):
            for kind in range(len(shelf.starts) - 1):
                start, stop = int(shelf.starts[kind]), int(shelf.starts[kind + 1])
                limit_rels(market.stall, screen, row, kind, least, glance.limits)
                count_needed(screen.rels, int(shelf.kinds[row]), start, stop, glance.limits, glance.needed)
                near = glance.near[: pick_near(shelf.items[row], shelf.masks[start:stop], glance)]
                assert set(np.flatnonzero(lower[shelf.order[start:stop]] >= least).tolist()) <= set(near.tolist())


def test_people_beyond_any_price_are_never_looked_at() -> None:
    market, prices = open_market_with_prices(3)
    screen = draw_screen(market.stall, market.shelf, prices, market.weigh_most())
    gone = set(np.flatnonzero(prices == BEYOND).tolist())
    assert gone
    assert not gone & find_near(market, screen, 0, -FINITE)


def test_most_librarians_are_left_out_at_prices_near_the_optimum() -> None:
    market = open_case(Case(make_pool(600, 4), load_default_plan(), 4), Weights(floor=0, rel=1))
    prices = np.full(600, 4 * 930, np.int64)
    screen = draw_screen(market.stall, market.shelf, prices, market.weigh_most())
    near = [len(find_near(market, screen, row, int(prices[row]))) for row in range(0, 600, 10)]
    assert 0 < np.mean(near) < 120
