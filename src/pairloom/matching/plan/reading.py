"""Read the parts of a plan from plain values: names with values, as TOML and JSON give them."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any, TypeVar

from pairloom.matching.errors import PlanError
from pairloom.matching.plan.criteria import KINDS, Criterion
from pairloom.matching.plan.entries import show
from pairloom.matching.plan.rules import GridRule, Rules, ShareRule

T = TypeVar("T")


def read_criteria(entries: object) -> tuple[Criterion, ...]:
    """Read a list of criteria, each of the kind that it says."""
    if not isinstance(entries, list | tuple):
        raise PlanError("criteria is not a list; [[criteria]] entries are wanted")
    return tuple(_read_criterion(entry) for entry in entries)


def read_rules(values: Mapping[str, Any]) -> Rules:
    """Read the rules; shares and grids are lists of entries."""
    check_keys("rules", values, {item.name for item in fields(Rules)}, needed=set())
    share = _read_listed(ShareRule, "share", values.get("share", ()))
    grid = _read_listed(GridRule, "grid", values.get("grid", ()))
    return Rules(**{**values, "share": share, "grid": grid})


def read_part(kind: type[T], what: str, values: object) -> T:
    """Read one part of a plan, named ``what`` where an entry is missing or unknown."""
    items = fields(kind)  # type: ignore[arg-type]
    needed = {item.name for item in items if item.default is MISSING and item.default_factory is MISSING}
    return kind(**check_keys(what, values, {item.name for item in items}, needed=needed))


def check_keys(what: str, values: object, known: set[str], *, needed: set[str]) -> Mapping[str, Any]:
    """Check that these are names with values, all of them known and none that is needed left out."""
    if not isinstance(values, Mapping):
        raise PlanError(f"{what} is {show(values)}; names with values are wanted")
    unknown, missing = [name for name in values if name not in known], sorted(needed - set(values))
    if unknown:
        raise PlanError(f"{what} has an entry {show(unknown[0])}; known are {', '.join(sorted(known))}")
    if missing:
        raise PlanError(f"{what} lacks {', '.join(map(repr, missing))}")
    return values


def _read_criterion(entry: object) -> Criterion:
    kind = entry.get("kind") if isinstance(entry, Mapping) else entry
    if not isinstance(entry, Mapping) or not isinstance(kind, str) or kind not in KINDS:
        raise PlanError(f"a criterion is of kind {show(kind)}; one of {', '.join(KINDS)} is wanted")
    values = {name: value for name, value in entry.items() if name != "kind"}
    return read_part(KINDS[kind], f"criterion {show(entry['name'])}" if "name" in entry else "a criterion", values)


def _read_listed(kind: type[T], what: str, entries: object) -> tuple[T, ...]:
    if not isinstance(entries, list | tuple):
        raise PlanError(f"in the rules, {what} is {show(entries)}; [[rules.{what}]] entries are wanted")
    return tuple(read_part(kind, f"a {what} rule", entry) for entry in entries)
