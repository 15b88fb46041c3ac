"""Order what matters once as many people as possible are placed."""

from dataclasses import dataclass

from pairloom.matching.errors import PlanError
from pairloom.matching.plan.entries import settle, show

BEST = 1000


@dataclass(frozen=True)
class Objective:
    """Order what matters once as many people as possible are placed.

    threshold   first raise the worst-off direction as far as it goes
    tiers       then, one after the other, the fewest people below each rel (1 to 1000)
    percentile  then the fewest people below this percentile of their own admissible partners (1 to 100; 0: no tier)
    preview     bonus in rel for a pair of the last preview, in the sum only
    """

    threshold: bool = True
    tiers: tuple[int, ...] = (600, 700, 800)
    percentile: int = 50
    preview: int = 3

    def __post_init__(self) -> None:
        """Check what each entry is."""
        settle(self, "the objective")

    def check(self) -> None:
        """Check that every number is one that can be."""
        tiers = self.tiers
        if any(not 0 < tier <= BEST for tier in tiers) or list(tiers) != sorted(set(tiers)):
            raise PlanError(f"tiers is {show(list(tiers))}; rising whole numbers from 1 to {BEST} are wanted")
        if not 0 <= self.percentile <= 100:
            raise PlanError(f"percentile is {self.percentile}; 0 to 100 is wanted")
        if not 0 <= self.preview <= BEST:
            raise PlanError(f"preview is {self.preview}; 0 to {BEST} is wanted")
