"""Make odd pools whose trios are all listed, weighed and solved by other means: for tests of the trio's search."""

from dataclasses import asdict
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.problem import Pool
from tests.matching.brute import Round
from tests.matching.certificates import Factors
from tests.matching.exact import Filled, Trio, fill_case


def list_trios(filled: Filled) -> list[Trio]:
    """List all trios of possible people, rising."""
    return list(combinations(filled.alive, 3))


def weigh_trio_plainly(filled: Filled) -> dict[Trio, int]:
    """Weigh every trio that may be, by plain Python; a floor below which no member may fall."""
    tried, factors = Round(filled.case), Factors(**asdict(filled.market.weights))
    weights = {}
    for trio in list_trios(filled):
        possible = tried.is_possible(trio)
        if possible and min(tried.rel(i, j) for i in trio for j in trio if i != j) >= factors.floor:
            weights[trio] = factors.weigh(tried, trio)
    return weights


def solve_each(filled: Filled, weights: dict[Trio, int]) -> dict[Trio, int]:
    """Solve the rest beside every trio exactly; trios beside which too few others can be placed are left out."""
    solved = {trio: filled.solve_with(trio) for trio in weights}
    return {trio: weights[trio] + rest for trio, rest in solved.items() if rest is not None}


def find_odd(seed: int, count: int) -> tuple[Filled, dict[Trio, int], dict[Trio, int]]:
    """Find an odd pool in which a trio places one more: the pool, its trios' weights, and what each then is worth."""
    for number in range(seed * 100, seed * 100 + 100):
        filled = fill_case(number, count)
        weights = weigh_trio_plainly(filled)
        if len(filled.alive) % 2 and filled.graph.seats == 1:
            solved = solve_each(filled, weights)
            if solved:
                return filled, weights, solved
    raise AssertionError("no pool of a hundred is odd and has a trio")


def read_shares(filled: Filled) -> NDArray[np.uint64] | None:
    """Read what members of a trio must have in common, if the plan asks for it."""
    name = filled.case.plan.rules.trio_share
    pool: Pool = filled.case.pool
    return pool.masks[name] if name else None
