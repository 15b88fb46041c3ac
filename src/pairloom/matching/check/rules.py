"""Read the hard rules of a certificate's plan: what must hold for two people to meet at all."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.check.criteria import Rows, get_column, get_grid, measure, share_items
from pairloom.matching.check.people import People
from pairloom.matching.check.reading import Whole, read_list, read_object, read_text, read_whole
from pairloom.matching.errors import ProofError

FURTHEST = 2**31
Kept = NDArray[np.bool_]


@dataclass(frozen=True)
class Rule:
    """Tell which pairs keep one rule; ``columns`` (first axis n) are all that it depends on, on either side."""

    name: str
    read: Callable[[Rows, Rows], Kept]
    columns: tuple[NDArray[Any], ...]


def read_rules(value: object, people: People) -> tuple[tuple[Rule, ...], NDArray[np.uint64] | None]:
    """Read the rules, and the mask in which the three of a trio need one item in common (or None)."""
    rules = read_object(value, "plan.rules", ("differ", "same", "share", "grid", "trio_share"))
    built = [
        *(_build_differ(name, people) for name in read_list(rules["differ"], "rules.differ")),
        *(_build_same(name, people) for name in read_list(rules["same"], "rules.same")),
        *(_build_share(rule, people) for rule in read_list(rules["share"], "rules.share")),
        *(_build_grid(rule, people) for rule in read_list(rules["grid"], "rules.grid")),
    ]
    trio = rules["trio_share"]
    return tuple(built), None if trio is None else get_column(people.masks, trio, "mask", "the rule for trios")


def _build_differ(name: object, people: People) -> Rule:
    codes = get_column(people.codes, name, "codes", "the rules")
    return Rule(f"{name} must differ", partial(_differ, codes), (codes,))


def _differ(codes: Whole, first: Rows, second: Rows) -> Kept:
    mine, theirs = codes[first], codes[second]
    return np.asarray((mine != theirs) & (mine >= 0) & (theirs >= 0), np.bool_)


def _build_same(name: object, people: People) -> Rule:
    codes = get_column(people.codes, name, "codes", "the rules")
    return Rule(f"{name} must be the same", partial(_agree, codes), (codes,))


def _agree(codes: Whole, first: Rows, second: Rows) -> Kept:
    mine, theirs = codes[first], codes[second]
    return np.asarray((mine == theirs) & (mine >= 0), np.bool_)


def _build_share(value: object, people: People) -> Rule:
    entry = read_object(value, "a share rule", ("name", "wide", "narrow"))
    name = read_text(entry["name"], "a share rule's name")
    wide = get_column(people.masks, entry["wide"], "mask", name)
    narrow = get_column(people.masks, entry["narrow"], "mask", name)
    if wide.shape != narrow.shape:
        raise ProofError(f"rule {name!r} compares masks of different width")
    return Rule(f"rule {name!r}", partial(_share, wide, narrow), (wide, narrow))


def _share(wide: NDArray[np.uint64], narrow: NDArray[np.uint64], first: Rows, second: Rows) -> Kept:
    return share_items(wide, narrow, first, second) | share_items(narrow, wide, first, second)


def _build_grid(value: object, people: People) -> Rule:
    entry = read_object(value, "a grid rule", ("name", "column", "grid", "at_least", "waived"))
    name = read_text(entry["name"], "a grid rule's name")
    codes, grid = get_grid(people, entry["column"], entry["grid"], name)
    least = read_whole(entry["at_least"], f"at_least of {name!r}", -FURTHEST, FURTHEST)
    if entry["waived"] is None:
        return Rule(f"rule {name!r}", partial(_reach, codes, grid, least, None), (codes,))
    waived = get_column(people.flags, entry["waived"], "flag", name)
    return Rule(f"rule {name!r}", partial(_reach, codes, grid, least, waived), (codes, waived))


def _reach(codes: Whole, grid: Whole, least: int, waived: Kept | None, first: Rows, second: Rows) -> Kept:
    kept = (measure(codes, grid, first, second) >= least) & (codes[first] >= 0) & (codes[second] >= 0)
    return np.asarray(kept if waived is None else kept | (waived[first] & waived[second]), np.bool_)
