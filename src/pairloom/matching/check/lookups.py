"""Answer for blocks of pairs fast: people whose columns are equal give equal values, so each value is read once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.check.criteria import Rows

MOST_CELLS = 16_000_000
Matrix = NDArray[Any]


@dataclass(frozen=True)
class Term:
    """Add one matrix over all pairs: ``weigh[own] * read(own, partner)``, read off the partner's columns."""

    read: Callable[[Rows, Rows], Matrix]
    weigh: NDArray[np.int32] | None
    own: tuple[NDArray[Any], ...]
    partner: tuple[NDArray[Any], ...]


@dataclass(frozen=True)
class ByClass:
    """Hold the sum of some terms as table[class of the partner, own row]: a row of it is one partner's column."""

    table: Matrix
    classes: Rows

    def look_forward(self, rows: slice, cols: slice) -> Matrix:
        """Read what the rows get from the columns' people."""
        return np.take(np.ascontiguousarray(self.table[:, rows].T), self.classes[cols], axis=1)

    def look_back(self, rows: slice, cols: slice) -> Matrix:
        """Read what the columns' people get from the rows, in the same shape."""
        return np.asarray(self.table[self.classes[rows], cols])


@dataclass(frozen=True)
class BothWays:
    """Hold one term as table[own class, partner's class], where each class alone is too large for `ByClass`."""

    table: Matrix
    own: Rows
    partner: Rows
    weigh: NDArray[np.int32] | None

    def look_forward(self, rows: slice, cols: slice) -> Matrix:
        """Read what the rows get from the columns' people."""
        lines = self.table[self.own[rows]]
        if self.weigh is not None:
            lines = lines * self.weigh[rows, None]
        return np.take(lines, self.partner[cols], axis=1)

    def look_back(self, rows: slice, cols: slice) -> Matrix:
        """Read what the columns' people get from the rows, in the same shape."""
        values = np.take(np.ascontiguousarray(self.table[:, self.partner[rows]].T), self.own[cols], axis=1)
        return values if self.weigh is None else values * self.weigh[None, cols]


@dataclass(frozen=True)
class Direct:
    """Work out one term for each pair anew, where classes would save nothing."""

    term: Term

    def look_forward(self, rows: slice, cols: slice) -> Matrix:
        """Read what the rows get from the columns' people."""
        return self._read(_span(rows)[:, None], _span(cols)[None, :])

    def look_back(self, rows: slice, cols: slice) -> Matrix:
        """Read what the columns' people get from the rows, in the same shape."""
        return self._read(_span(cols)[None, :], _span(rows)[:, None])

    def _read(self, own: Rows, partner: Rows) -> Matrix:
        values = self.term.read(own, partner)
        return values if self.term.weigh is None else values.astype(np.int32) * self.term.weigh[own]


Lookup = ByClass | BothWays | Direct


def build_lookups(terms: Sequence[Term], count: int, *, join: np.ufunc, kind: type) -> list[Lookup]:
    """Build the cheapest lookups of terms over ``count`` people; those of one lookup are joined by ``join``.

    Terms with few classes of partners share one table as long as the classes of all together stay few.
    Memory at most about 64 MB a table. Time: the number of classes times ``count`` for each term.
    """
    limit = min(max(count // 4, 1), max(MOST_CELLS // max(count, 1), 1))
    found: list[Lookup] = []
    shared: list[tuple[list[Term], Rows]] = []
    classed = [(term, classify(term.partner, count)) for term in terms]
    for term, classes in sorted(classed, key=lambda entry: entry[1].max(initial=0)):
        if classes.max(initial=0) >= limit:
            found.append(_build_alone(term, classes, count))
        else:
            _join_group(shared, term, classes, limit)
    return [*found, *(_build_table(group, classes, count, join=join, kind=kind) for group, classes in shared)]


def classify(columns: Sequence[NDArray[Any]], count: int) -> Rows:
    """Give people of equal columns an equal number, from 0 to one less than there are different ones."""
    classes = np.zeros(count, np.int64)
    for column in columns:
        for part in column.reshape(count, -1).T if count else ():
            values = np.unique(part, return_inverse=True)[1].astype(np.int64)
            classes = np.unique(classes * (values.max(initial=0) + 1) + values, return_inverse=True)[1].astype(np.int64)
    return classes


def _span(rows: slice) -> Rows:
    return np.arange(rows.start, rows.stop)


def _join_group(shared: list[tuple[list[Term], Rows]], term: Term, classes: Rows, limit: int) -> None:
    for place, (group, others) in enumerate(shared):
        together = classify((others, classes), len(classes))
        if together.max(initial=0) < limit:
            shared[place] = ([*group, term], together)
            return
    shared.append(([term], classes))


def _pick_examples(classes: Rows) -> Rows:
    return np.unique(classes, return_index=True)[1].astype(np.int64)


def _build_table(group: Sequence[Term], classes: Rows, count: int, *, join: np.ufunc, kind: type) -> ByClass:
    examples, everybody = _pick_examples(classes), np.arange(count)
    table: Matrix = np.empty((len(examples), count), kind)
    for place, example in enumerate(examples):
        lines = [_weigh(term, everybody, example) for term in group]
        table[place] = lines[0]
        for line in lines[1:]:
            join(table[place], line, out=table[place], casting="unsafe")
    return ByClass(table, classes)


def _weigh(term: Term, own: Rows, partner: np.int64) -> Matrix:
    values = term.read(own, np.asarray(partner))
    return values if term.weigh is None else values * term.weigh[own]


def _build_alone(term: Term, classes: Rows, count: int) -> Lookup:
    own = classify(term.own, count)
    if (own.max() + 1) * (classes.max() + 1) > min(MOST_CELLS, count * count // 4):
        return Direct(term)
    mine, theirs = _pick_examples(own), _pick_examples(classes)
    table = np.concatenate(
        [term.read(part[:, None], theirs[None, :]) for part in np.array_split(mine, 1 + len(mine) // 64)]
    )
    return BothWays(table.astype(np.bool_ if term.weigh is None else np.int32), own, classes, term.weigh)
