"""Hold how far a climb of the levels is, what each step found, and what proves it."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.optimum import find_slack
from pairloom.matching.pricing import Pairs
from pairloom.matching.pricing.prices import Prices
from pairloom.matching.result import Claim, Level, Weights
from pairloom.matching.solution import Solution
from pairloom.matching.spare import Trio
from pairloom.matching.trios import View


@dataclass(frozen=True)
class Rung:
    """Name one level to climb: a tier by its place, the percentile, the sum, or the lot."""

    claim: Claim
    at: int | None = None
    place: int = -1


@dataclass(frozen=True)
class Backing:
    """Hold what proves one level: the weights, their bound, the prices.

    views, impossible   where there is a trio: more prices, and the trios that cannot be; see TrioAnswer
    """

    rung: Rung
    weights: Weights
    bound: int
    prices: Prices
    views: tuple[View, ...] = ()
    impossible: tuple[tuple[Trio, Prices], ...] = ()
    has_trio: bool = False


@dataclass
class Climb:
    """Hold how far the climb is: the best solution, the levels with their bounds, the proofs, and the pairs seen.

    ground   what bounds the sum whatever the tiers, for a climb that time may end
    few      those of them that cost little at the prices found last
    times    by how many times the largest weight all weights were raised to fill the last graph
    base     what was found for the sum: the lot begins with it
    """

    solution: Solution
    seen: Pairs
    levels: list[Level] = field(default_factory=list)
    backings: list[Backing] = field(default_factory=list)
    ground: Backing | None = None
    few: Pairs | None = None
    times: int = 1
    base: "Found | None" = None
    is_over: bool = False
    is_hasty: bool = False


@dataclass(frozen=True)
class Found:
    """Hold what one solve found: a solution, what bounds all others (None: nothing does), and the pairs seen.

    few                 those of them that cost little
    prices, reference   by which few of the pairs seen matter, and those that cover all others; see Optimum
    tied                the trios that may do as well, int32[k, 3]; None: not known
    """

    solution: Solution
    backing: Backing | None
    seen: Pairs
    few: Pairs | None = None
    prices: Prices | None = None
    reference: NDArray[np.int64] | None = None
    tied: NDArray[np.int32] | None = None


def keep_few(seen: Pairs, prices: Prices, weights: Weights) -> Pairs:
    """Keep of the pairs seen those that cost little: the next level begins with them."""
    return seen.take(prices.measure_slack(seen) <= find_slack(weights))
