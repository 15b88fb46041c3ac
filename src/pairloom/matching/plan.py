"""Say what a good pair is: hard rules, criteria with points, and the order of what matters."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from importlib.resources import files
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from pairloom.matching.errors import PlanError

BEST = 1000
MOST_POINTS = 1 << 20
MEETABLE = 40
Table = tuple[tuple[int, ...], ...]


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

    def list_values(self) -> list[int]:
        """List every value the criterion can give, each 0 to 100."""
        raise PlanError(f"criterion {self.name!r} has no kind")

    def check(self) -> None:
        """Check what all kinds share."""
        if type(self.points) is not int or self.points <= 0:
            raise PlanError(f"criterion {self.name!r} gives {self.points!r} points; a whole number above 0 is wanted")
        wrong = [value for value in self.list_values() if type(value) is not int or not 0 <= value <= 100]
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
        if not self.values or self.unit < 1:
            raise PlanError(f"criterion {self.name!r} needs at least one value and a unit of 1 or more")
        return list(self.values)


@dataclass(frozen=True)
class ShareRule:
    """Let a pair meet only when an item of one's ``wide`` mask is in the other's ``narrow`` one, either way round."""

    name: str
    wide: str
    narrow: str


@dataclass(frozen=True)
class GridRule:
    """Let a pair meet only when the grid between their codes is ``at_least`` this, or both have the flag ``waived``."""

    name: str
    column: str
    grid: str
    at_least: int
    waived: str | None = None


@dataclass(frozen=True)
class Rules:
    """Name what must hold for every pair. An unknown code breaks ``differ``, ``same`` and a grid rule."""

    differ: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    share: tuple[ShareRule, ...] = ()
    grid: tuple[GridRule, ...] = ()
    trio_share: str | None = None


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


@dataclass(frozen=True)
class Plan:
    """Say what a good pair is. Checked once; raises PlanError with what was found and what is wanted."""

    name: str
    criteria: tuple[Criterion, ...]
    rules: Rules = field(default_factory=Rules)
    objective: Objective = field(default_factory=Objective)

    def __post_init__(self) -> None:
        """Check the criteria, the points they can add up to, and the tiers."""
        for criterion in self.criteria:
            criterion.check()
        names = [criterion.name for criterion in self.criteria]
        doubled = [name for name in names if names.count(name) > 1]
        if doubled:
            raise PlanError(f"{doubled[0]!r} names two criteria; each needs an own name")
        most = sum(criterion.points * max(*criterion.list_values(), 100) for criterion in self.criteria)
        if most >= MOST_POINTS:
            raise PlanError(f"the points add up to {most // 100:,}; fewer than {MOST_POINTS // 100:,} are wanted")
        _check_objective(self.objective)

    def to_dict(self) -> dict[str, Any]:
        """Write the plan as plain values, for JSON; `from_dict` reads it again."""
        criteria = [{"kind": criterion.kind, **asdict(criterion)} for criterion in self.criteria]
        return {
            "name": self.name,
            "rules": asdict(self.rules),
            "objective": asdict(self.objective),
            "criteria": criteria,
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Plan":
        """Read a plan from plain values; raises PlanError that names the entry that is wrong."""
        _check_keys("the plan", values, {"name", "rules", "objective", "criteria"}, needed={"name", "criteria"})
        criteria = values["criteria"]
        if not isinstance(criteria, Sequence) or isinstance(criteria, str):
            raise PlanError("criteria is not a list; [[criteria]] entries are wanted")
        return cls(
            name=str(values["name"]),
            criteria=tuple(_read_criterion(entry) for entry in criteria),
            rules=_read_rules(values.get("rules", {})),
            objective=_build(Objective, "objective", values.get("objective", {})),
        )


def load_plan(path: Path | str) -> Plan:
    """Read a plan from a TOML file; raises PlanError for a file that is missing, no TOML, or no plan."""
    try:
        text = Path(path).read_text(encoding="utf-8")
        return Plan.from_dict(tomllib.loads(text))
    except OSError as error:
        raise PlanError(f"the plan {str(path)!r} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PlanError(f"the plan {str(path)!r} is not TOML: {error}") from error


def load_default_plan() -> Plan:
    """Read the plan that ships with Pairloom, tried on librarians' rounds."""
    text = files("pairloom.matching").joinpath("plans/librarians.toml").read_text(encoding="utf-8")
    return Plan.from_dict(tomllib.loads(text))


KINDS: dict[str, type[Criterion]] = {kind.kind: kind for kind in (Comparison, Overlap, Levels, Steps)}


def _check_objective(objective: Objective) -> None:
    tiers = objective.tiers
    if any(type(tier) is not int or not 0 < tier <= BEST for tier in tiers) or list(tiers) != sorted(set(tiers)):
        raise PlanError(f"tiers is {list(tiers)}; rising whole numbers from 1 to {BEST} are wanted")
    if not 0 <= objective.percentile <= 100:
        raise PlanError(f"percentile is {objective.percentile}; 0 to 100 is wanted")
    if not 0 <= objective.preview <= BEST:
        raise PlanError(f"preview is {objective.preview}; 0 to {BEST} is wanted")


def _read_criterion(entry: object) -> Criterion:
    if not isinstance(entry, Mapping) or entry.get("kind") not in KINDS:
        found = entry.get("kind") if isinstance(entry, Mapping) else entry
        raise PlanError(f"a criterion is of kind {found!r}; one of {', '.join(KINDS)} is wanted")
    values = {name: value for name, value in entry.items() if name != "kind"}
    return _build(KINDS[entry["kind"]], f"criterion {entry.get('name')!r}", values)


def _read_rules(values: Mapping[str, Any]) -> Rules:
    _check_keys("rules", values, {item.name for item in fields(Rules)}, needed=set())
    return Rules(
        differ=tuple(values.get("differ", ())),
        same=tuple(values.get("same", ())),
        share=tuple(_build(ShareRule, "a share rule", rule) for rule in values.get("share", ())),
        grid=tuple(_build(GridRule, "a grid rule", rule) for rule in values.get("grid", ())),
        trio_share=values.get("trio_share"),
    )


T = TypeVar("T")


def _build(kind: type[T], what: str, values: Mapping[str, Any]) -> T:
    if not isinstance(values, Mapping):
        raise PlanError(f"{what} is {values!r}; names with values are wanted")
    known = {item.name for item in fields(kind)}  # type: ignore[arg-type]
    _check_keys(what, values, known, needed=set())
    try:
        return kind(**{name: _to_tuples(value) for name, value in values.items()})
    except TypeError as error:
        raise PlanError(f"{what} is not complete: {error}") from error


def _check_keys(what: str, values: Mapping[str, Any], known: set[str], *, needed: set[str]) -> None:
    if not isinstance(values, Mapping):
        raise PlanError(f"{what} is {values!r}; names with values are wanted")
    unknown, missing = sorted(set(values) - known), sorted(needed - set(values))
    if unknown:
        raise PlanError(f"{what} has an entry {unknown[0]!r}; known are {', '.join(sorted(known))}")
    if missing:
        raise PlanError(f"{what} lacks {missing[0]!r}")


def _to_tuples(value: object) -> object:
    return tuple(_to_tuples(item) for item in value) if isinstance(value, list | tuple) else value
