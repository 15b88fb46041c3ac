"""Prices say what they prove: people, seats, and odd sets by half of their members."""

import numpy as np

from pairloom.matching.blossom import OddSets, maximum_weight_matching
from pairloom.matching.pricing import Pairs
from pairloom.matching.pricing.prices import Prices, read_prices

# Five people and a seat (vertex 5); the sets hold 1, 2, 3 and, around them, 0 to 4.
SETS = OddSets(
    np.array([1, 2, 3, 0, 4, 5], np.int32), np.array([0, 0], np.int32), np.array([3, 5], np.int32), np.array([6, 10])
)
PRICES = Prices(np.array([1, 2, 3, 4, 5]), np.array([7]), SETS)


def test_the_bound_adds_up_people_seats_and_half_of_each_odd_set() -> None:
    assert PRICES.bound4 == 1 + 2 + 3 + 4 + 5 + 7 + 6 * 1 + 10 * 2


def test_slack_counts_the_odd_sets_that_hold_both() -> None:
    pairs = Pairs(np.array([1, 0, 0], np.int32), np.array([3, 1, 4], np.int32), np.array([2, 0, 1]))
    assert PRICES.measure_slack(pairs).tolist() == [2 + 4 + 16 - 8, 1 + 2 + 10, 1 + 5 + 10 - 4]


def test_people_outside_of_every_set_pay_for_none() -> None:
    assert PRICES.add_odd_sets(np.array([5, 2]), np.array([1, 5])).tolist() == [0, 0]


def test_one_person_by_themselves_pays_for_every_set_around_them() -> None:
    assert PRICES.add_odd_sets(np.arange(6), np.arange(6)).tolist() == [10, 16, 16, 16, 10, 0]


def test_without_odd_sets_nothing_is_added() -> None:
    nobody = np.empty(0, np.int32)
    none = np.empty(0, np.int64)
    plain = Prices(np.array([3, 4]), none, OddSets(np.arange(2, dtype=np.int32), nobody, nobody, none))
    assert (plain.bound4, plain.add_odd_sets(np.array([0]), np.array([1])).tolist()) == (7, [0])


def test_scaled_prices_prove_scaled_weights() -> None:
    pairs = Pairs(np.array([1, 0], np.int32), np.array([3, 4], np.int32), np.array([2, 1]))
    larger = Pairs(pairs.u, pairs.v, 8 * pairs.w)
    assert PRICES.scale(8).bound4 == 8 * PRICES.bound4
    assert PRICES.scale(8).measure_slack(larger).tolist() == (8 * PRICES.measure_slack(pairs)).tolist()


def test_prices_are_written_in_rows_of_the_whole_pool() -> None:
    """Row 2 of seven is out (pinned): its price is 0; the seat is called by the number after all people."""
    duals = PRICES.to_duals(np.array([6, 5, 4, 3, 1]), 7)
    assert duals.people.tolist() == [0, 5, 0, 4, 3, 2, 1]
    assert duals.seats.tolist() == [7]
    sets = duals.odd_sets
    assert (sets.line.tolist(), sets.begins.tolist(), sets.ends.tolist()) == ([5, 4, 3, 6, 1], [0, 0], [3, 5])
    assert (sets.prices.tolist(), sets.find_shared(5, 6), sets.find_shared(3, 4), sets.find_shared(3, 2)) == (
        [6, 10],
        10,
        16,
        0,
    )


def test_prices_of_raised_weights_are_read_without_the_raise() -> None:
    u, v, w = np.array([0, 1, 0]), np.array([1, 2, 2]), np.array([5, 7, 6])
    shift = 100
    prices = read_prices(
        maximum_weight_matching(4, [*u, 0, 1, 2], [*v, 3, 3, 3], [*(w + shift), *[shift] * 3]), 3, shift
    )
    pairs = Pairs(u.astype(np.int32), v.astype(np.int32), w)
    assert (prices.measure_slack(pairs) >= 0).all()
    assert (prices.bound4 // 4, len(prices.people), len(prices.seats)) == (7, 3, 1)
