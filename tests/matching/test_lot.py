"""Lots are hashes that anybody can draw again: the published splitmix64, with the seed and the two ids."""

import numpy as np
import pytest

from pairloom.matching.errors import WishError
from pairloom.matching.lot import LOT_BITS, MOST_SEED, STEP, draw_hashes, draw_lots, hash_people, mix_word
from tests.matching.brute import mix

# The first outputs of splitmix64 from the state 0, as published with the generator.
PUBLISHED = (0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F, 0xF88BB8A8724C81EC)


@pytest.mark.parametrize(("place", "word"), list(enumerate(PUBLISHED)))
def test_words_are_mixed_as_published(place: int, word: int) -> None:
    state = place * int(STEP) % 2**64
    assert (int(mix_word(np.uint64(state))), mix(state)) == (word, word)


@pytest.mark.parametrize("seed", [0, 1, 20130401, MOST_SEED])
def test_people_are_hashed_by_their_number_and_the_seed_alone(seed: int) -> None:
    ids = np.array([0, 7, 2**40, 2**62])
    assert hash_people(ids, seed).tolist() == [mix(mix(seed) ^ person) for person in ids.tolist()]


@pytest.mark.parametrize("seed", [-1, MOST_SEED + 1])
def test_a_seed_out_of_range_is_refused(seed: int) -> None:
    with pytest.raises(WishError, match=f"the seed is {seed}; a whole number from 0 to"):
        hash_people(np.arange(3), seed)


def test_a_pair_draws_the_same_lot_both_ways_round() -> None:
    one, other = hash_people(np.array([4, 9]), 5)
    lot = (int(one) + int(other)) % 2**64
    assert draw_hashes(one, other) == draw_hashes(other, one) == mix(lot) >> (64 - LOT_BITS)


def test_lots_of_pairs_are_drawn_in_their_order() -> None:
    hashes = hash_people(np.arange(6), 3)
    pairs = np.array([[0, 1], [4, 2], [1, 0]])
    assert draw_lots(hashes, pairs).tolist() == [draw_hashes(hashes[a], hashes[b]) for a, b in pairs.tolist()]
    assert draw_lots(hashes, np.empty((0, 2), np.int64)).tolist() == []


def test_lots_spread_evenly_and_differ_by_the_seed() -> None:
    pairs = np.array([[row, row + 1] for row in range(0, 4_000, 2)])
    first, second = (draw_lots(hash_people(np.arange(4_000), seed), pairs) / 2**LOT_BITS for seed in (1, 2))
    assert abs(first.mean() - 0.5) < 0.03
    assert abs(np.corrcoef(first, second)[0, 1]) < 0.1
    assert (first.min() >= 0, first.max() < 1) == (True, True)
