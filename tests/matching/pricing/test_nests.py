"""Nests say what the odd sets cost that hold two people."""

import numpy as np

from pairloom.matching.blossom import OddSets
from pairloom.matching.pricing.nests import make_no_nests, measure_shared
from pairloom.matching.pricing.prices import Prices

# Six people; the sets hold 1, 2, 3 and, around them, 0 to 4; person 5 is in none.
SETS = OddSets(
    np.array([1, 2, 3, 0, 4, 5], np.int32),
    np.array([0, 0], np.int32),
    np.array([3, 5], np.int32),
    np.array([6, 10]),
)


def test_two_people_share_every_set_that_holds_both() -> None:
    prices = Prices(np.zeros(6, np.int64), np.zeros(0, np.int64), SETS)
    u, v = (rows.ravel() for rows in np.meshgrid(np.arange(6), np.arange(6)))

    nests = prices.find_nests()
    shared = [measure_shared(nests, int(one), int(other)) for one, other in zip(u, v, strict=True)]

    assert shared == prices.add_odd_sets(u, v).tolist()
    assert (measure_shared(nests, 1, 3), measure_shared(nests, 1, 4), measure_shared(nests, 1, 5)) == (16, 10, 0)


def test_people_without_sets_share_nothing() -> None:
    assert measure_shared(make_no_nests(2), 0, 1) == 0
