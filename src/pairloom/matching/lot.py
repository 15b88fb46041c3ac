"""Draw lots: hashes of ids and a published seed that order people and break ties, alike on every machine."""

import numpy as np
from numba import njit, types
from numpy.typing import NDArray

from pairloom.matching.blossom.compiling import UNCOUNTED
from pairloom.matching.errors import WishError

MOST_SEED = (1 << 63) - 1
STEP = np.uint64(0x9E3779B97F4A7C15)
FIRST = np.uint64(0xBF58476D1CE4E5B9)
SECOND = np.uint64(0x94D049BB133111EB)
LOT_BITS = 20
KEPT = np.uint64(64 - LOT_BITS)


@njit(types.uint64(types.uint64), **UNCOUNTED)
def mix_word(word: np.uint64) -> np.uint64:
    """Mix a 64-bit word (splitmix64 of Steele, Lea and Flood, OOPSLA 2014)."""
    word += STEP
    word = (word ^ (word >> np.uint64(30))) * FIRST
    word = (word ^ (word >> np.uint64(27))) * SECOND
    return word ^ (word >> np.uint64(31))


@njit(types.int64(types.uint64, types.uint64), **UNCOUNTED)
def draw_hashes(one: np.uint64, other: np.uint64) -> np.int64:
    """Draw the lot of a pair from the hashes of both: 20 bits, the same both ways."""
    return np.int64(mix_word(one + other) >> KEPT)


def draw_lots(hashes: NDArray[np.uint64], pairs: NDArray[np.int64]) -> NDArray[np.int64]:
    """Draw the lot of each pair of rows, int64[k, 2]."""
    drawn = [draw_hashes(hashes[one], hashes[other]) for one, other in pairs.tolist()]
    return np.asarray(drawn, np.int64).reshape(len(pairs))


def hash_people(ids: NDArray[np.int64], seed: int) -> NDArray[np.uint64]:
    """Hash each id with the seed; raises WishError for a seed outside 0 to 2^63 - 1."""
    if not 0 <= seed <= MOST_SEED:
        raise WishError(f"the seed is {seed}; a whole number from 0 to {MOST_SEED} is wanted")
    salt = mix_word(np.uint64(seed))
    return np.asarray([mix_word(salt ^ np.uint64(person)) for person in ids.tolist()], np.uint64)
