"""Turn the weights of one proof into look-up tables, and weigh single pairs by them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom.compiling import compiled
from pairloom.matching.lot import LOT_BITS
from pairloom.matching.plan import BEST
from pairloom.matching.pricing.weighing import NO_PAIR, Stall, weigh_block, weigh_packed
from pairloom.matching.result import Weights
from pairloom.matching.scoring import Scores
from pairloom.matching.scoring.kernel import BLOCK, Scratch, fill_block, make_scratch, prepare_row, score_pair
from pairloom.matching.scoring.shelving import Shelf


@dataclass(frozen=True)
class Pairs:
    """List pairs of rows u < v, each once, with their weight: int32[m], int32[m], int64[m]."""

    u: NDArray[np.int32]
    v: NDArray[np.int32]
    w: NDArray[np.int64]

    def __len__(self) -> int:
        """Count the pairs."""
        return len(self.u)

    def take(self, chosen: NDArray[np.generic]) -> "Pairs":
        """Take some of the pairs, by a mask or by places."""
        return Pairs(self.u[chosen], self.v[chosen], self.w[chosen])


def join_pairs(*lists: Pairs) -> Pairs:
    """Join lists of pairs; a pair in several comes as often."""
    nobody = np.empty(0, np.int32)
    return Pairs(
        np.concatenate([nobody, *(pairs.u for pairs in lists)]),
        np.concatenate([nobody, *(pairs.v for pairs in lists)]),
        np.concatenate([nobody.astype(np.int64), *(pairs.w for pairs in lists)]),
    )


@dataclass(frozen=True)
class Market:
    """Hold the active people (the first ``size`` rows), what may pair, and how pairs weigh.

    banned   sorted int64[...], u * size + v of forbidden pairs
    preview  sorted int64[...], likewise of pairs of the last preview
    """

    scores: Scores
    weights: Weights
    stall: Stall
    size: int
    banned: NDArray[np.int64]
    preview: NDArray[np.int64]

    @property
    def shelf(self) -> Shelf:
        """Give the people in the order of a pass."""
        return self.scores.read_shelf(self.size)

    def weigh(self, u: NDArray[np.integer], v: NDArray[np.integer]) -> Pairs:
        """Weigh these pairs of rows; those that may not meet, are forbidden or lie below the floor are left out."""
        low, high = np.minimum(u, v).astype(np.int64), np.maximum(u, v).astype(np.int64)
        keys = np.unique((low * self.size + high)[(low < high) & (high < self.size)])
        low, high = keys // self.size, keys % self.size
        base = np.empty(len(keys), np.int64)
        _weigh_pairs(self.stall, low, high, base)
        kept = base != NO_PAIR
        pairs = Pairs(low[kept].astype(np.int32), high[kept].astype(np.int32), base[kept])
        return self.finish(pairs)

    def weigh_row(self, row: int) -> NDArray[np.int64]:
        """Weigh the pairs of one row with everybody, without the preview's bonus; NO_PAIR where there is none."""
        weights = np.empty(self.size, np.int64)
        _weigh_row(self.stall, row, weights, make_scratch(self.stall.form))
        if len(self.banned):
            low, high = np.divmod(self.banned, self.size)
            weights[high[low == row]] = NO_PAIR
            weights[low[high == row]] = NO_PAIR
        return weights

    def finish(self, pairs: Pairs) -> Pairs:
        """Leave out forbidden pairs and add the bonus of the last preview's; pairs come from a pass, without both."""
        keys = pairs.u.astype(np.int64) * self.size + pairs.v
        if len(self.banned):
            kept = ~_is_in(keys, self.banned)
            pairs, keys = pairs.take(kept), keys[kept]
        if len(self.preview) and self.weights.preview:
            bonus = _is_in(keys, self.preview) * np.int64(self.weights.preview * self.weights.scale)
            pairs = Pairs(pairs.u, pairs.v, pairs.w + bonus)
        return pairs

    def list_previewed(self) -> Pairs:
        """List the pairs of the last preview that exist; a pass prices them without their bonus."""
        return self.weigh(self.preview // self.size, self.preview % self.size)

    def weigh_most(self) -> int:
        """Give the largest weight that a pair can have."""
        weights = self.weights
        both = 2 * int(self.stall.table.max()) + 2 * self.stall.upper + self.stall.pair
        return both + weights.preview * weights.scale + (weights.lot << LOT_BITS)


def open_market(
    scores: Scores,
    weights: Weights,
    tiers: tuple[int, ...],
    *,
    size: int,
    hashes: NDArray[np.uint64],
    banned: NDArray[np.int64],
    preview: NDArray[np.int64],
) -> Market:
    """Compile the weights of a proof for the active people of a pool."""
    rel = np.arange(BEST + 1, dtype=np.int64)
    table = rel * weights.rel
    for tier, weight in zip(tiers, weights.tiers, strict=False):
        table += np.where(rel >= tier, weight, 0)
    never = scores.best <= 0
    stall = Stall(
        form=scores.form,
        factor=scores.factor.astype(np.uint32),
        offset=np.where(never, BEST << 20, 0).astype(np.uint32),
        median=scores.median,
        hashes=hashes,
        table=table * weights.scale,
        floor=weights.floor,
        pair=weights.pair * weights.scale,
        upper=weights.percentile * weights.scale,
        scale=weights.scale,
        lot=int(weights.lot),
    )
    return Market(scores, weights, stall, size, banned, preview)


def reopen_market(market: Market, weights: Weights, tiers: tuple[int, ...]) -> Market:
    """Weigh the same people by other weights."""
    return open_market(
        market.scores,
        weights,
        tiers,
        size=market.size,
        hashes=market.stall.hashes,
        banned=market.banned,
        preview=market.preview,
    )


@compiled
def _weigh_pairs(stall: Stall, u: NDArray[np.int64], v: NDArray[np.int64], weights: NDArray[np.int64]) -> None:
    for place in range(len(u)):
        weights[place] = weigh_packed(stall, u[place], v[place], score_pair(stall.form, u[place], v[place]))


@compiled
def _weigh_row(stall: Stall, row: int, weights: NDArray[np.int64], scratch: Scratch) -> None:
    line, block = scratch.line, scratch.block
    prepare_row(stall.form, row, line)
    for start in range(0, len(weights), BLOCK):
        stop = min(start + BLOCK, len(weights))
        fill_block(stall.form, row, start, stop, line, block)
        weigh_block(stall, row, start, stop, scratch)
        for place in range(stop - start):
            weights[start + place] = scratch.weights[place]


def _is_in(keys: NDArray[np.int64], listed: NDArray[np.int64]) -> NDArray[np.bool_]:
    places = np.minimum(np.searchsorted(listed, keys), max(len(listed) - 1, 0))
    return np.asarray(listed[places] == keys, np.bool_) if len(listed) else np.zeros(len(keys), np.bool_)
