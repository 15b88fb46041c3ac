"""Choose for each person the few pairs that cost least, so that a sparse graph stays sparse where many cost nothing."""

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom.compiling import compiled
from pairloom.matching.pricing import Pairs

NOTHING = np.iinfo(np.int64).max


def choose_cheapest(pairs: Pairs, slack: NDArray[np.int64], limit: int, each: int, people: int) -> NDArray[np.bool_]:
    """Choose the pairs of slack int64[m] up to the limit that are among the ``each`` cheapest of one of their two.

    Of equals, those that come first in the list. O(m each).
    """
    costs = np.full((people, each), NOTHING, np.int64)
    places = np.full((people, each), -1, np.int32)
    _keep_cheapest(pairs.u, pairs.v, slack, limit, costs, places)
    chosen = np.zeros(len(pairs), np.bool_)
    chosen[places[places >= 0]] = True
    return chosen


@compiled
def _keep_cheapest(
    u: NDArray[np.int32],
    v: NDArray[np.int32],
    slack: NDArray[np.int64],
    limit: int,
    costs: NDArray[np.int64],
    places: NDArray[np.int32],
) -> None:
    last = costs.shape[1] - 1
    for pair in range(len(u)):
        if slack[pair] > limit:
            continue
        for person in (u[pair], v[pair]):
            place = last
            if slack[pair] >= costs[person, last]:
                continue
            while place > 0 and costs[person, place - 1] > slack[pair]:
                costs[person, place] = costs[person, place - 1]
                places[person, place] = places[person, place - 1]
                place -= 1
            costs[person, place] = slack[pair]
            places[person, place] = pair
