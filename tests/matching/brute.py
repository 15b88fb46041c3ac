"""Solve small rounds by trying every matching there is, in plain Python: slow, and easy to see right."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np

from pairloom.matching.plan import Comparison, Criterion, Levels, Overlap, Plan, Steps
from pairloom.matching.problem import Pool

Group = tuple[int, ...]
Matching = tuple[Group, ...]
WRAP = 2**64


@dataclass(frozen=True)
class Case:
    """Hold one small problem: pool, plan, seed of the lot, and pairs (ids) pinned, forbidden, in the last preview."""

    pool: Pool
    plan: Plan
    seed: int = 0
    pinned: tuple[tuple[int, int], ...] = ()
    forbidden: tuple[tuple[int, int], ...] = ()
    preview: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Worth:
    """Hold what one matching is worth on each level, pinned people included (not for the threshold)."""

    placed: int
    threshold: int
    tiers: tuple[int, ...]
    percentile: int
    total: int
    lot: int


@dataclass(frozen=True)
class Best:
    """Hold the best worth there is, and every matching (groups of rows, pins left out) that has it."""

    worth: Worth
    matchings: tuple[Matching, ...]


class Round:
    """Answer what a case says about people, pairs and trios; everything is worked out anew from the columns."""

    def __init__(self, case: Case) -> None:
        self.case, self.plan, self.pool = case, case.plan, case.pool
        self.rows = range(len(case.pool))
        ids = case.pool.ids.tolist()
        self.pinned, self.forbidden, self.preview = (
            {frozenset((ids.index(a), ids.index(b))) for a, b in pairs}
            for pairs in (case.pinned, case.forbidden, case.preview)
        )
        listed = [*case.pool.earlier.tolist(), *case.pool.blocked.tolist()]
        self.apart = {frozenset((ids.index(a), ids.index(b))) for a, b in listed}
        self.items = {
            name: [
                [64 * word + bit for word, bits in enumerate(row) for bit in range(64) if int(bits) >> bit & 1]
                for row in mask
            ]
            for name, mask in case.pool.masks.items()
        }
        self.allowed = {(i, j): self._may_meet(i, j) for i in self.rows for j in self.rows if i != j}
        self.points = {(i, j): self._score(i, j) for i in self.rows for j in self.rows if i != j}

    @cached_property
    def applying(self) -> dict[int, list[Criterion]]:
        """List for each row the criteria that apply in the end, hopeless wishes left out."""
        return {i: [c for c in self.plan.criteria if self._applies(c, i)] for i in self.rows}

    def partners(self, i: int) -> list[int]:
        """List the admissible partners of a row, before pins and forbids."""
        return [j for j in self.rows if j != i and self.allowed[i, j]]

    @cached_property
    def ranked(self) -> dict[int, list[int]]:
        """Rank for each row the points toward all admissible partners, the lowest first."""
        return {i: sorted(self.points[i, j] for j in self.partners(i)) for i in self.rows}

    def rel(self, i: int, j: int) -> int:
        """Rate a direction from 0 to 1000 of one's own best."""
        best = self.ranked[i][-1]
        factor = -((-1000 * 2**20) // best) if best else 0
        return (self.points[i, j] * factor) >> 20 if best else 1000

    def is_better(self, i: int, j: int) -> bool:
        """Tell whether a partner is in the better part of the row's admissible partners."""
        place = max(-(-self.plan.objective.percentile * len(self.ranked[i]) // 100), 1)
        return self.points[i, j] >= self.ranked[i][place - 1]

    def exists(self, i: int, j: int) -> bool:
        """Tell whether two active people may be a pair."""
        return self.allowed[i, j] and frozenset((i, j)) not in self.forbidden

    def is_possible(self, group: Group) -> bool:
        """Tell whether a group may be: all its pairs exist, and a trio shares an item where the plan says so."""
        name = self.plan.rules.trio_share
        if not all(self.exists(i, j) for i, j in combinations(group, 2)):
            return False
        return len(group) < 3 or name is None or bool(set.intersection(*(set(self.items[name][i]) for i in group)))

    def lot(self, group: Group) -> int:
        """Draw the lot of a pair; of a trio half the lots of its three pairs."""
        first = mix(self.case.seed)
        hashes = {i: mix(first ^ int(self.pool.ids[i])) for i in group}
        lots = [mix((hashes[i] + hashes[j]) % WRAP) >> 44 for i, j in combinations(group, 2)]
        return sum(lots) // (len(group) - 1)

    def weigh(self, matching: Matching) -> Worth:
        """Count what a matching is worth; the pins are added."""
        objective = self.plan.objective
        groups = [*matching, *(tuple(sorted(pair)) for pair in self.pinned)]
        served = [(i, [j for j in group if j != i]) for group in groups for i in group]
        rel = [min(self.rel(i, j) for j in others) for i, others in served]
        free = len(rel) - 2 * len(self.pinned)
        bonus = sum(
            objective.preview
            * sum(frozenset(pair) in self.preview for pair in combinations(group, 2))
            // (len(group) - 1)
            for group in groups
        )
        better = sum(all(self.is_better(i, j) for j in others) for i, others in served)
        return Worth(
            placed=len(rel),
            threshold=min(rel[:free], default=1000),
            tiers=tuple(sum(one >= tier for one in rel) for tier in objective.tiers),
            percentile=better if objective.percentile else 0,
            total=sum(rel) + bonus,
            lot=sum(self.lot(group) for group in groups),
        )

    def _may_meet(self, i: int, j: int) -> bool:
        rules, codes = self.plan.rules, self.pool.codes
        differ = all(-1 not in (codes[c][i], codes[c][j]) and codes[c][i] != codes[c][j] for c in rules.differ)
        same = all(codes[c][i] != -1 and codes[c][i] == codes[c][j] for c in rules.same)
        share = all(self._share_either(s.wide, s.narrow, i, j) for s in rules.share)
        grid = all(
            (-1 not in (codes[g.column][i], codes[g.column][j]) and self._measure(g.column, g.grid, i, j) >= g.at_least)
            or (g.waived is not None and bool(self.pool.flags[g.waived][i]) and bool(self.pool.flags[g.waived][j]))
            for g in rules.grid
        )
        return differ and same and share and grid and frozenset((i, j)) not in self.apart

    def _share_either(self, wide: str, narrow: str, i: int, j: int) -> bool:
        items = self.items
        return bool(set(items[wide][i]) & set(items[narrow][j]) or set(items[narrow][i]) & set(items[wide][j]))

    def _measure(self, column: str, grid: str, i: int, j: int) -> int:
        mine, theirs = int(self.pool.codes[column][i]), int(self.pool.codes[column][j])
        return 0 if -1 in (mine, theirs) else int(self.pool.grids[grid][mine][theirs])

    def _score(self, i: int, j: int) -> int:
        return sum(criterion.points * self._value(criterion, i, j) for criterion in self.applying[i])

    def _applies(self, criterion: Criterion, i: int) -> bool:
        if criterion.when is not None and not self.pool.flags[criterion.when][i]:
            return False
        if isinstance(criterion, Comparison) and self.pool.codes[criterion.column][i] == -1:
            return False
        if isinstance(criterion, Overlap) and not self.items[criterion.column][i]:
            return False
        if isinstance(criterion, Levels) and not self.items[criterion.mine[0]][i]:
            return False
        return not criterion.wish or any(self._value(criterion, i, j) >= 40 for j in self.partners(i))

    def _value(self, criterion: Criterion, i: int, j: int) -> int:
        if isinstance(criterion, Comparison):
            return self._compare(criterion, i, j)
        if isinstance(criterion, Overlap):
            mine, theirs = set(self.items[criterion.column][i]), set(self.items[criterion.column][j])
            line = criterion.table[min(len(mine), len(criterion.table)) - 1]
            return line[min(len(mine & theirs), len(line) - 1)] if theirs else criterion.partner_none
        if isinstance(criterion, Levels):
            pairs = zip(criterion.mine, criterion.theirs, strict=True)
            reached = [place for place, (a, b) in enumerate(pairs, 1) if set(self.items[a][i]) & set(self.items[b][j])]
            return criterion.values[max(reached, default=0)]
        assert isinstance(criterion, Steps)
        step = self._measure(criterion.column, criterion.grid, i, j) // criterion.unit
        return criterion.values[min(step, len(criterion.values) - 1)]

    def _compare(self, criterion: Comparison, i: int, j: int) -> int:
        mine, theirs = int(self.pool.codes[criterion.column][i]), int(self.pool.codes[criterion.column][j])
        if theirs == -1:
            return criterion.unknown
        if isinstance(criterion.table, str):
            return 100 if (mine == theirs) == (criterion.table == "same") else 0
        return criterion.table[mine][theirs]


def solve_by_trying(case: Case) -> Best:
    """Find the best of all matchings with at most one trio, level by level."""
    tried = Round(case)
    pinned = {row for pair in tried.pinned for row in pair}
    free = tuple(row for row in tried.rows if row not in pinned)
    worth = {matching: tried.weigh(matching) for matching in list_matchings(tried, free)}
    most = max(one.placed for one in worth.values())
    left = {matching: one for matching, one in worth.items() if one.placed == most}
    threshold = max(one.threshold for one in left.values()) if case.plan.objective.threshold else 0
    left = {matching: one for matching, one in left.items() if one.threshold >= threshold}
    best = max(rank(one) for one in left.values())
    winners = tuple(matching for matching, one in left.items() if rank(one) == best)
    tiers, percentile, total, lot = best
    return Best(Worth(most, threshold, tiers, percentile, total, lot), winners)


def rank(worth: Worth) -> tuple[tuple[int, ...], int, int, int]:
    """Order matchings by what comes after the threshold."""
    return worth.tiers, worth.percentile, worth.total, worth.lot


def list_matchings(tried: Round, rows: Group, *, trios: int = 1) -> Iterator[Matching]:
    """List every way to put rows into possible pairs and at most one trio; some may stay alone."""
    if not rows:
        yield ()
        return
    first, rest = rows[0], rows[1:]
    yield from list_matchings(tried, rest, trios=trios)
    for size in range(1, 2 + trios):
        for others in combinations(rest, size):
            group = (first, *others)
            if tried.is_possible(group):
                left = tuple(row for row in rest if row not in others)
                yield from ((group, *more) for more in list_matchings(tried, left, trios=trios - (size == 2)))


def mix(value: int) -> int:
    """Mix 64 bits as splitmix64 does."""
    state = (value + 0x9E3779B97F4A7C15) % WRAP
    state = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 % WRAP
    state = (state ^ state >> 27) * 0x94D049BB133111EB % WRAP
    return state ^ state >> 31


def pin_a_pair(case: Case, rng: np.random.Generator) -> Case:
    """Pin one pair that exists, when there is any."""
    tried = Round(case)
    pairs = [pair for pair in combinations(tried.rows, 2) if tried.exists(*pair)]
    if not pairs:
        return case
    first, second = pairs[int(rng.integers(len(pairs)))]
    ids = case.pool.ids
    pin = ((int(ids[first]), int(ids[second])),)
    return Case(case.pool, case.plan, case.seed, pin, case.forbidden, case.preview)
