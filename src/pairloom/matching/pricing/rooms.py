"""Make room for passes over pairs to write on, a room for each thread."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.pricing.market import Market
from pairloom.matching.pricing.screening import Glance, make_glance
from pairloom.matching.scoring.kernel import BLOCK, Scratch, make_scratch

MOST_BEST = 16


class Room(NamedTuple):
    """Hold what a pass over pairs writes on: the row in hand, pairs u, v, w found so far, gains of a short list."""

    scratch: Scratch
    glance: Glance
    other: Glance
    u: NDArray[np.int32]
    v: NDArray[np.int32]
    w: NDArray[np.int64]
    gains: NDArray[np.int64]


def make_room(market: Market, pairs: int = 0) -> Room:
    """Make room for one thread, and for this many pairs; memory that is never written is never taken."""
    return Room(
        make_scratch(market.stall.form),
        make_glance(market.shelf, BLOCK),
        make_glance(market.shelf, BLOCK),
        np.empty(pairs, np.int32),
        np.empty(pairs, np.int32),
        np.empty(pairs, np.int64),
        np.empty(MOST_BEST, np.int64),
    )
