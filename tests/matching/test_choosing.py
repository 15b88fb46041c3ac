"""Tests of the choice of each person's cheapest pairs."""

import numpy as np

from pairloom.matching.choosing import choose_cheapest
from pairloom.matching.pricing import Pairs


def choose_slowly(pairs: Pairs, slack: np.ndarray, limit: int, each: int, people: int) -> np.ndarray:
    chosen = np.zeros(len(pairs), np.bool_)
    for person in range(people):
        own = [place for place in range(len(pairs)) if person in {pairs.u[place], pairs.v[place]}]
        own = [place for place in own if slack[place] <= limit]
        chosen[sorted(own, key=lambda place: (slack[place], place))[:each]] = True
    return chosen


def test_the_cheapest_pairs_of_each_person_are_chosen(rng: np.random.Generator) -> None:
    for _ in range(50):
        people, count = int(rng.integers(2, 12)), int(rng.integers(0, 60))
        u = rng.integers(0, people - 1, count).astype(np.int32)
        v = (u + 1 + rng.integers(0, people, count) % (people - 1 - u)).astype(np.int32)
        pairs, slack = Pairs(u, v, np.zeros(count, np.int64)), rng.integers(-5, 5, count)
        chosen = choose_cheapest(pairs, slack, 2, 3, people)
        assert chosen.tolist() == choose_slowly(pairs, slack, 2, 3, people).tolist()


def test_nobody_has_a_pair_that_costs_more_than_the_limit() -> None:
    pairs = Pairs(np.asarray([0], np.int32), np.asarray([1], np.int32), np.asarray([7]))
    assert not choose_cheapest(pairs, np.asarray([3]), 2, 6, 2).any()
