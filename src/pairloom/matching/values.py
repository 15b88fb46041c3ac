"""Read rules and criteria off the columns, one person against all: the one source of truth of every score."""

from collections.abc import Collection
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.errors import PlanError
from pairloom.matching.plan import Comparison, Criterion, GridRule, Levels, Overlap, Plan, ShareRule, Steps
from pairloom.matching.problem import Pool

MOST_ITEMS = 64
Rows = int | NDArray[np.intp]


def check_columns(pool: Pool, plan: Plan) -> None:
    """Check that the pool has every column the plan names; raises PlanError that names what is missing."""
    for criterion in plan.criteria:
        _need(pool.flags, "the yes-or-no column", [criterion.when] if criterion.when else [], criterion.name)
        if isinstance(criterion, Comparison):
            _need(pool.codes, "the column", [criterion.column], criterion.name)
            _check_table(pool, criterion)
        elif isinstance(criterion, Overlap):
            _need(pool.masks, "the column of several choices", [criterion.column], criterion.name)
            _check_items(pool, criterion)
        elif isinstance(criterion, Levels):
            _need(pool.masks, "the column of several choices", [*criterion.mine, *criterion.theirs], criterion.name)
            _check_widths(pool, criterion)
        elif isinstance(criterion, Steps):
            _check_grid(pool, criterion.column, criterion.grid, criterion.name)
    _check_rules(pool, plan)


def list_rule_names(plan: Plan) -> list[str]:
    """Name the plan's hard rules in order: columns that must differ or be the same, shares, grids."""
    return plan.rules.list_names()


def read_rules(pool: Pool, plan: Plan, row: Rows) -> dict[str, NDArray[np.bool_]]:
    """Tell for each hard rule which people keep it with this row; earlier and blocked pairs are not looked at.

    ``row`` is one row, for bool[n], or k rows, for bool[k, n]; so in all of this module.
    """
    rules, kept = plan.rules, {}
    for column in rules.differ:
        codes, own = pool.codes[column], _column(pool.codes[column], row)
        kept[column] = (codes != own) & (codes >= 0) & (own >= 0)
    for column in rules.same:
        codes, own = pool.codes[column], _column(pool.codes[column], row)
        kept[column] = (codes == own) & (codes >= 0)
    for share in rules.share:
        kept[share.name] = _keeps_share(pool, share, row)
    for grid in rules.grid:
        kept[grid.name] = _keeps_grid(pool, grid, row)
    return kept


def applies(pool: Pool, criterion: Criterion) -> NDArray[np.bool_]:
    """Tell to whom a criterion applies (before wishes that nobody can meet are dropped)."""
    flags = pool.flags[criterion.when] if criterion.when else np.ones(len(pool), np.bool_)
    if isinstance(criterion, Comparison):
        return np.asarray(flags & (pool.codes[criterion.column] >= 0), np.bool_)
    if isinstance(criterion, Overlap):
        return np.asarray(flags & (pool.masks[criterion.column] != 0).any(axis=1), np.bool_)
    if isinstance(criterion, Levels):
        return np.asarray(flags & (pool.masks[criterion.mine[0]] != 0).any(axis=1), np.bool_)
    return np.asarray(flags, np.bool_)


def read_values(pool: Pool, criterion: Criterion, row: Rows) -> NDArray[np.int64]:
    """Read the value, 0 to 100, that this row gives to each person by one criterion, as if it applied."""
    if isinstance(criterion, Comparison):
        return _read_comparison(pool, criterion, row)
    if isinstance(criterion, Overlap):
        return _read_overlap(pool, criterion, row)
    if isinstance(criterion, Levels):
        return _read_levels(pool, criterion, row)
    if isinstance(criterion, Steps):
        measure = measure_grid(pool, criterion.column, criterion.grid, row) // criterion.unit
        return np.asarray(criterion.values, np.int64)[np.minimum(measure, len(criterion.values) - 1)]
    raise PlanError(f"criterion {criterion.name!r} is of no known kind")


def measure_grid(pool: Pool, column: str, grid: str, row: Rows) -> NDArray[np.int64]:
    """Measure a grid between this row and each person; 0 where either code is unknown."""
    codes, own = pool.codes[column], _column(pool.codes[column], row)
    known = (codes >= 0) & (own >= 0)
    if not pool.grids[grid].size:
        return np.zeros(known.shape, np.int64)
    return np.asarray(np.where(known, pool.grids[grid][own, codes], 0), np.int64)


def _column(column: NDArray[Any], row: Rows) -> NDArray[Any]:
    return np.asarray(column[row])[..., None]


def _line(masks: NDArray[np.uint64], row: Rows) -> NDArray[np.uint64]:
    return np.asarray(masks[row])[..., None, :]


def _keeps_share(pool: Pool, rule: ShareRule, row: Rows) -> NDArray[np.bool_]:
    wide, narrow = pool.masks[rule.wide], pool.masks[rule.narrow]
    shared = (_line(wide, row) & narrow) | (_line(narrow, row) & wide)
    return np.asarray((shared != 0).any(axis=-1), np.bool_)


def _keeps_grid(pool: Pool, rule: GridRule, row: Rows) -> NDArray[np.bool_]:
    codes, own = pool.codes[rule.column], _column(pool.codes[rule.column], row)
    kept = (measure_grid(pool, rule.column, rule.grid, row) >= rule.at_least) & (codes >= 0) & (own >= 0)
    if rule.waived:
        kept |= pool.flags[rule.waived] & _column(pool.flags[rule.waived], row)
    return np.asarray(kept, np.bool_)


def _read_comparison(pool: Pool, criterion: Comparison, row: Rows) -> NDArray[np.int64]:
    codes, own = pool.codes[criterion.column], _column(pool.codes[criterion.column], row)
    if criterion.table == "same":
        values = np.where(codes == own, 100, 0)
    elif criterion.table == "different":
        values = np.where(codes != own, 100, 0)
    else:
        values = np.asarray(criterion.table, np.int64)[own, codes]
    values = np.where(codes >= 0, values, criterion.unknown)
    return np.asarray(np.where(own >= 0, values, 0), np.int64)


def _read_overlap(pool: Pool, criterion: Overlap, row: Rows) -> NDArray[np.int64]:
    mask = pool.masks[criterion.column]
    named = _column(np.bitwise_count(mask).sum(axis=1, dtype=np.int64), row)
    shared = np.bitwise_count(mask & _line(mask, row)).sum(axis=-1, dtype=np.int64)
    table = _square_table(criterion)
    values = table[np.clip(named, 1, len(table)) - 1, np.minimum(shared, table.shape[1] - 1)]
    values = np.where((mask != 0).any(axis=1), values, criterion.partner_none)
    return np.asarray(np.where(named > 0, values, 0), np.int64)


def _square_table(criterion: Overlap) -> NDArray[np.int64]:
    """Fill shorter rows with their last value, so that more shared items never give less."""
    width = max(len(row) for row in criterion.table)
    return np.asarray([[*row, *[row[-1]] * (width - len(row))] for row in criterion.table], np.int64)


def _read_levels(pool: Pool, criterion: Levels, row: Rows) -> NDArray[np.int64]:
    values = np.full(np.broadcast_shapes(np.shape(_column(pool.ids, row)), (len(pool),)), criterion.values[0], np.int64)
    for mine, theirs, value in zip(criterion.mine, criterion.theirs, criterion.values[1:], strict=True):
        reached = ((_line(pool.masks[mine], row) & pool.masks[theirs]) != 0).any(axis=-1)
        values[reached] = value
    return values


def _check_rules(pool: Pool, plan: Plan) -> None:
    for column in (*plan.rules.differ, *plan.rules.same):
        _need(pool.codes, "the column", [column], "the rules")
    for share in plan.rules.share:
        _need(pool.masks, "the column of several choices", [share.wide, share.narrow], share.name)
        if pool.masks[share.wide].shape != pool.masks[share.narrow].shape:
            raise PlanError(f"rule {share.name!r} compares masks of different width")
    for grid in plan.rules.grid:
        _check_grid(pool, grid.column, grid.grid, grid.name)
        _need(pool.flags, "the yes-or-no column", [grid.waived] if grid.waived else [], grid.name)
    if plan.rules.trio_share:
        _need(pool.masks, "the column of several choices", [plan.rules.trio_share], "the rule for trios")


def _check_table(pool: Pool, criterion: Comparison) -> None:
    codes = pool.codes[criterion.column]
    if not isinstance(criterion.table, str) and len(codes) and codes.max() >= len(criterion.table):
        raise PlanError(
            f"criterion {criterion.name!r} has a table for {len(criterion.table)} codes; "
            f"{criterion.column!r} holds code {codes.max()}"
        )


def _check_widths(pool: Pool, criterion: Levels) -> None:
    if len({pool.masks[name].shape for name in (*criterion.mine, *criterion.theirs)}) > 1:
        raise PlanError(f"criterion {criterion.name!r} compares masks of different width")


def _check_items(pool: Pool, criterion: Overlap) -> None:
    words = pool.masks[criterion.column].shape[1]
    if words > 1:
        raise PlanError(
            f"criterion {criterion.name!r} counts {criterion.column!r}, which has room for {words * MOST_ITEMS} items; "
            f"at most {MOST_ITEMS} can be counted"
        )


def _check_grid(pool: Pool, column: str, grid: str, name: str) -> None:
    _need(pool.codes, "the column", [column], name)
    _need(pool.grids, "the table of measures", [grid], name)
    codes = pool.codes[column]
    if len(codes) and codes.max() >= len(pool.grids[grid]):
        raise PlanError(f"{name!r} reads grid {grid!r} of {len(pool.grids[grid])} codes; {column!r} has {codes.max()}")


def _need(family: Collection[str], what: str, names: list[str], asker: str) -> None:
    """Refuse a column that the answers do not have, and list those of its kind that they have."""
    for name in names:
        if name not in family:
            there = f"only: {', '.join(sorted(family))}" if family else "none of this kind"
            raise PlanError(f"the plan asks in {asker!r} for {what} {name!r}; the answers have {there}")
