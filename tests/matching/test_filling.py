"""Everybody gets a partner or a seat, as heavily as can be; a start from the last answer changes nothing of that."""

import numpy as np
import pytest

from pairloom.matching.filling import CannotFillError, Filling, draw_seats, fill_graph, place_freely
from pairloom.matching.pricing import Pairs
from tests.matching.exact import NOTHING


def draw_pairs(seed: int, size: int) -> Pairs:
    """Draw all pairs of some people at random weights."""
    u, v = np.triu_indices(size, 1)
    weights = np.random.default_rng(seed).integers(0, 90, len(u))
    return Pairs(u.astype(np.int32), v.astype(np.int32), weights.astype(np.int64))


@pytest.mark.parametrize("seats", [0, 2, 8])
def test_everybody_has_a_partner_or_a_seat_and_prices_prove_the_weight(seats: int) -> None:
    pairs, rows = draw_pairs(seats, 20), np.arange(20)
    mate, prices, _ = fill_graph(20, rows, pairs, seats, Filling())
    assert int((mate < 0).sum()) == seats
    weight = int(pairs.w[mate[pairs.u] == pairs.v].sum())
    assert (prices.measure_slack(pairs) >= 0).all()
    assert prices.bound4 == 4 * weight


@pytest.mark.parametrize("seed", range(10))
def test_a_start_from_the_last_answer_fills_as_heavily(seed: int) -> None:
    pairs, rows = draw_pairs(seed, 24), np.arange(24)
    first = fill_graph(24, rows, pairs.take(pairs.w > 20), 0, Filling())
    again, anew = fill_graph(24, rows, pairs, 0, first[2]), fill_graph(24, rows, pairs, 0, Filling())
    assert again[1].bound4 == anew[1].bound4


def test_seats_are_joined_to_everybody_while_they_are_few() -> None:
    pairs, rows = draw_pairs(1, 20), np.arange(20)
    few, many = draw_seats(20, rows, pairs, 2), draw_seats(20, rows, pairs, 12)
    assert (few.vertices, len(few.u), few.wanted) == (22, len(pairs) + 40, 22)
    assert (many.vertices, len(many.u), many.wanted) == (20, len(pairs), 8)
    assert int((place_freely(few).mate >= 0).sum()) == 22


def test_pairs_that_cannot_fill_the_graph_are_refused() -> None:
    with pytest.raises(CannotFillError):
        fill_graph(4, np.arange(4), NOTHING, 2, Filling())
