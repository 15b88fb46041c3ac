"""Measure everybody against everybody: who may meet whom, each one's own best, and the better half."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.check.criteria import Criterion, Rows
from pairloom.matching.check.lookups import Lookup, Term, build_lookups
from pairloom.matching.check.people import People
from pairloom.matching.check.plan import BEST, Plan
from pairloom.matching.check.reading import Whole

MEETABLE = 40
SHIFT = 20
NEVER = np.int32(1 << 30)
CELLS = 1 << 18


@dataclass(frozen=True)
class Scores:
    """Hold what every score is made of, and what it is measured by.

    applies   one bool[n] for each criterion: to whom it applies in the end
    best      int64[n], points of each one's best admissible partner, -1 where there is none
    median    int64[n], points from which on a partner is in the better part (plan's percentile)
    options   int64[n], how many admissible partners each has
    factor    int64[n], rel = (points * factor) >> 20; 0 for a best of 0, where every rel is 1000
    """

    people: People
    plan: Plan
    allowed: list[Lookup]
    points: list[Lookup]
    apart: "Listed"
    applies: tuple[NDArray[np.bool_], ...]
    best: Whole
    median: Whole
    options: Whole
    factor: Whole

    def read_allowed(self, rows: slice, cols: slice) -> NDArray[np.bool_]:
        """Tell which pairs of rows and columns may meet: hard rules, never the earlier, the blocked, or oneself."""
        return _read_allowed(self.allowed, self.apart, rows, cols)

    def read_rel(self, rows: slice, cols: slice) -> tuple[NDArray[np.int64], NDArray[np.int64], Rows, Rows]:
        """Read points and rel both ways: rows' points, columns' points, rows' rel, columns' rel."""
        forward = sum_lookups(self.points, rows, cols).astype(np.int64)
        back = sum_lookups_back(self.points, rows, cols).astype(np.int64)
        mine, theirs = (forward * self.factor[rows, None]) >> SHIFT, (back * self.factor[None, cols]) >> SHIFT
        mine[self.best[rows] == 0] = BEST
        theirs[:, self.best[cols] == 0] = BEST
        return forward, back, mine, theirs

    def score(self, own: Rows, partner: Rows) -> Rows:
        """Score single directions, without any table: the points of each own row toward each partner's row."""
        total = np.zeros(own.shape, np.int64)
        for criterion, applies in zip(self.plan.criteria, self.applies, strict=True):
            total += applies[own] * criterion.points * criterion.read(own, partner)
        return total

    def rate(self, own: Rows, points: Rows) -> Rows:
        """Turn points of each own row into rel."""
        return np.where(self.best[own] == 0, BEST, (points * self.factor[own]) >> SHIFT)

    def may_meet(self, first: Rows, second: Rows) -> NDArray[np.bool_]:
        """Tell of single pairs whether they may meet."""
        kept = first != second
        for rule in self.plan.rules:
            kept &= rule.read(first, second)
        return np.asarray(kept & ~self.apart.holds(first, second), np.bool_)


class Listed:
    """Find listed pairs (a < b) among the pairs of a block of rows."""

    def __init__(self, pairs: Whole, count: int) -> None:
        self.count = max(count, 1)
        self.keys = np.unique(np.concatenate([pairs, pairs[:, ::-1]]) @ np.array([self.count, 1]))

    def find(self, rows: slice, cols: slice) -> tuple[Rows, Rows]:
        """Find the listed pairs in a block, as places within it."""
        first, last = np.searchsorted(self.keys, [rows.start * self.count, rows.stop * self.count])
        mine, theirs = np.divmod(self.keys[first:last], self.count)
        inside = (theirs >= cols.start) & (theirs < cols.stop)
        return mine[inside] - rows.start, theirs[inside] - cols.start

    def holds(self, first: Rows, second: Rows) -> NDArray[np.bool_]:
        """Tell of single pairs whether they are listed."""
        return np.isin(first * self.count + second, self.keys)


def measure_people(people: People, plan: Plan) -> Scores:
    """Measure all pairs of a pool twice: which wishes anybody can meet, then best, median and options."""
    count, apart = len(people), Listed(people.apart, len(people))
    rules = [Term(rule.read, None, rule.columns, rule.columns) for rule in plan.rules]
    allowed = build_lookups(rules, count, join=np.logical_and, kind=np.bool_)
    applies = _drop_hopeless_wishes(plan, allowed, apart, count)
    terms = [
        Term(criterion.read, (flags * criterion.points).astype(np.int32), criterion.own, criterion.partner)
        for criterion, flags in zip(plan.criteria, applies, strict=True)
    ]
    points = build_lookups(terms, count, join=np.add, kind=np.int32)
    none = np.zeros(count, np.int64)
    scores = Scores(people, plan, allowed, points, apart, applies, none - 1, none.copy(), none.copy(), none)
    for rows in split_rows(count):
        _measure_rows(scores, rows, slice(0, count))
    factor = np.where(scores.best > 0, -((-BEST << SHIFT) // np.maximum(scores.best, 1)), 0)
    return replace(scores, factor=factor)


def split_rows(count: int) -> list[slice]:
    """Split the rows into blocks of about a quarter of a million pairs."""
    height = max(1, CELLS // max(count, 1))
    return [slice(start, min(start + height, count)) for start in range(0, count, height)]


def sum_lookups(lookups: list[Lookup], rows: slice, cols: slice) -> NDArray[np.int32]:
    """Add up what the rows get from the columns' people."""
    total = np.zeros((rows.stop - rows.start, cols.stop - cols.start), np.int32)
    for lookup in lookups:
        total += lookup.look_forward(rows, cols)
    return total


def sum_lookups_back(lookups: list[Lookup], rows: slice, cols: slice) -> NDArray[np.int32]:
    """Add up what the columns' people get from the rows."""
    total = np.zeros((rows.stop - rows.start, cols.stop - cols.start), np.int32)
    for lookup in lookups:
        total += lookup.look_back(rows, cols)
    return total


def _read_allowed(allowed: list[Lookup], apart: Listed, rows: slice, cols: slice) -> NDArray[np.bool_]:
    kept = np.ones((rows.stop - rows.start, cols.stop - cols.start), np.bool_)
    for lookup in allowed:
        kept &= lookup.look_forward(rows, cols)
    kept[apart.find(rows, cols)] = False
    own = np.arange(max(rows.start, cols.start), min(rows.stop, cols.stop))
    kept[own - rows.start, own - cols.start] = False
    return kept


def _drop_hopeless_wishes(
    plan: Plan, allowed: list[Lookup], apart: Listed, count: int
) -> tuple[NDArray[np.bool_], ...]:
    applies = [criterion.applies.copy() for criterion in plan.criteria]
    wishes = [place for place, criterion in enumerate(plan.criteria) if criterion.wish]
    meets = {
        place: build_lookups([_meet(plan.criteria[place])], count, join=np.logical_or, kind=np.bool_)
        for place in wishes
    }
    cols = slice(0, count)
    for rows in split_rows(count) if wishes else ():
        kept = _read_allowed(allowed, apart, rows, cols)
        for place in wishes:
            if applies[place][rows].any():
                applies[place][rows] &= (meets[place][0].look_forward(rows, cols) & kept).any(axis=1)
    return tuple(applies)


def _meet(wish: Criterion) -> Term:
    def read(own: Rows, partner: Rows) -> NDArray[np.bool_]:
        return wish.read(own, partner) >= MEETABLE

    return Term(read, None, wish.own, wish.partner)


def _measure_rows(scores: Scores, rows: slice, everybody: slice) -> None:
    kept = scores.read_allowed(rows, everybody)
    points = sum_lookups(scores.points, rows, everybody)
    options = kept.sum(axis=1)
    scores.options[rows] = options
    scores.best[rows] = np.where(kept, points, -1).max(axis=1)
    if scores.plan.percentile:
        ranked = np.sort(np.where(kept, points, NEVER), axis=1)
        place = np.maximum(-(-scores.plan.percentile * options // 100), 1) - 1
        scores.median[rows] = np.take_along_axis(ranked, place[:, None], axis=1)[:, 0]
