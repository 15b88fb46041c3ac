"""Name what must hold for every pair."""

from dataclasses import dataclass

from pairloom.matching.errors import PlanError
from pairloom.matching.plan.entries import settle, show

TAKEN = ("earlier", "blocked", "forbidden", "pinned")
"""What stands beside the names of rules where it is told why two people are not a pair."""


@dataclass(frozen=True)
class ShareRule:
    """Let a pair meet only when an item of one's ``wide`` mask is in the other's ``narrow`` one, either way round."""

    name: str
    wide: str
    narrow: str

    def __post_init__(self) -> None:
        """Check what each entry is."""
        settle(self, f"share rule {show(self.name)}")


@dataclass(frozen=True)
class GridRule:
    """Let a pair meet only when the grid between their codes is ``at_least`` this, or both have the flag ``waived``."""

    name: str
    column: str
    grid: str
    at_least: int
    waived: str | None = None

    def __post_init__(self) -> None:
        """Check what each entry is."""
        settle(self, f"grid rule {show(self.name)}")


@dataclass(frozen=True)
class Rules:
    """Name what must hold for every pair. An unknown code breaks ``differ``, ``same`` and a grid rule.

    A rule of ``differ`` or ``same`` is named like its column. Two rules may read the same columns, under two names.
    """

    differ: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    share: tuple[ShareRule, ...] = ()
    grid: tuple[GridRule, ...] = ()
    trio_share: str | None = None

    def __post_init__(self) -> None:
        """Check what each entry is."""
        settle(self, "the rules")

    def list_names(self) -> list[str]:
        """Name the rules in order: columns that must differ or be the same, shares, grids."""
        return [*self.differ, *self.same, *(rule.name for rule in self.share), *(rule.name for rule in self.grid)]

    def check(self) -> None:
        """Check that each rule has a name of its own."""
        names = self.list_names()
        doubled = [name for name in names if names.count(name) > 1]
        if doubled:
            raise PlanError(
                f"{doubled[0]!r} names two rules; each needs its own name (in differ and same a column names one)"
            )
        taken = [name for name in names if name in TAKEN]
        if taken:
            raise PlanError(f"a rule is named {taken[0]!r}; another name is wanted, for {', '.join(TAKEN)} mean pairs")
