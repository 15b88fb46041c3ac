"""Say what a good pair is: hard rules, criteria with points, and the order of what matters."""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from pairloom.matching.errors import PlanError
from pairloom.matching.plan.criteria import Criterion
from pairloom.matching.plan.entries import settle
from pairloom.matching.plan.objective import Objective
from pairloom.matching.plan.reading import check_keys, read_criteria, read_part, read_rules
from pairloom.matching.plan.rules import Rules

MOST_POINTS = 1 << 20


@dataclass(frozen=True)
class Plan:
    """Say what a good pair is. Checked once; raises PlanError with what was found and what is wanted."""

    name: str
    criteria: tuple[Criterion, ...]
    rules: Rules = field(default_factory=Rules)
    objective: Objective = field(default_factory=Objective)

    def __post_init__(self) -> None:
        """Check what each entry is, the points that criteria can add up to, the rules' names, and the tiers."""
        settle(self, "the plan")
        for criterion in self.criteria:
            criterion.check()
        names = [criterion.name for criterion in self.criteria]
        doubled = [name for name in names if names.count(name) > 1]
        if doubled:
            raise PlanError(f"{doubled[0]!r} names two criteria; each needs an own name")
        most = sum(criterion.points * max(*criterion.list_values(), 100) for criterion in self.criteria)
        if most >= MOST_POINTS:
            raise PlanError(f"the points add up to {most // 100:,}; fewer than {MOST_POINTS // 100:,} are wanted")
        self.rules.check()
        self.objective.check()

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
        check_keys("the plan", values, {"name", "rules", "objective", "criteria"}, needed={"name", "criteria"})
        return cls(
            name=values["name"],
            criteria=read_criteria(values["criteria"]),
            rules=read_rules(values.get("rules", {})),
            objective=read_part(Objective, "objective", values.get("objective", {})),
        )


def load_plan(path: Path | str) -> Plan:
    """Read a plan from a TOML file; raises PlanError for a file that is missing, no TOML, or no plan.

    A byte-order mark, which some editors put at the begin of a file, is passed over.
    """
    try:
        values = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise PlanError(f"the plan {str(path)!r} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise PlanError(f"the plan {str(path)!r} is not TOML: {error}") from error
    return Plan.from_dict(values)


def load_default_plan() -> Plan:
    """Read the plan that ships with Pairloom, tried on librarians' rounds."""
    text = files("pairloom.matching").joinpath("plans/librarians.toml").read_text(encoding="utf-8")
    return Plan.from_dict(tomllib.loads(text))
