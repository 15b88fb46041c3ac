"""Trios beside which too few others can be placed are barred together, and no possible trio with them."""

from itertools import pairwise

import numpy as np
import pytest

from pairloom.matching.placing import place_most
from pairloom.matching.pricing.market import reopen_market
from pairloom.matching.pricing.prices import Prices
from pairloom.matching.result import Weights
from pairloom.matching.trios import barring
from pairloom.matching.trios.barring import bar_trios, lay_sets
from pairloom.matching.trios.views import View, view_joined
from tests.matching.exact import NOTHING, Filled, Trio, collect_matrix
from tests.matching.trios.odd import find_odd


def bar(filled: Filled, solved: dict[Trio, int], trio: Trio) -> tuple[View, View | None]:
    """View the pool by its best trio, then bar it by the proof that this one cannot be."""
    best = max(solved, key=lambda one: solved[one])
    main = view_joined(filled.market, best, filled.price_without(best))
    unit = reopen_market(filled.market, Weights(floor=filled.market.weights.floor, pair=1), ())
    counted = view_joined(unit, trio, place_most(unit, NOTHING, out=np.asarray(trio)).prices)
    return main, bar_trios(main, counted, filled.graph.alive, 4 * solved[best])


def test_an_impossible_trio_is_barred_and_every_possible_one_is_still_bounded_truly() -> None:
    count = 0
    for seed in range(25):
        filled, weights, solved = find_odd(seed, 13)
        members = np.array(sorted(solved), np.int32)
        own = np.array([weights[one] for one in sorted(solved)])
        worth = np.array([solved[one] for one in sorted(solved)])
        for trio in sorted(set(weights) - set(solved))[:4]:
            _, barred = bar(filled, solved, trio)
            assert barred is not None
            assert (barred.prices.measure_slack(collect_matrix(filled.market)) >= 0).all()
            assert barred.base4 == barred.prices.bound4
            assert (barred.bound_trios(members, own) // 4 >= worth).all()
            assert barred.bound_trios(np.array([trio], np.int32), np.array([weights[trio]]))[0] <= 4 * max(worth)
            count += 1
    assert count > 20


def test_numbers_that_would_grow_too_large_bar_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(barring, "DEAREST", 10)
    for seed in range(100):
        filled, weights, solved = find_odd(seed, 13)
        impossible = sorted(set(weights) - set(solved))
        if impossible:
            assert bar(filled, solved, impossible[0])[1] is None
            return
    raise AssertionError("no pool of a hundred has an impossible trio")


def draw_family(rng: np.random.Generator, size: int) -> list[set[int]]:
    """Draw sets that lie in one another or apart: stretches of a shuffled line, halved again and again."""
    line, family = rng.permutation(size).tolist(), []
    stretches = [(0, size)]
    while stretches:
        first, last = stretches.pop()
        if last - first > 2:
            family.append(set(line[first:last]))
            edges = sorted({first, *(int(place) for place in rng.integers(first, last, 2)), last})
            stretches += [(low, high) for low, high in pairwise(edges) if high - low < last - first]
    return [family[place] for place in rng.permutation(len(family)).tolist()]


def test_sets_are_laid_on_one_line_each_in_one_stretch(rng: np.random.Generator) -> None:
    for _ in range(100):
        size = int(rng.integers(3, 40))
        family = draw_family(rng, size)
        duals = rng.integers(1, 50, len(family)).tolist()
        sets = lay_sets(size, [np.array(sorted(each), np.int32) for each in family], duals)
        assert sorted(sets.order.tolist()) == list(range(size))
        laid = {frozenset(sets.members_of(place).tolist()): int(sets.dual[place]) for place in range(len(sets))}
        assert laid == {frozenset(each): dual for each, dual in zip(family, duals, strict=True)}


def test_sets_of_the_same_members_become_one() -> None:
    sets = lay_sets(5, [np.array([1, 3, 4], np.int32), np.array([4, 3, 1], np.int32)], [6, 8])
    assert (len(sets), sets.dual.tolist(), sorted(sets.members_of(0))) == (1, [14], [1, 3, 4])


def test_sets_that_cross_those_of_the_bar_are_borne_by_their_members() -> None:
    people, seats = np.array([10, 10, 10, 10, 10, 0]), np.zeros(0, np.int64)
    ours = lay_sets(6, [np.array([0, 1, 2], np.int32)], [8])
    others = lay_sets(6, [np.array([2, 3, 4], np.int32)], [4])
    main = View((0, 1, 2), Prices(people, seats, ours), 58)
    counted = View((0, 1, 2), Prices(np.full(6, 2), seats, others), 16)
    barred = bar_trios(main, counted, np.array([True] * 5 + [False]), main.bound_all())
    assert barred is not None
    assert barred.prices.people.tolist() == [14, 14, 14, 10, 10, 0]
    assert [sorted(barred.prices.odd_sets.members_of(0))] == [[2, 3, 4]]


def test_a_seat_in_a_set_that_is_given_up_bears_its_half_too() -> None:
    people, seats, six = np.full(5, 10), np.array([-6]), 6
    ours, others = (lay_sets(six, [np.array(each, np.int32)], [8]) for each in ([0, 1, 5], [1, 2, 3]))
    main = View((0, 1, 2), Prices(people, seats, ours), 52)
    counted = View((0, 1, 2), Prices(np.full(5, 2), seats[:0], others), 18)
    least4 = main.bound_all()
    barred = bar_trios(main, counted, np.ones(5, np.bool_), least4)
    assert barred is not None
    factor = int(barred.prices.odd_sets.dual[0]) // 8
    assert barred.prices.people.tolist() == [14, 14, 10, 10, 10]
    assert barred.prices.seats.tolist() == [-6 + 4 + 2 * factor]
