"""Match a pool as simple scripts do, and tell what that loses against the best possible."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.graphs import measure_all, sum_both_ways
from benchmarks.population import make_pool
from benchmarks.whole import SEED, keep_sum
from pairloom.matching.plan import load_default_plan
from pairloom.matching.solver import solve

AT_ONCE = 100_000
LOW = 800
Mates = NDArray[np.int64]


def compare_scripts(people: int) -> list[dict[str, Any]]:
    """Compare both scripts with the best sum and with the default plan, on the same people."""
    pool, plan = make_pool(people, SEED), load_default_plan()
    rel = measure_all(pool)
    total = sum_both_ways(rel)
    best, fair = solve(pool, keep_sum(plan)), solve(pool, plan)
    served = {
        "one after the other": read_served(rel, take_best_free(total)),
        "best pair first": read_served(rel, take_best_pairs(total)),
        "best sum": best.rel,
        "default plan": fair.rel,
    }
    return [{"people": people, "way": way, **describe_served(found, best.value)} for way, found in served.items()]


def take_best_free(total: NDArray[np.int16]) -> Mates:
    """Go through the list once; each takes the best partner who is still free."""
    people = len(total)
    mates = np.full(people, -1)
    free = np.ones(people, np.bool_)
    for person in range(people):
        if not free[person]:
            continue
        offers = np.where(free, total[person], -1)
        partner = int(offers.argmax())
        if offers[partner] >= 0:
            mates[person], mates[partner] = partner, person
            free[[person, partner]] = False
    return mates


def take_best_pairs(total: NDArray[np.int16]) -> Mates:
    """Sort all pairs, the best first, and take each whose two people are still free."""
    people = len(total)
    mates = np.full(people, -1)
    one, other = np.triu_indices(people, 1)
    order = np.argsort(-total[one, other], kind="stable")
    order = order[total[one, other][order] >= 0]
    for begin in range(0, len(order), AT_ONCE):
        pairs = order[begin : begin + AT_ONCE]
        pairs = pairs[(mates[one[pairs]] < 0) & (mates[other[pairs]] < 0)]
        for u, v in zip(one[pairs].tolist(), other[pairs].tolist(), strict=True):
            if mates[u] < 0 and mates[v] < 0:
                mates[u], mates[v] = v, u
    return mates


def read_served(rel: NDArray[np.int16], mates: Mates) -> NDArray[np.int16]:
    """Read how well each person is served by the partner; -1 without one."""
    served = np.where(mates >= 0, rel[np.arange(len(mates)), mates], -1)
    if (served[mates >= 0] < 0).any():
        raise ValueError("a pair breaks a hard rule")
    return served.astype(np.int16)


def describe_served(served: NDArray[np.int16], best: int) -> dict[str, Any]:
    """Describe how people are served: share of the best sum, left over, worst-off, how many below 800."""
    placed = served[served >= 0]
    return {
        "share": int(placed.sum(dtype=np.int64)) / best,
        "left_over": len(served) - len(placed),
        "worst_off": int(placed.min()),
        "below_800": int((placed < LOW).sum()),
    }
