"""Compile a pool and a plan, and find for each person the best and the middle of the possible partners."""

from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom.compiling import compiled
from pairloom.matching.errors import PoolError
from pairloom.matching.plan import BEST, Overlap, Plan
from pairloom.matching.problem import Pool
from pairloom.matching.scoring.grouping import Folded, Table, fold_items, list_items, number_wishes
from pairloom.matching.scoring.kernel import (
    BINS,
    BLOCK,
    COARSE,
    FUSED,
    LOW,
    Form,
    Scratch,
    fill_block,
    make_scratch,
    prepare_row,
    score_pair,
)
from pairloom.matching.scoring.sharing import Sharing, fold_overlaps
from pairloom.matching.scoring.shelving import Shelf, fill_forth, prepare_thin, shelve
from pairloom.matching.scoring.threads import OutOfTimeError, Stopwatch, run_in_threads
from pairloom.matching.values import applies, check_columns

SHIFT = np.uint32(COARSE)
FEWEST = 64


@dataclass(frozen=True)
class Scores:
    """Hold a compiled pool: everything a pass over pairs needs.

    best     int32[n], raw points toward the best admissible partner; -1 where there is none
    median   int32[n], points from which on a partner is in the upper part that the plan's percentile names; -1 likewise
    options  int32[n], number of admissible partners
    factor   int64[n], ceil(1000 * 2^20 / best): rel = points * factor >> 20
    is_exact   False when time ran out: best then is at least the true one, rel at most, median never reached
    shelves    the people in the order of a pass, by how many of them there are; see read_shelf
    """

    form: Form
    applied: dict[str, NDArray[np.bool_]]
    best: NDArray[np.int32]
    median: NDArray[np.int32]
    options: NDArray[np.int32]
    factor: NDArray[np.int64]
    is_exact: bool = True
    shelves: dict[int, Shelf] = field(default_factory=dict)

    def read_shelf(self, size: int) -> Shelf:
        """Read the shelf of the first ``size`` people; it is made once."""
        if size not in self.shelves:
            self.shelves[size] = shelve(self.form, size)
        return self.shelves[size]

    def read_row(self, row: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Read the raw points of a row toward everybody and back; -1 where the two may not meet."""
        count = self.form.classes.shape[1]
        line, block = make_scratch(self.form).line, np.empty(count, np.int64)
        prepare_row(self.form, row, line)
        fill_block(self.form, row, 0, count, line, block)
        return np.where(block < 0, -1, block & LOW), np.where(block < 0, -1, block >> 32)

    def read_rel(self, row: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Read the rel of a row toward everybody and back; -1 where the two may not meet."""
        forth, back = self.read_row(row)
        rel_forth = np.where(self.best[row] > 0, (forth * self.factor[row]) >> 20, BEST)
        rel_back = np.where(self.best > 0, (back * self.factor) >> 20, BEST)
        return np.where(forth < 0, -1, rel_forth), np.where(forth < 0, -1, rel_back)

    def measure_pairs(self, pairs: NDArray[np.int64]) -> tuple[NDArray[np.int64], ...]:
        """Measure pairs of rows int64[k, 2]: points forth and back, rel forth and back; -1 where two may not meet."""
        packed = np.empty(len(pairs), np.int64)
        _score_pairs(self.form, np.ascontiguousarray(pairs[:, 0]), np.ascontiguousarray(pairs[:, 1]), packed)
        forth, back = np.where(packed < 0, -1, packed & LOW), np.where(packed < 0, -1, packed >> 32)
        return forth, back, self._scale(forth, pairs[:, 0]), self._scale(back, pairs[:, 1])

    def _scale(self, points: NDArray[np.int64], rows: NDArray[np.int64]) -> NDArray[np.int64]:
        rel = np.where(self.best[rows] > 0, (points * self.factor[rows]) >> 20, BEST)
        return np.where(points < 0, -1, rel)


def compile_scores(pool: Pool, plan: Plan, *, watch: Stopwatch | None = None) -> Scores:
    """Compile a pool for a plan and score every person's own best.

    Cost: one pass over all ordered pairs, about 5 ns each and core, and the tables between classes, drawn once or
    twice. Raises PlanError when the pool lacks a column of the plan, PoolError when people differ in too many ways.
    """
    check_columns(pool, plan)
    skip_start, skip = _list_skips(pool)
    applied = {criterion.name: applies(pool, criterion) for criterion in plan.criteria}
    compiled_pool = _compile(pool, plan, applied, skip_start, skip)
    possible = _drop_unmeetable(plan, applied, compiled_pool)
    if any((possible[name] != asked).any() for name, asked in applied.items()):
        compiled_pool = _compile(pool, plan, possible, skip_start, skip, compiled_pool.folded)
    form = compiled_pool.form
    is_exact = True
    try:
        best, median, options = _find_best(form, plan.objective.percentile, watch)
    except OutOfTimeError:
        is_exact = False
        best, median, options = _bound_best(form)
    factor = np.where(best > 0, -((-BEST << 20) // np.maximum(best, 1).astype(np.int64)), 0)
    return Scores(form, possible, best, median, options, factor, is_exact)


class Compiled(NamedTuple):
    """Hold a compiled pool, the same with the wishes that each pair meets in place of points, and the tables."""

    form: Form
    met: Form
    folded: Folded


def _drop_unmeetable(
    plan: Plan, applied: dict[str, NDArray[np.bool_]], compiled_pool: Compiled
) -> dict[str, NDArray[np.bool_]]:
    """Tell to whom each criterion applies once wishes that no admissible partner can meet are dropped."""
    bits = number_wishes(plan)
    asked = np.zeros(compiled_pool.form.classes.shape[1], np.int64)
    for name, bit in bits.items():
        asked |= applied[name] * np.int64(bit)
    met, form = np.zeros_like(asked), compiled_pool.met
    work = (_find_met, form, asked, met)
    run_in_threads(work, len(asked), scratch=partial(make_scratch, form))
    return {name: given & (met & bits[name] > 0) if name in bits else given for name, given in applied.items()}


def _compile(
    pool: Pool,
    plan: Plan,
    applied: dict[str, NDArray[np.bool_]],
    skip_start: NDArray[np.int64],
    skip: NDArray[np.int32],
    earlier: Folded | None = None,
) -> Compiled:
    folded = fold_items(pool, plan, list_items(pool, plan, plan.criteria, applied), applied, earlier)
    tables = folded.tables
    overlaps = [criterion for criterion in plan.criteria if isinstance(criterion, Overlap)]
    sharings = fold_overlaps(pool, overlaps, applied, number_wishes(plan))
    form = _lay_out(tables, sharings, len(pool), skip_start, skip)
    palette = _join([*(table.met for table in tables), np.zeros(len(form.palette), np.int64)])[: len(form.palette)]
    met = form._replace(palette=palette, shared=_join([sharing.met.ravel() for sharing in sharings]))
    return Compiled(form, met, folded)


def _join(parts: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    return np.concatenate([np.zeros(0, np.int64), *parts])


def _lay_out(
    tables: list[Table], sharings: list[Sharing], count: int, skip_start: NDArray[np.int64], skip: NDArray[np.int32]
) -> Form:
    """Lay tables one after the other; empty ones fill up to the number that the kernel adds at once."""
    none, nothing = np.zeros((1, 1), np.uint16), np.zeros(1, np.int64)
    empty = Table(np.zeros(count, np.int32), none, nothing, nothing, none)
    tables = [*tables, *[empty] * max(FUSED - len(tables), 0)]
    counts = [len(table.codes) for table in tables]
    return Form(
        classes=np.ascontiguousarray(np.stack([table.classes for table in tables]).astype(np.uint16)),
        counts=np.asarray(counts, np.int64),
        codes=np.concatenate([table.codes.ravel() for table in tables]),
        code_start=_list_starts([size * size for size in counts]),
        palette=np.concatenate([table.palette for table in tables]),
        palette_start=_list_starts([len(table.palette) for table in tables]),
        line_start=_list_starts(counts),
        masks=_stack([sharing.masks for sharing in sharings], (0, count), np.uint64),
        kinds=_stack([sharing.kinds for sharing in sharings], (0, count), np.uint16),
        shared=_join([sharing.points.ravel() for sharing in sharings]),
        shared_start=_list_starts([sharing.points.size for sharing in sharings]),
        kind_counts=np.asarray([len(sharing.points) for sharing in sharings], np.int64),
        most=np.asarray([sharing.most for sharing in sharings], np.int64),
        skip_start=skip_start,
        skip=skip,
    )


def _stack(columns: list[Any], shape: tuple[int, int], kind: type) -> NDArray[Any]:
    return np.ascontiguousarray(np.stack(columns).astype(kind)) if columns else np.empty(shape, kind)


def _list_starts(sizes: list[int]) -> NDArray[np.int64]:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes, dtype=np.int64)])[: len(sizes)].astype(np.int64)


def _list_skips(pool: Pool) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """List for each row the rows of earlier partners and of blocked people."""
    ids = np.concatenate([pool.earlier, pool.blocked])
    rows = pool.find_rows(ids) if len(ids) else np.empty((0, 2), np.int64)
    return list_neighbours(len(pool), rows)


def list_neighbours(count: int, pairs: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """List pairs of rows as neighbours of each row: starts int64[n + 1] and rows int32, rising for each."""
    both = np.unique(np.concatenate([pairs, pairs[:, ::-1]]).reshape(-1, 2), axis=0)
    starts = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(both[:, 0], minlength=count), out=starts[1:])
    return starts, both[:, 1].astype(np.int32)


def _find_best(
    form: Form, percentile: int, watch: Stopwatch | None
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    count = form.classes.shape[1]
    if count >= 1 << 31:
        raise PoolError("the pool is too large")
    best, median = np.full(count, -1, np.int32), np.full(count, -1, np.int32)
    options = np.zeros(count, np.int32)
    work = (_find_best_of_rows, form, shelve(form, count), percentile, best, median, options)
    run_in_threads(work, count, scratch=partial(make_scratch, form), watch=watch)
    return best, median, options


def _bound_best(form: Form) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """Bound everybody's best points from above, table by table, without looking at a single pair."""
    count = form.classes.shape[1]
    best, options = np.zeros(count, np.int32), np.full(count, count - 1, np.int32)
    run_in_threads((_bound_best_of_rows, form, best), count, scratch=partial(make_scratch, form))
    return best, best + 1, options


@compiled
def _bound_best_of_rows(first: int, last: int, form: Form, best: NDArray[np.int32], scratch: Scratch) -> None:
    line = scratch.line
    for row in range(first, last):
        prepare_row(form, row, line)
        total = 0
        for table in range(len(form.counts)):
            highest, start = 0, form.line_start[table]
            for place in range(start, start + form.counts[table]):
                if line[place] >= 0:
                    highest = max(highest, line[place] & LOW)
            total += highest
        for column in range(len(form.most)):
            size = form.kind_counts[column] * (form.most[column] + 1)
            base = form.shared_start[column] + form.kinds[column, row] * size
            highest = 0
            for place in range(base, base + size):
                highest = max(highest, form.shared[place] & LOW)
            total += highest
        best[row] = total


@compiled
def _score_pairs(form: Form, u: NDArray[np.int64], v: NDArray[np.int64], packed: NDArray[np.int64]) -> None:
    for place in range(len(u)):
        packed[place] = score_pair(form, u[place], v[place])


@compiled
def _find_best_of_rows(  # noqa: PLR0917 - compiled
    first: int,
    last: int,
    form: Form,
    shelf: Shelf,
    percentile: int,
    best: NDArray[np.int32],
    median: NDArray[np.int32],
    options: NDArray[np.int32],
    scratch: Scratch,
) -> None:
    """Find best, median and number of options of rows first..last, each by one row of points."""
    points, forth = scratch.points, scratch.forth
    for row in range(first, last):
        prepare_thin(form, row, scratch)
        possible, highest = 0, 0
        for kind in range(len(shelf.starts) - 1):
            for start in range(shelf.starts[kind], shelf.starts[kind + 1], BLOCK):
                stop = min(start + BLOCK, shelf.starts[kind + 1])
                fill_forth(form, shelf, row, kind, start, stop, scratch)
                bar_apart(form, shelf, row, start, stop, forth)
                for place in range(stop - start):
                    points[possible] = forth[place]
                    possible += int(forth[place] >= 0)
                    highest = max(highest, forth[place])
        best[row], options[row] = highest if possible else -1, possible
        if percentile and possible:
            median[row] = _find_quantile(points[:possible], -(-percentile * possible // 100), scratch.bins)


@compiled
def bar_apart(form: Form, shelf: Shelf, row: int, start: int, stop: int, forth: NDArray[np.int32]) -> None:
    """Mark whoever of the places start..stop is the row itself, or listed as apart from it."""
    for number in range(form.skip_start[row], form.skip_start[row + 1] + 1):
        other = form.skip[number] if number < form.skip_start[row + 1] else row
        if start <= shelf.places[other] < stop:
            forth[shelf.places[other] - start] = -1


@compiled
def _find_quantile(points: NDArray[np.int32], wanted: int, bins: NDArray[np.int64]) -> int:
    """Find the smallest of points with at least ``wanted`` of them at or below it: coarse bins, then fine.

    Points at odd places go to bins of their own: two in a row often fall into the same one, and would wait for each
    other. Writes over ``points``.
    """
    wanted, count = max(wanted, 1), len(points)
    bins[:] = 0
    for place in range(0, count - 1, 2):
        bins[np.uint32(points[place]) >> SHIFT] += 1
        bins[BINS:][np.uint32(points[place + 1]) >> SHIFT] += 1
    if count % 2:
        bins[points[count - 1] >> COARSE] += 1
    coarse, below = 0, 0
    while below + bins[coarse] + bins[BINS + coarse] < wanted:
        below += bins[coarse] + bins[BINS + coarse]
        coarse += 1
    kept = 0
    for place in range(count):
        point = points[place]
        points[kept] = point
        kept += int(point >> COARSE == coarse)
    bins[:BINS] = 0
    for place in range(kept):
        bins[points[place] & (BINS - 1)] += 1
    fine = 0
    while below + bins[fine] < wanted:
        below += bins[fine]
        fine += 1
    return (coarse << COARSE) + fine


@compiled
def _find_met(
    first: int, last: int, form: Form, asked: NDArray[np.int64], met: NDArray[np.int64], scratch: Scratch
) -> None:
    """Find which of the wishes that a row asks, a bit each, some possible partner meets; stops when all are."""
    count, line, block = form.classes.shape[1], scratch.line, scratch.block
    for row in range(first, last):
        if not asked[row]:
            continue
        prepare_row(form, row, line)
        size, start, found = FEWEST, 0, 0
        while start < count and found & asked[row] != asked[row]:
            stop = min(start + size, count)
            fill_block(form, row, start, stop, line, block)
            for place in range(stop - start):
                found |= max(block[place], 0)
            start, size = stop, BLOCK
        met[row] = found
