"""Of the pairs seen a climb keeps those that cost little, with odd sets counted in."""

import numpy as np

from pairloom.matching.blossom import OddSets
from pairloom.matching.climb import keep_few
from pairloom.matching.pricing import Pairs
from pairloom.matching.pricing.prices import Prices
from pairloom.matching.result import Weights

SETS = OddSets(np.arange(4, dtype=np.int32), np.array([0], np.int32), np.array([3], np.int32), np.array([150]))
PRICES = Prices(np.array([200, 200, 200, 300]), np.empty(0, np.int64), SETS)
SEEN = Pairs(np.array([0, 0, 2], np.int32), np.array([1, 2, 3], np.int32), np.array([100, 120, 100]))


def test_pairs_are_kept_up_to_a_slack_of_25_points_sets_included() -> None:
    """Their slacks are 400 - 400 + 150, 400 - 480 + 150 and 500 - 400."""
    kept = keep_few(SEEN, PRICES, Weights(floor=0, rel=1))
    assert (kept.u.tolist(), kept.v.tolist()) == ([0, 2], [2, 3])


def test_at_the_lot_only_pairs_that_are_nearly_tight_are_kept() -> None:
    scale = 1 << 22
    larger = Pairs(SEEN.u, SEEN.v, SEEN.w * scale)
    assert len(keep_few(larger, PRICES.scale(scale), Weights(floor=0, rel=1, scale=scale, lot=True))) == 0
