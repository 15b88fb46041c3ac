"""Say what a solve found, how good it is, and what proves it."""

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.plan import Plan
from pairloom.matching.problem import Pool


class Why(StrEnum):
    """Name the reason why somebody is left without a partner."""

    NOBODY_POSSIBLE = "nobody_possible"
    """Every other person breaks a hard rule; `Unmatched.blocked_by` counts which."""
    TOO_FEW_PARTNERS = "too_few_partners"
    """A group shares too few possible partners; `group` and `partners` name them."""
    ODD_ONE_OUT = "odd_one_out"
    """The number is odd and no trio is possible."""
    OUT_OF_TIME = "out_of_time"
    """The solve was stopped before it could know."""


@dataclass(frozen=True)
class Unmatched:
    """Say why one person is left without a partner.

    blocked_by  rule name -> how many other people break that rule with this person
    group       ids of the people, this one included, who compete for the same partners
    partners    ids of all the people whom that group could meet
    """

    person: int
    why: Why
    blocked_by: dict[str, int] = field(default_factory=dict)
    group: tuple[int, ...] = ()
    partners: tuple[int, ...] = ()


class Claim(StrEnum):
    """Name what a proof is about, in the order of the objective."""

    PLACED = "placed"
    THRESHOLD = "threshold"
    TIER = "tier"
    PERCENTILE = "percentile"
    SUM = "sum"
    LOT = "lot"


@dataclass(frozen=True)
class Level:
    """Report one level of the objective: what was reached and what is proven to be the most possible.

    value and bound count people placed, the threshold in rel, people at or above a tier, the sum of rel
    (with the bonus of the preview) or points of the lot. ``at`` is the rel or the percentile of a tier.
    """

    claim: Claim
    value: int
    bound: int
    at: int | None = None

    @property
    def is_proven(self) -> bool:
        """Tell whether nothing better exists."""
        return self.value == self.bound


@dataclass(frozen=True)
class Weights:
    """Weigh a pair as 64-bit whole numbers: what one proof maximises.

    W(i,j) = scale * ( pair + sum over both directions of
                 [ rel * rel(i->j) + sum_t tiers[t] * (rel(i->j) >= plan tier t) + percentile * (r(i->j) >= q_i) ]
                 + preview * (i,j were partners in the last preview) ) + lot(i,j) if lot else 0
    Pairs with a direction below ``floor`` do not exist.
    """

    floor: int
    pair: int = 0
    rel: int = 0
    tiers: tuple[int, ...] = ()
    percentile: int = 0
    preview: int = 0
    scale: int = 1
    lot: bool = False


@dataclass(frozen=True)
class NestedSets:
    """Hold priced sets that lie in one another or apart, as stretches of one line of their members.

    line           int64[m], rows of the pool, each once; row len(pool) + k stands for empty seat k
    begins, ends   int64[k], set i is line[begins[i]:ends[i]]
    prices         int64[k], 0 or more

    Thousands of sets in one another, each written out, would take quadratic room.
    """

    line: NDArray[np.int64]
    begins: NDArray[np.int64]
    ends: NDArray[np.int64]
    prices: NDArray[np.int64]

    def sum_prices(self) -> int:
        """Add up each set's price for every pair that it has room for."""
        sizes = (self.ends - self.begins) // 2
        return sum(price * size for price, size in zip(self.prices.tolist(), sizes.tolist(), strict=True))

    def find_shared(self, one: int, other: int) -> int:
        """Add up the prices of the sets that hold both rows."""
        places = np.flatnonzero((self.line == one) | (self.line == other))
        if len(places) < 2:
            return 0
        return int(self.prices[(self.begins <= places[0]) & (places[1] < self.ends)].sum())


NO_SETS = NestedSets(*(np.empty(0, np.int64) for _ in range(4)))


@dataclass(frozen=True)
class Duals:
    """Hold dual prices of weights times 4: one of each person (rows of the pool), of each empty seat, of each odd set.

    A person that is out (pinned, or in the trio of an exception) has price 0 and counts nowhere.
    """

    people: NDArray[np.int64]
    seats: NDArray[np.int64]
    odd_sets: NestedSets = NO_SETS


@dataclass(frozen=True)
class TrioProof:
    """Hold more prices of the whole graph, as it is with a trio; made for one trio, they bound any.

    is_impossible   the prices count pairs instead (each weighs 1, no seats), in the graph without this trio: too few
                    others can be placed beside it
    """

    trio: tuple[int, int, int]
    duals: Duals
    is_impossible: bool = False


@dataclass(frozen=True)
class Proof:
    """Prove that no solution weighs more than ``bound`` (in units of the weights, not times 4).

    With ``has_trio`` the prices are those of a round that has a trio already, with a seat fewer.
    Where a trio is formed, each possible one is bounded by these prices or by those of one of ``trios``.
    """

    claim: Claim
    at: int | None
    weights: Weights
    bound: int
    duals: Duals
    trios: tuple[TrioProof, ...] = ()
    has_trio: bool = False


@dataclass(frozen=True)
class Result:
    """Hold the pairs of one solve, in ids, with their proofs; rows of arrays are rows of the pool.

    rel        int16[n], how well each is served, 0 to 1000 of the own best; -1 without a partner
    points     int32[n], raw points of each toward the partner (the lower of a trio's two); -1 without a partner
    best       int32[n], raw points of each toward the best admissible partner; -1 where there is none
    median     int32[n], the points from which on a partner is in the better half (plan's percentile); -1 likewise
    options    int32[n], how many admissible partners each has
    is_refereed       whether the independent referee has verified all of it
    is_reproducible   False when time cut the solve short: another run may give other pairs
    is_exact          False when time ran out before everybody's own best was known: rel then is an estimate from below
    """

    pool: Pool
    plan: Plan
    seed: int
    pairs: NDArray[np.int64]
    trios: tuple[tuple[int, int, int], ...]
    unmatched: tuple[Unmatched, ...]
    levels: tuple[Level, ...]
    proofs: tuple[Proof, ...]
    rel: NDArray[np.int16]
    points: NDArray[np.int32]
    best: NDArray[np.int32]
    median: NDArray[np.int32]
    options: NDArray[np.int32]
    pinned: NDArray[np.int64]
    forbidden: NDArray[np.int64]
    preview: NDArray[np.int64]
    prices: NDArray[np.float64]
    is_refereed: bool
    is_reproducible: bool
    is_exact: bool
    compiled: dict[str, int]
    seconds: dict[str, float]

    @property
    def is_proven(self) -> bool:
        """Tell whether every level is proven to be the best possible."""
        return all(level.is_proven for level in self.levels)

    @property
    def value(self) -> int:
        """Give the sum of rel over everybody placed."""
        return self.find_level(Claim.SUM).value

    @property
    def bound(self) -> int:
        """Give the proven bound of that sum (given the earlier levels)."""
        return self.find_level(Claim.SUM).bound

    @property
    def gap(self) -> float:
        """Give how far the sum may be from the best possible, as a share of the bound."""
        return (self.bound - self.value) / max(self.bound, 1)

    @property
    def worst_off(self) -> int:
        """Give the lowest rel of anybody placed, or 0 when nobody is."""
        placed = self.rel[self.rel >= 0]
        return int(placed.min()) if len(placed) else 0

    def find_level(self, claim: Claim) -> Level:
        """Find the level of this claim; of tiers, the first."""
        return next(level for level in self.levels if level.claim == claim)

    def find_partners(self, person: int) -> tuple[int, ...]:
        """Find the partners of a person by id: none, one, or two in a trio."""
        for trio in self.trios:
            if person in trio:
                return tuple(other for other in trio if other != person)
        mine = self.pairs[(self.pairs == person).any(axis=1)]
        return tuple(int(other) for other in mine.ravel() if other != person)
