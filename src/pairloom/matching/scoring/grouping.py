"""Fold rules and criteria into a few tables between classes of people.

People who agree in the columns that a rule or criterion reads are one class of it. Several items share a table as
long as their classes stay few. A table holds, for two classes, a small code; the palette of the table turns the code
into one packed number: points of the row toward the column in the low 32 bits, points the other way in the high ones,
and a large negative number where a rule is broken. Packed numbers of all tables simply add up.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.errors import PlanError, PoolError
from pairloom.matching.plan import MEETABLE, Comparison, Criterion, GridRule, Levels, Overlap, Plan, ShareRule, Steps
from pairloom.matching.problem import Pool
from pairloom.matching.values import read_rules, read_values

BROKEN = -(1 << 58)
FEWEST_SHARED_CLASSES = 48
MOST_SHARED_CLASSES = 1_024
MOST_CLASSES = 30_000
MOST_WISHES = 57
MOST_COLOURS = 1 << 16
ROWS_AT_ONCE = 1 << 20


@dataclass(frozen=True)
class Table:
    """Hold one table: classes int32[n] of people, codes uint16[c, c], and what each code stands for.

    palette  int64[colours], packed points
    met      int64[colours], the wishes of the row that the column meets, a bit each; as negative where a rule is broken
    forth    uint16[c, c], what the members answer one way, before it was joined with the other way
    members  the rules and criteria in it: "rule" or "criterion", and the name
    """

    classes: NDArray[np.int32]
    codes: NDArray[np.uint16]
    palette: NDArray[np.int64]
    met: NDArray[np.int64]
    forth: NDArray[np.uint16]
    members: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Folded:
    """Hold the tables of a pool, and to whom each criterion applied when they were drawn, bool[n]."""

    tables: list[Table]
    applied: dict[str, NDArray[np.bool_]]


@dataclass(frozen=True)
class Item:
    """Name what one rule or criterion reads of a person, how many different answers it can give, and a wish's bit."""

    key: NDArray[np.int64]
    criterion: Criterion | None
    rule: str | None
    colours: int
    bit: int = 0

    @property
    def name(self) -> str:
        """Give the name of the rule or criterion."""
        return self.rule or (self.criterion.name if self.criterion else "")

    @property
    def mark(self) -> tuple[str, str]:
        """Tell the item from all others of its plan: a rule may be named like a criterion."""
        return ("criterion" if self.rule is None else "rule", self.name)


def number_wishes(plan: Plan) -> dict[str, int]:
    """Give each wish of a plan a bit of its own; raises PlanError where there are too many."""
    wishes = [criterion.name for criterion in plan.criteria if criterion.wish]
    if len(wishes) > MOST_WISHES:
        raise PlanError(f"the plan has {len(wishes)} wishes; at most {MOST_WISHES} are possible")
    return {name: 1 << place for place, name in enumerate(wishes)}


def list_items(
    pool: Pool, plan: Plan, criteria: Sequence[Criterion], applied: dict[str, NDArray[np.bool_]]
) -> list[Item]:
    """List the plan's rules and these criteria as items; overlaps are left to the kernel's own count of shared bits."""
    items, bits = [Item(key, None, name, 2) for name, key in _list_rule_keys(pool, plan).items()], number_wishes(plan)
    for criterion in criteria:
        if isinstance(criterion, Overlap):
            continue
        key = np.column_stack([applied[criterion.name].astype(np.int64), _read_criterion_columns(pool, criterion)])
        colours = len(_list_points(criterion)) ** 2
        items.append(Item(key, criterion, None, colours, bits.get(criterion.name, 0)))
    return items


def fold_items(
    pool: Pool,
    plan: Plan,
    items: list[Item],
    applied: dict[str, NDArray[np.bool_]],
    earlier: Folded | None = None,
) -> Folded:
    """Fold items into tables, greedily, small ones together; raises PoolError when people differ in too many ways.

    ``earlier`` are tables of the same pool and plan, with other people to whom a criterion applies: what stays the same
    is taken from there.
    """
    classes = [number_rows(item.key) for item in items]
    order = sorted(range(len(items)), key=lambda place: int(classes[place].max(initial=-1)))
    groups: list[tuple[list[Item], NDArray[np.int32]]] = []
    for place in order:
        _place_item(groups, items[place], classes[place])
    drawer = Drawer(pool, plan, applied, earlier)
    return Folded([drawer.draw(members, joined) for members, joined in groups], applied)


def find_class_limit(people: int) -> int:
    """Limit the classes of a shared table, so that preparing a row stays cheap beside passing over it."""
    return min(max(people // 8, FEWEST_SHARED_CLASSES), MOST_SHARED_CLASSES)


def number_rows(key: NDArray[np.int64]) -> NDArray[np.int32]:
    """Give the distinct rows of a 2-d key numbers from 0, in rising order; int32[n]."""
    if not len(key):
        return np.empty(0, np.int32)
    joined = np.zeros(len(key), np.int64)
    for column in key.T:
        _, codes = np.unique(column, return_inverse=True)
        _, joined = np.unique(joined * (int(codes.max()) + 1) + codes, return_inverse=True)
    return joined.astype(np.int32)


def _place_item(groups: list[tuple[list[Item], NDArray[np.int32]]], item: Item, classes: NDArray[np.int32]) -> None:
    for place, (members, joined) in enumerate(groups):
        both = number_rows(np.column_stack([joined, classes]).astype(np.int64))
        count = int(both.max(initial=-1)) + 1
        own = max(int(joined.max(initial=-1)), int(classes.max(initial=-1))) + 1
        colours = int(np.prod([member.colours for member in (*members, item)]))
        if colours <= MOST_COLOURS and (count <= find_class_limit(len(classes)) or count <= own + own // 4):
            groups[place] = ([*members, item], both)
            return
    if int(classes.max(initial=-1)) >= MOST_CLASSES:
        raise PoolError(
            f"people differ in {int(classes.max()) + 1:,} ways in what {item.name!r} reads; "
            f"at most {MOST_CLASSES:,} are possible"
        )
    groups.append(([item], classes))


class Drawer:
    """Draws the tables of one pool."""

    def __init__(
        self, pool: Pool, plan: Plan, applied: dict[str, NDArray[np.bool_]], earlier: Folded | None = None
    ) -> None:
        """Take the pool, to whom each criterion applies, and what was drawn before."""
        self.pool, self.plan, self.applied, self.earlier = pool, plan, applied, earlier

    def draw(self, members: list[Item], classes: NDArray[np.int32]) -> Table:
        """Score every class against every class, by one person of each."""
        first = np.unique(classes, return_index=True)[1]
        marks = tuple(item.mark for item in members)
        forth, rows = self._begin(marks, first)
        faces = self.pool.take(first)
        masks = {name: column[first] for name, column in self.applied.items()}
        step = max(ROWS_AT_ONCE // max(len(first), 1), 1)
        for start in range(0, len(rows), step):
            some = rows[start : start + step]
            forth[some] = _draw_rows(faces, self.plan, members, some, masks)
        codes = _pack_both_ways(members, forth) if any(item.criterion for item in members) else forth
        palette, met = _mix_palette(members, _pack_points), _mix_palette(members, _mark_met)
        return _keep_used(Table(classes, codes, palette, met, forth, marks))

    def _begin(
        self, marks: tuple[tuple[str, str], ...], first: NDArray[np.intp]
    ) -> tuple[NDArray[np.uint16], NDArray[np.intp]]:
        """Begin with what was drawn before: codes one way, and the rows to draw, whose own criteria have changed."""
        rows = np.arange(len(first))
        for table in self.earlier.tables if self.earlier else []:
            if table.members == marks and self.earlier:
                was = table.classes[first]
                changed = np.zeros(len(first), np.bool_)
                for name in [name for what, name in marks if what == "criterion"]:
                    changed |= self.applied[name][first] != self.earlier.applied[name][first]
                return table.forth[np.ix_(was, was)], rows[changed]
        return np.empty((len(first), len(first)), np.uint16), rows


def _keep_used(table: Table) -> Table:
    """Keep the colours that occur: a short palette stays close to the processor."""
    used = np.bincount(table.codes.ravel(), minlength=len(table.palette)) > 0
    renumbered = (np.cumsum(used) - 1).astype(np.uint16)
    return replace(table, codes=renumbered[table.codes], palette=table.palette[used], met=table.met[used])


def _draw_rows(
    faces: Pool, plan: Plan, members: list[Item], rows: NDArray[np.intp], applied: dict[str, NDArray[np.bool_]]
) -> NDArray[np.uint16]:
    """Draw one way: mixed-radix digits of each item's answer, one digit a rule, one a criterion."""
    kept = read_rules(faces, plan, rows) if any(item.rule for item in members) else {}
    code = np.zeros((len(rows), len(faces)), np.int64)
    for item in members:
        if item.rule is not None:
            code = code * 2 + ~kept[item.rule]
            continue
        if item.criterion is None:
            continue
        points = np.asarray(_list_points(item.criterion), np.int64)
        values = read_values(faces, item.criterion, rows) * applied[item.criterion.name][rows][:, None]
        places = np.zeros(int(points[-1]) + 1, np.int64)
        places[points] = np.arange(len(points))
        code = code * len(points) + places[values]
    return code.astype(np.uint16)


def _pack_both_ways(members: list[Item], forth: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """Join the code of a row toward a column with the code the other way; rules are the same both ways."""
    shape, digits = forth.shape, []
    rest = forth.astype(np.uint32)
    for item in reversed(members):
        radix = 2 if item.rule is not None else len(_list_points(item.criterion))
        digits.append((item, radix, (rest % radix).astype(np.uint16)))
        rest //= radix
    code = np.zeros(shape, np.uint16)
    for item, radix, digit in reversed(digits):
        code = code * radix + digit if item.rule is not None else (code * radix + digit) * radix + digit.T
    return code


def _mix_palette(members: list[Item], answer: Callable[[Item], NDArray[np.int64]]) -> NDArray[np.int64]:
    """List what every code stands for, in the order of the mixed radix; answers of all members add up."""
    palette = np.zeros(1, np.int64)
    for item in members:
        answers = np.asarray([0, BROKEN], np.int64) if item.criterion is None else answer(item)
        palette = (palette[:, None] + answers[None, :]).ravel()
    return palette


def _pack_points(item: Item) -> NDArray[np.int64]:
    """Pack the points of a criterion, both ways."""
    points = np.asarray(_list_points(item.criterion), np.int64)
    points *= item.criterion.points if item.criterion else 0
    return (points[:, None] + (points[None, :] << 32)).ravel()


def _mark_met(item: Item) -> NDArray[np.int64]:
    """Mark with the wish's bit where the column meets it."""
    values = np.asarray(_list_points(item.criterion), np.int64)
    return np.repeat((values >= MEETABLE) * np.int64(item.bit), len(values))


def _list_points(criterion: Criterion | None) -> list[int]:
    """List the distinct values that a criterion can give, 0 (does not apply) among them, rising."""
    if criterion is None:
        return [0]
    values = {0, *criterion.list_values()}
    if isinstance(criterion, Comparison) and isinstance(criterion.table, str):
        values.add(100)
    return sorted(values)


def _list_rule_keys(pool: Pool, plan: Plan) -> dict[str, NDArray[np.int64]]:
    rules = plan.rules
    keys = {name: pool.codes[name][:, None].astype(np.int64) for name in (*rules.differ, *rules.same)}
    for share in rules.share:
        keys[share.name] = _read_share_columns(pool, share)
    for grid in rules.grid:
        keys[grid.name] = _read_grid_columns(pool, grid)
    return keys


def _read_share_columns(pool: Pool, share: ShareRule) -> NDArray[np.int64]:
    return np.column_stack([pool.masks[share.wide], pool.masks[share.narrow]]).view(np.int64)


def _read_grid_columns(pool: Pool, grid: GridRule) -> NDArray[np.int64]:
    waived = pool.flags[grid.waived] if grid.waived else np.zeros(len(pool), np.bool_)
    return np.column_stack([pool.codes[grid.column], waived]).astype(np.int64)


def _read_criterion_columns(pool: Pool, criterion: Criterion) -> NDArray[np.int64]:
    if isinstance(criterion, Comparison | Steps):
        return pool.codes[criterion.column][:, None].astype(np.int64)
    if not isinstance(criterion, Levels):
        raise PlanError(f"criterion {criterion.name!r} is of no known kind")
    names = [*_list_telling(pool, criterion.mine, criterion), *_list_telling(pool, criterion.theirs, criterion)]
    return np.column_stack([pool.masks[name] for name in dict.fromkeys(names)]).view(np.int64)


def _list_telling(pool: Pool, names: tuple[str, ...], criterion: Levels) -> list[str]:
    """Leave out the masks of levels that lie within the level below and give no other value than it."""
    telling = [names[0]]
    for name, below, value, value_below in zip(
        names[1:], names[:-1], criterion.values[2:], criterion.values[1:-1], strict=True
    ):
        lies_within = not (pool.masks[name] & ~pool.masks[below]).any()
        if value != value_below or not lies_within:
            telling.append(name)
    return telling
