"""Give points to a pair: four kinds of criteria, each a table of values from 0 to 100."""

from dataclasses import dataclass
from typing import ClassVar

from pairloom.matching.errors import PlanError
from pairloom.matching.plan.entries import Table, settle, show

MEETABLE = 40
LONGEST_UNIT = 32_767


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """Give points to a direction i -> j: ``points`` times a value from 0 to 100.

    ``when`` names a flag: the criterion applies to people who have it, to all without it.
    A ``wish`` that no admissible partner can meet (best value under 40) does not apply.
    """

    kind: ClassVar[str]
    name: str
    points: int
    when: str | None = None
    wish: bool = False

    def __post_init__(self) -> None:
        """Check what each entry is."""
        settle(self, f"criterion {show(self.name)}")

    def list_values(self) -> list[int]:
        """List every value the criterion can give, each 0 to 100."""
        raise PlanError(f"criterion {self.name!r} has no kind")

    def check(self) -> None:
        """Check the points and the values."""
        if self.points <= 0:
            raise PlanError(f"criterion {self.name!r} gives {self.points} points; a whole number above 0 is wanted")
        wrong = [value for value in self.list_values() if not 0 <= value <= 100]
        if wrong:
            raise PlanError(f"criterion {self.name!r} has the value {wrong[0]!r}; values go from 0 to 100")


@dataclass(frozen=True, kw_only=True)
class Comparison(Criterion):
    """Compare one code column of both: equal, unequal, or by a table[own code][partner's code].

    It does not apply to people whose own code is unknown; an unknown partner gives ``unknown``.
    """

    kind: ClassVar[str] = "comparison"
    column: str
    table: str | Table
    unknown: int = 0

    def list_values(self) -> list[int]:
        """List every value of the table."""
        if isinstance(self.table, str):
            if self.table not in ("same", "different"):
                raise PlanError(
                    f"criterion {self.name!r} compares {self.table!r}; same, different or a table is wanted"
                )
            return [self.unknown]
        if not self.table or any(len(row) != len(self.table) for row in self.table):
            raise PlanError(f"criterion {self.name!r} needs a square table: a row and a column for each code")
        return [self.unknown, *(value for row in self.table for value in row)]


@dataclass(frozen=True, kw_only=True)
class Overlap(Criterion):
    """Count the items both named: row by own number of items (1, 2 ... the last for more), column by shared ones.

    It does not apply to people who named none; a partner who named none gives ``partner_none``.
    """

    kind: ClassVar[str] = "overlap"
    column: str
    table: Table
    partner_none: int = 0

    def list_values(self) -> list[int]:
        """List every value of the table."""
        if not self.table or any(not row for row in self.table):
            raise PlanError(f"criterion {self.name!r} needs a row of values for one item named, two, and so on")
        return [self.partner_none, *(value for row in self.table for value in row)]


@dataclass(frozen=True, kw_only=True)
class Levels(Criterion):
    """Take the highest level L at which ``mine[L-1]`` and the partner's ``theirs[L-1]`` share an item.

    The masks of each side are nested: who is on a level is on all lower ones too. ``values`` has one entry more
    than there are levels, the first for nothing shared. It does not apply to people whose mine[0] is empty.
    """

    kind: ClassVar[str] = "levels"
    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    values: tuple[int, ...]

    def list_values(self) -> list[int]:
        """List the value of each level."""
        if not self.mine or len(self.mine) != len(self.theirs) or len(self.values) != len(self.mine) + 1:
            raise PlanError(f"criterion {self.name!r} needs as many mine as theirs, and one value more")
        return list(self.values)


@dataclass(frozen=True, kw_only=True)
class Steps(Criterion):
    """Read a grid between the two codes and step through ``values``: entry measure // unit, the last for more.

    An unknown code on either side measures 0.
    """

    kind: ClassVar[str] = "steps"
    column: str
    grid: str
    unit: int
    values: tuple[int, ...]

    def list_values(self) -> list[int]:
        """List the value of each step."""
        if not self.values or not 1 <= self.unit <= LONGEST_UNIT:
            raise PlanError(
                f"criterion {self.name!r} needs at least one value and a unit of 1 or more, to {LONGEST_UNIT}"
            )
        return list(self.values)


KINDS: dict[str, type[Criterion]] = {kind.kind: kind for kind in (Comparison, Overlap, Levels, Steps)}
