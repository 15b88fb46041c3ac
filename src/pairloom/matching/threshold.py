"""Raise the worst-off direction as far as it goes without leaving anybody out who could be placed."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.placing import Placement, place_most
from pairloom.matching.plan import BEST
from pairloom.matching.pricing import Market, Pairs
from pairloom.matching.result import Weights
from pairloom.matching.scoring.threads import OutOfTimeError, Stopwatch
from pairloom.matching.spare import Spare, find_spare


@dataclass(frozen=True)
class Floor:
    """Hold what is possible when every direction reaches a floor: the pairs, the trio of an odd pool, the proof."""

    rel: int
    placement: Placement
    spare: Spare | None
    is_enough: bool

    @property
    def is_settled(self) -> bool:
        """Tell whether the answer is proven."""
        return self.is_enough or self.spare is None or self.spare.is_settled


@dataclass(frozen=True)
class Threshold:
    """Hold the highest floor found at which as many are placed as without it, and what proves the bound of floors.

    above   the lowest floor known to be too high, which proves the bound below it; None without a proof: then 1000
    """

    at: Floor
    above: Floor | None
    bound: int


class FloorFinder:
    """Try floors for one pool: what must be placed, and who may be a trio, stay the same."""

    def __init__(
        self,
        open_floor: Callable[[Weights], Market],
        people: int,
        shares: NDArray[np.uint64] | None,
        seen: Pairs,
        watch: Stopwatch,
    ) -> None:
        """Take the number of people who must be placed and pairs to begin with."""
        self.open_floor = open_floor
        self.people = people
        self.shares = shares
        self.seen = seen
        self.watch = watch

    def try_floor(self, rel: int) -> Floor:
        """Tell whether as many people can be placed when every direction reaches this rel."""
        self.watch.check()
        market = self.open_floor(Weights(floor=rel, pair=1))
        placement = place_most(market, self.seen, watch=self.watch)
        if placement.pairs < self.people // 2:
            return Floor(rel, placement, None, is_enough=False)
        if self.people % 2 == 0:
            return Floor(rel, placement, None, is_enough=True)
        spare = find_spare(market, placement, self.shares, self.watch)
        return Floor(rel, placement, spare, is_enough=spare.trio is not None)

    def find_highest(self, lowest: Floor, highest: int) -> Threshold:
        """Find the highest floor that is enough, from ``lowest`` (enough) up to ``highest`` (a proven bound)."""
        best, above, step = lowest, None, 1
        trial = highest
        try:
            while best.rel < (above.rel if above else highest + 1) - 1:
                floor = self.try_floor(trial)
                if floor.is_enough:
                    best = floor
                else:
                    above = floor
                low, high = best.rel, above.rel if above else highest + 1
                trial = max(high - step, (low + high) // 2) if best is lowest else (low + high) // 2
                step *= 4
            if best.rel < BEST and above is None:
                above = self.try_floor(best.rel + 1)
        except OutOfTimeError:
            pass
        if best.rel < BEST and (above is None or not above.is_settled):
            return Threshold(best, None, BEST)
        return Threshold(best, above, above.rel - 1 if above else BEST)
