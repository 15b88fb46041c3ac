"""A survey finds what a look at the whole matrix finds, and prices of a sample are carried to everybody."""

import numpy as np
import pytest

from benchmarks.population import make_pool
from pairloom.matching.plan import load_default_plan
from pairloom.matching.pricing import extrapolate_prices, survey_pairs
from pairloom.matching.result import Weights
from tests.matching.brute import Case
from tests.matching.pricing.test_passes import name_pairs, open_drawn
from tests.matching.reference import Reference, make_larger_case


@pytest.mark.parametrize("seed", range(20))
def test_a_survey_finds_the_best_of_each_row_and_the_highest_lower_rel(seed: int) -> None:
    case = make_larger_case(200 + seed, 20 + 9 * seed)
    case = Case(case.pool, case.plan, case.seed)
    market, whole, plain, prices = open_drawn(np.random.default_rng(seed), case, Weights(floor=0, rel=1))
    found, lowest = survey_pairs(market, prices, 4)
    listed = {(i, j) for i, j, _ in name_pairs(found)}
    gains = np.where(plain >= 0, 4 * plain - prices, np.iinfo(np.int64).min)
    for row in range(len(whole)):
        partners = int((plain[row] >= 0).sum())
        best = np.sort(gains[row])[::-1][: min(4, partners)]
        own = np.sort([gains[row, i + j - row] for i, j in listed if row in (i, j)])[::-1]
        assert own[: len(best)].tolist() == best.tolist()
    rel = Reference(case.pool, case.plan).rel
    assert np.array_equal(lowest, np.minimum(rel, rel.T).max(axis=1))
    assert all(int(whole[i, j]) == weight for i, j, weight in name_pairs(found))


@pytest.mark.parametrize("seed", range(10))
def test_prices_of_a_sample_are_carried_to_everybody(seed: int) -> None:
    case = make_larger_case(300 + seed, 30 + 20 * seed)
    case = Case(case.pool, case.plan, case.seed)
    market, _, plain, prices = open_drawn(np.random.default_rng(seed), case, Weights(floor=0, rel=1))
    sample = prices[:12]
    guess = extrapolate_prices(market, sample)
    gains = np.where(plain[12:, :12] >= 0, 4 * plain[12:, :12] - sample, 0)
    assert guess[:12].tolist() == sample.tolist()
    assert np.array_equal(guess[12:], np.maximum(gains.max(axis=1), 0))


def test_the_best_are_found_without_the_lower_rel_too() -> None:
    case = Case(make_pool(700, 4), load_default_plan(), 4)
    market, _, plain, prices = open_drawn(np.random.default_rng(4), case, Weights(floor=0, rel=1))
    with_rel, without = survey_pairs(market, prices, 3), survey_pairs(market, prices, 3, lowest=False)
    assert set(name_pairs(without[0])) <= set(name_pairs(with_rel[0]))
    gains = np.where(plain >= 0, 4 * plain - prices, np.iinfo(np.int64).min)
    listed = {(i, j) for i, j, _ in name_pairs(without[0])}
    for row in range(0, 700, 50):
        best = np.sort(gains[row])[::-1][: min(3, int((plain[row] >= 0).sum()))]
        own = np.sort([gains[row, i + j - row] for i, j in listed if row in (i, j)])[::-1]
        assert own[: len(best)].tolist() == best.tolist()
