"""Explain one pair: what each side gets from it, and the facts they share."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairloom.matching import values
from pairloom.matching.errors import WishError
from pairloom.matching.explain.readings import Direction, Reader
from pairloom.matching.plan import GridRule, Levels, Overlap, Plan, ShareRule, Steps
from pairloom.matching.problem import Pool
from pairloom.matching.result import Result


@dataclass(frozen=True)
class SharedItem:
    """Name an item that lets two people meet (a language), with the highest mask in which each has it."""

    rule: str
    item: int
    one: str
    other: str


@dataclass(frozen=True)
class Measure:
    """Give a grid's measure between two people (quarters of hours), and whether both waived its rule."""

    grid: str
    column: str
    amount: int
    is_waived: bool


@dataclass(frozen=True)
class PairReason:
    """Say why these two: codes and values, no words.

    there, back  how each is served by the other
    broken       names of the hard rules the two break, with ``earlier`` and ``blocked``; empty for a possible pair
    shared       overlap column -> numbers of the items that both named
    common       items that let the two meet by each share rule
    measures     one for each grid that the plan reads
    thin         overlap columns in which neither named anything: little is known of this pair
    """

    there: Direction
    back: Direction
    broken: tuple[str, ...]
    shared: dict[str, tuple[int, ...]]
    common: tuple[SharedItem, ...]
    measures: tuple[Measure, ...]
    thin: tuple[str, ...]


def explain_pair(result: Result, one: int, other: int) -> PairReason:
    """Explain the pair of these two ids, whether they were matched or not.

    Raises PoolError for an unknown id and WishError for one person twice. Cost O(people x criteria).
    """
    if one == other:
        raise WishError(f"person {one} is named twice; two people are wanted")
    pool, plan = result.pool, result.plan
    reader = Reader(pool, plan)
    mine, theirs = pool.find_rows([one, other]).tolist()
    columns = list(dict.fromkeys(item.column for item in plan.criteria if isinstance(item, Overlap)))
    return PairReason(
        there=reader.direct(reader.read(mine), theirs),
        back=reader.direct(reader.read(theirs), mine),
        broken=list_broken(reader, mine, theirs),
        shared={name: list_items(pool.masks[name][mine] & pool.masks[name][theirs]) for name in columns},
        common=tuple(item for rule in plan.rules.share for item in _list_common(pool, plan, rule, mine, theirs)),
        measures=_list_measures(pool, plan, mine, theirs),
        thin=tuple(name for name in columns if not (pool.masks[name][mine] | pool.masks[name][theirs]).any()),
    )


def list_broken(reader: Reader, mine: int, theirs: int) -> tuple[str, ...]:
    """Name the hard rules that two rows break, in the plan's order, then ``earlier`` and ``blocked``."""
    return tuple(name for name, broken in reader.find_broken(mine).items() if broken[theirs])


def list_items(mask: NDArray[np.uint64]) -> tuple[int, ...]:
    """List the numbers of the items in one mask of uint64[words]."""
    return tuple(64 * place + bit for place, word in enumerate(mask.tolist()) for bit in range(64) if word >> bit & 1)


def _list_common(pool: Pool, plan: Plan, rule: ShareRule, mine: int, theirs: int) -> list[SharedItem]:
    wide, narrow = pool.masks[rule.wide], pool.masks[rule.narrow]
    items = list_items((wide[mine] & narrow[theirs]) | (narrow[mine] & wide[theirs]))
    nest = _find_nest(plan, rule)
    return [
        SharedItem(rule.name, item, _find_highest(pool, nest, mine, item), _find_highest(pool, nest, theirs, item))
        for item in items
    ]


def _find_nest(plan: Plan, rule: ShareRule) -> tuple[str, ...]:
    """Find the masks, lowest first, that grade the items of a rule: the longest levels criterion that holds both."""
    nests = [item.mine for item in plan.criteria if isinstance(item, Levels) and item.mine == item.theirs]
    fitting = [nest for nest in nests if rule.wide in nest and rule.narrow in nest]
    return max(fitting, key=len, default=(rule.wide, rule.narrow))


def _find_highest(pool: Pool, nest: tuple[str, ...], row: int, item: int) -> str:
    place, bit = divmod(item, 64)
    having = [name for name in nest if int(pool.masks[name][row, place]) >> bit & 1]
    return having[-1]


def _list_measures(pool: Pool, plan: Plan, mine: int, theirs: int) -> tuple[Measure, ...]:
    rules = {(rule.grid, rule.column): rule for rule in plan.rules.grid}
    asked = [(item.grid, item.column) for item in plan.criteria if isinstance(item, Steps)]
    return tuple(
        Measure(
            grid=grid,
            column=column,
            amount=int(values.measure_grid(pool, column, grid, mine)[theirs]),
            is_waived=_is_waived(pool, rules.get((grid, column)), mine, theirs),
        )
        for grid, column in dict.fromkeys([*rules, *asked])
    )


def _is_waived(pool: Pool, rule: GridRule | None, mine: int, theirs: int) -> bool:
    return bool(rule and rule.waived and pool.flags[rule.waived][[mine, theirs]].all())
