"""Read the criteria of a certificate's plan: to whom each applies, and what value a partner has by it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.check.people import LARGEST_CODE, People
from pairloom.matching.check.reading import (
    Whole,
    describe,
    read_list,
    read_names,
    read_object,
    read_square,
    read_text,
    read_whole,
    read_wholes,
    read_yes,
)
from pairloom.matching.errors import ProofError

Rows = NDArray[np.int64]
Values = NDArray[np.int64]
Column = TypeVar("Column")
SHARED = ("kind", "name", "points", "when", "wish")
OWN = {
    "comparison": ("column", "table", "unknown"),
    "overlap": ("column", "table", "partner_none"),
    "levels": ("mine", "theirs", "values"),
    "steps": ("column", "grid", "unit", "values"),
}
MOST_POINTS = 1 << 20


@dataclass(frozen=True)
class Criterion:
    """Give ``points`` times a value to the directions of those to whom it applies.

    applies  bool[n], before wishes that nobody can meet are dropped
    read     values (0 to 100) of rows toward partners' rows; both are arrays of rows that numpy can broadcast
    own      columns (first axis n) that the value depends on, on the side of the one who is served
    partner  likewise on the partner's side
    most     the largest value there is, at least 100
    """

    name: str
    points: int
    wish: bool
    applies: NDArray[np.bool_]
    read: Callable[[Rows, Rows], Values]
    own: tuple[NDArray[Any], ...]
    partner: tuple[NDArray[Any], ...]
    most: int


def read_criteria(value: object, people: People) -> tuple[Criterion, ...]:
    """Read all criteria; refuses two of one name, and points that add up to too much."""
    criteria = tuple(_read_criterion(entry, people) for entry in read_list(value, "plan.criteria"))
    names = [criterion.name for criterion in criteria]
    if len(set(names)) < len(names):
        raise ProofError(f"{max(names, key=names.count)!r} names two criteria; each needs an own name")
    if sum(criterion.points * criterion.most for criterion in criteria) >= MOST_POINTS:
        raise ProofError(f"the points of the plan add up to {MOST_POINTS // 100:,} or more")
    return criteria


def get_column(family: Mapping[str, Column], name: object, what: str, asker: str) -> Column:
    """Get the column of this name, or say who asks for what the pool does not have."""
    found = family.get(read_text(name, f"a column of {asker!r}"))
    if found is None:
        raise ProofError(f"{asker!r} asks for the {what} {describe(name)}, which the pool does not have")
    return found


def measure(codes: Whole, grid: Whole, own: Rows, other: Rows) -> Values:
    """Measure the grid between two people; 0 where either code is unknown."""
    mine, theirs = codes[own], codes[other]
    if not grid.size:
        return np.zeros(np.broadcast_shapes(mine.shape, theirs.shape), np.int64)
    return np.asarray(np.where((mine >= 0) & (theirs >= 0), grid[mine, theirs], 0), np.int64)


def get_grid(people: People, column: object, grid: object, asker: str) -> tuple[Whole, Whole]:
    """Get a column of codes and a grid that has room for all of them."""
    codes = get_column(people.codes, column, "codes", asker)
    measures = get_column(people.grids, grid, "grid", asker)
    if len(codes) and codes.max() >= len(measures):
        raise ProofError(f"{asker!r} reads a grid of {len(measures)} codes; its column holds code {codes.max()}")
    return codes, measures


def _read_criterion(value: object, people: People) -> Criterion:
    kind = read_names(value, "a criterion").get("kind")
    if not isinstance(kind, str) or kind not in OWN:
        raise ProofError(f"a criterion is of kind {describe(kind)}; one of {', '.join(OWN)} is wanted")
    entry = read_object(value, f"a criterion of kind {kind}", (*SHARED, *OWN[kind]))
    name = read_text(entry["name"], "a criterion's name")
    build = {"comparison": _build_comparison, "overlap": _build_overlap, "levels": _build_levels, "steps": _build_steps}
    knows, read, own, partner, values = build[kind](entry, people, name)
    flags = np.ones(len(people), np.bool_)
    if entry["when"] is not None:
        flags = get_column(people.flags, entry["when"], "flag", name)
    return Criterion(
        name=name,
        points=read_whole(entry["points"], f"points of {name!r}", 1, MOST_POINTS),
        wish=read_yes(entry["wish"], f"wish of {name!r}"),
        applies=flags & knows,
        read=read,
        own=own,
        partner=partner,
        most=max(100, int(values.max(initial=0))),
    )


Built = tuple[
    NDArray[np.bool_],
    Callable[[Rows, Rows], Values],
    tuple[NDArray[Any], ...],
    tuple[NDArray[Any], ...],
    Values,
]


def _build_comparison(entry: Mapping[str, Any], people: People, name: str) -> Built:
    codes = get_column(people.codes, entry["column"], "codes", name)
    unknown = read_whole(entry["unknown"], f"unknown of {name!r}", 0, 100)
    if entry["table"] in ("same", "different"):
        read = partial(_compare, codes, entry["table"] == "same", unknown)
        return codes >= 0, read, (codes,), (codes,), np.array([unknown])
    table = read_square(entry["table"], f"table of {name!r}", 0, 100)
    if not len(table) or (len(codes) and codes.max() >= len(table)):
        raise ProofError(f"{name!r} has a table for {len(table)} codes; that is too few")
    return codes >= 0, partial(_look_up, codes, table, unknown), (codes,), (codes,), table


def _compare(codes: Whole, same: bool, unknown: int, own: Rows, partner: Rows) -> Values:  # noqa: FBT001
    mine, theirs = codes[own], codes[partner]
    return np.where(theirs >= 0, np.where((mine == theirs) == same, 100, 0), unknown) * (mine >= 0)


def _look_up(codes: Whole, table: Whole, unknown: int, own: Rows, partner: Rows) -> Values:
    mine, theirs = codes[own], codes[partner]
    return np.where(theirs >= 0, table[mine, theirs], unknown) * (mine >= 0)


def _build_overlap(entry: Mapping[str, Any], people: People, name: str) -> Built:
    mask = get_column(people.masks, entry["column"], "mask", name)
    if mask.shape[1] > 1:
        raise ProofError(f"{name!r} counts items of a mask of {mask.shape[1]} words; one word is the most")
    lines = read_list(entry["table"], f"table of {name!r}")
    if not lines or not all(read_list(line, f"a line of {name!r}") for line in lines):
        raise ProofError(f"{name!r} needs a row of values for one item named, two, and so on")
    table = np.zeros((len(lines), 65), np.int64)
    for place, line in enumerate(lines):
        values = read_wholes(line, f"table of {name!r}", 0, 100)[:65]
        table[place, : len(values)], table[place, len(values) :] = values, values[-1]
    none = read_whole(entry["partner_none"], f"partner_none of {name!r}", 0, 100)
    items = np.ascontiguousarray(mask[:, 0])
    return items != 0, partial(_count_shared, items, table, none), (items,), (items,), table


def _count_shared(items: NDArray[np.uint64], table: Whole, none: int, own: Rows, partner: Rows) -> Values:
    mine, theirs = items[own], items[partner]
    line = np.clip(np.bitwise_count(mine).astype(np.int64), 1, len(table)) - 1
    values = table.ravel()[line * table.shape[1] + np.bitwise_count(mine & theirs)]
    return np.asarray(np.where(theirs != 0, values, none) * (mine != 0), np.int64)


def _build_levels(entry: Mapping[str, Any], people: People, name: str) -> Built:
    names = [read_list(entry[side], f"{side} of {name!r}") for side in ("mine", "theirs")]
    mine, theirs = ([get_column(people.masks, column, "mask", name) for column in side] for side in names)
    values = read_wholes(entry["values"], f"values of {name!r}", 0, 100)
    if not mine or len(mine) != len(theirs) or len(values) != len(mine) + 1:
        raise ProofError(f"{name!r} needs as many mine as theirs, and one value more")
    if len({mask.shape[1] for mask in (*mine, *theirs)}) > 1:
        raise ProofError(f"{name!r} compares masks of different width")
    return (mine[0] != 0).any(axis=1), partial(_climb, mine, theirs, values), tuple(mine), tuple(theirs), values


def _climb(
    mine: list[NDArray[np.uint64]], theirs: list[NDArray[np.uint64]], values: Whole, own: Rows, partner: Rows
) -> Values:
    reached = np.full(np.broadcast_shapes(own.shape, partner.shape), values[0])
    for wanted, offered, value in zip(mine, theirs, values[1:], strict=True):
        reached[share_items(wanted, offered, own, partner)] = value
    return reached


def share_items(first: NDArray[np.uint64], second: NDArray[np.uint64], own: Rows, other: Rows) -> NDArray[np.bool_]:
    """Tell whether the first mask of one and the second mask of the other have an item in common."""
    shared = np.zeros(np.broadcast_shapes(own.shape, other.shape), np.bool_)
    for word in range(first.shape[1]):
        shared |= (first[own, word] & second[other, word]) != 0
    return shared


def _build_steps(entry: Mapping[str, Any], people: People, name: str) -> Built:
    codes, grid = get_grid(people, entry["column"], entry["grid"], name)
    unit = read_whole(entry["unit"], f"unit of {name!r}", 1, LARGEST_CODE)
    values = read_wholes(entry["values"], f"values of {name!r}", 0, 100)
    if not len(values):
        raise ProofError(f"{name!r} needs at least one value")
    everybody = np.ones(len(people), np.bool_)
    return everybody, partial(_step, codes, grid, unit, values), (codes,), (codes,), values


def _step(codes: Whole, grid: Whole, unit: int, values: Whole, own: Rows, partner: Rows) -> Values:
    steps = measure(codes, grid, own, partner) // unit
    return np.asarray(values[np.minimum(steps, len(values) - 1)], np.int64)
