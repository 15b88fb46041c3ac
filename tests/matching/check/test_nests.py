"""What people share by the line of nested sets is what counting set by set says."""

import numpy as np
import pytest

from pairloom.matching.check.nests import Line, do_cross, draw_line
from pairloom.matching.check.prices import read_prices
from pairloom.matching.check.trios import bound_trios

PEOPLE, SEATS = 17, 3
Sets = dict[str, list[int]]


def draw_nested(rng: np.random.Generator, begin: int, end: int) -> list[tuple[int, int, int]]:
    """Draw sets that lie in one another: begins, ends and prices."""
    if end - begin < 3:
        return []
    cut = int(rng.integers(begin + 1, end))
    own = [(begin, end, int(rng.integers(0, 9)))] if rng.random() < 0.7 else []
    return [*own, *draw_nested(rng, begin, cut), *draw_nested(rng, cut, end)]


def draw_sets(seed: int) -> Sets:
    """Draw a line of some of the people and seats, with sets on it."""
    rng = np.random.default_rng(seed)
    line = rng.permutation(PEOPLE + SEATS).tolist()[:18]
    begins, ends, prices = zip(*(draw_nested(rng, 0, 18) or [(0, 18, 1)]), strict=True)
    return {"line": line, "begins": list(begins), "ends": list(ends), "prices": list(prices)}


def list_sets(sets: Sets) -> list[tuple[set[int], int]]:
    """List the members and the price of each set."""
    stretches = zip(sets["begins"], sets["ends"], sets["prices"], strict=True)
    return [(set(sets["line"][begin:end]), price) for begin, end, price in stretches]


def draw(sets: Sets) -> Line:
    """Draw the line of sets."""
    place = np.full(PEOPLE + SEATS, -1, np.int64)
    place[sets["line"]] = np.arange(len(sets["line"]))
    return draw_line(place, len(sets["line"]), *(np.array(sets[name]) for name in ("begins", "ends", "prices")))


@pytest.mark.parametrize("seed", range(30))
def test_the_line_tells_what_each_two_share(seed: int) -> None:
    sets = draw_sets(seed)
    line = draw(sets)
    block = np.zeros((6, 14), np.int64)
    line.add_shared(block, slice(4, 10), slice(5, 19))
    wanted = [
        [sum(price for members, price in list_sets(sets) if i != j and {i, j} <= members) for j in range(5, 19)]
        for i in range(4, 10)
    ]
    assert block.tolist() == wanted
    low, high = np.array([(i, j) for i in range(-1, 18) for j in range(max(i, 0), 18)]).T
    shared = [
        sum(price for begin, end, price in zip(sets["begins"], sets["ends"], sets["prices"], strict=True)
            if begin <= i and j < end) if i >= 0 else 0
        for i, j in zip(low.tolist(), high.tolist(), strict=True)
    ]  # fmt: skip
    assert line.find_shared(low, high).tolist() == shared


@pytest.mark.parametrize("fills_seat", [False, True])
@pytest.mark.parametrize("seed", range(30))
def test_a_trio_is_bounded_as_counting_set_by_set_says(seed: int, fills_seat: bool) -> None:
    rng, sets = np.random.default_rng(seed + 99), draw_sets(seed)
    people, seats = rng.integers(0, 40, PEOPLE).tolist(), rng.integers(0, 40, SEATS).tolist()
    entry = {"people": people, "seats": seats, "odd_sets": sets}
    prices = read_prices(entry, np.zeros(PEOPLE, np.bool_), SEATS, where="the test")
    trios = np.sort(np.array([rng.choice(PEOPLE, 3, replace=False) for _ in range(60)]), axis=1)
    weights = rng.integers(0, 30, 60)
    wanted = []
    for trio, weight in zip(trios.tolist(), weights.tolist(), strict=True):
        bounds = []
        for seat in range(SEATS) if fills_seat else [-1]:
            gone = {*trio, *([PEOPLE + seat] if seat >= 0 else [])}
            total = sum(people) + sum(seats) + 4 * weight - sum((people + seats)[row] for row in gone)
            bounds.append(total + sum(price * (len(members - gone) // 2) for members, price in list_sets(sets)))
        wanted.append(min(bounds) // 4)
    assert bound_trios(prices, trios, weights, fills_seat=fills_seat).tolist() == wanted


@pytest.mark.parametrize(("other", "crosses"), [((2, 5), True), ((0, 2), False), ((3, 6), False), ((0, 6), False)])
def test_sets_that_cross_are_told(other: tuple[int, int], crosses: bool) -> None:
    assert do_cross(np.array([0, other[0]]), np.array([3, other[1]])) is crosses


def test_no_sets_have_an_empty_line() -> None:
    nothing = np.empty(0, np.int64)
    line = draw_line(np.full(4, -1, np.int64), 0, nothing, nothing, nothing)
    block = np.ones((2, 4), np.int64)
    line.add_shared(block, slice(0, 2), slice(0, 4))
    assert block.tolist() == [[1] * 4] * 2
    assert line.find_shared(np.array([-1]), np.array([-1])).tolist() == [0]
