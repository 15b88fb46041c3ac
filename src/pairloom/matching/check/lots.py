"""Draw the lots: 20 bits of a hash of the published seed and the two ids, the same on every machine."""

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.check.reading import Whole

LOT_SHIFT = np.uint64(44)
MOST_LOT = (1 << 20) - 1
GOLDEN = np.uint64(0x9E3779B97F4A7C15)
FIRST, SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
Hashes = NDArray[np.uint64]


def mix(values: Hashes) -> Hashes:
    """Mix 64 bits as splitmix64 does (Steele, Lea and Flood 2014), wrapping modulo 2^64; arrays only."""
    mixed = values + GOLDEN
    mixed = (mixed ^ (mixed >> np.uint64(30))) * FIRST
    mixed = (mixed ^ (mixed >> np.uint64(27))) * SECOND
    return np.asarray(mixed ^ (mixed >> np.uint64(31)), np.uint64)


def hash_people(seed: int, ids: Whole) -> Hashes:
    """Hash each id with the seed."""
    return mix(mix(np.array([seed], np.uint64)) ^ ids.astype(np.uint64))


def draw_lots(first: Hashes, second: Hashes) -> Whole:
    """Draw the lot of each pair of hashes, 0 to 2^20 - 1."""
    return (mix(first + second) >> LOT_SHIFT).astype(np.int64)
