"""Tests of turning large odd sets inside out: whatever is turned proves the same."""

import numpy as np

from pairloom.matching.blossom import Matching, OddSets, maximum_weight_matching
from pairloom.matching.pricing import Pairs
from pairloom.matching.pricing.prices import Prices
from pairloom.matching.pricing.turning import turn_large_sets

NO_SEATS = np.zeros(0, np.int64)


def draw_graph(rng: np.random.Generator) -> tuple[Pairs, Matching, np.ndarray]:
    """Draw a graph of an even number of people among others who are out of it, matched as heavily as can be."""
    inside = 2 * int(rng.integers(2, 30))
    everybody = inside + int(rng.integers(0, 4))
    names = np.sort(rng.permutation(everybody)[:inside]).astype(np.int32)
    ends = names[rng.integers(0, inside, (2, int(rng.integers(inside, 6 * inside))))]
    u, v = ends[:, ends[0] != ends[1]]
    pairs = Pairs(u, v, rng.integers(0, 20, len(u)) + 100_000)
    return pairs, maximum_weight_matching(everybody, u, v, pairs.w), np.isin(np.arange(everybody), names)


def test_turned_sets_leave_the_slack_of_every_pair_and_the_bound_as_they_were(rng: np.random.Generator) -> None:
    count = 0
    for _ in range(600):
        pairs, matching, matched = draw_graph(rng)
        if int((matching.mate >= 0).sum()) < int(matched.sum()):
            continue
        before = Prices(matching.dual, NO_SEATS, matching.odd_sets)
        dual, sets = turn_large_sets(matching.dual, matching.odd_sets, matched)
        after = Prices(dual, NO_SEATS, sets)
        assert after.bound4 == before.bound4
        assert after.measure_slack(pairs).tolist() == before.measure_slack(pairs).tolist()
        sizes, large = sets.ends - sets.begins, 2 * (matching.odd_sets.ends - matching.odd_sets.begins) > matched.sum()
        assert (sizes % 2 == 1).all()
        assert (2 * sizes <= matched.sum()).all()
        assert sorted(sets.order) == list(range(len(matched)))
        count += int(large.sum())
    assert count > 5


def test_a_set_of_all_but_one_becomes_the_price_of_that_one() -> None:
    sets = OddSets(np.arange(4, dtype=np.int32), np.asarray([0]), np.asarray([3]), np.asarray([8]))
    dual, turned = turn_large_sets(np.full(4, 5), sets, np.ones(4, np.bool_))
    assert dual.tolist() == [9, 9, 9, 1]
    assert len(turned) == 0


def test_where_no_set_is_large_nothing_is_turned() -> None:
    matching = maximum_weight_matching(4, [0, 2], [1, 3], [5, 5])
    dual, sets = turn_large_sets(matching.dual, matching.odd_sets, np.ones(4, np.bool_))
    assert dual is matching.dual
    assert sets is matching.odd_sets
