"""Make random pools and plans, small and full of ties: every kind of criterion and rule, few codes, unknown answers."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.plan import (
    Comparison,
    Criterion,
    GridRule,
    Levels,
    Objective,
    Overlap,
    Plan,
    Rules,
    ShareRule,
    Steps,
)
from pairloom.matching.problem import Pool
from tests.matching.brute import Case, pin_a_pair

ITEMS = 5


def make_case(seed: int, *, most: int = 10) -> Case:
    """Make a random case of two to ``most`` people; pins are pairs that may meet."""
    rng = np.random.default_rng(seed)
    count = int(rng.integers(2, most + 1))
    pool = make_small_pool(rng, count)
    plan = make_plan(rng)
    ids = pool.ids
    forbidden = draw_pairs(rng, ids, int(rng.integers(0, 3)))
    preview = draw_pairs(rng, ids, int(rng.integers(0, 4)))
    case = Case(pool, plan, int(rng.integers(0, 2**62)), (), forbidden, preview)
    return pin_a_pair(case, rng) if rng.random() < 0.2 else case


def make_small_pool(rng: np.random.Generator, count: int) -> Pool:
    """Make people with two or three codes a column, so that ties and impossible pairs are frequent."""
    ids = rng.permutation(np.arange(1, 4 * count + 1))[:count]
    words = int(rng.integers(1, 3))
    basic = make_mask(rng, count, words, 0.6)
    return Pool(
        ids=ids,
        codes={
            "country": draw_codes(rng, count, int(rng.integers(2, 6)), 0.03),
            "zone": draw_codes(rng, count, 3, 0.1),
            "stage": draw_codes(rng, count, 3, 0.1),
            "sector": draw_codes(rng, count, 2, 0.1),
        },
        flags={name: rng.random(count) < 0.5 for name in ("asks", "wants", "mails")},
        masks={
            "basic": basic,
            "good": basic & make_mask(rng, count, words, 0.7),
            "interests": make_mask(rng, count, 1, 0.4),
        },
        grids={"hours": make_grid(rng)},
        earlier=np.array(draw_pairs(rng, ids, int(rng.integers(0, 3))), np.int64).reshape(-1, 2),
        blocked=np.array(draw_pairs(rng, ids, int(rng.integers(0, 2))), np.int64).reshape(-1, 2),
    )


def make_plan(rng: np.random.Generator) -> Plan:
    """Make a plan of one to five criteria of any kind, some of the rules, and any order of what matters."""
    makers = [make_comparison, make_table, make_overlap, make_levels, make_steps]
    chosen = rng.choice(len(makers), int(rng.integers(1, 6)), replace=True)
    criteria = tuple(makers[kind](rng, f"criterion {place}") for place, kind in enumerate(chosen))
    tiers = sorted(set(rng.integers(100, 1001, int(rng.integers(0, 4))).tolist()))
    objective = Objective(
        threshold=bool(rng.random() < 0.8),
        tiers=tuple(tiers),
        percentile=int(rng.choice([0, 30, 50, 100])),
        preview=int(rng.choice([0, 3, 50])),
    )
    return Plan(name="drawn", criteria=criteria, rules=make_rules(rng), objective=objective)


def make_rules(rng: np.random.Generator) -> Rules:
    """Make rules of which each is there or not."""
    share = ShareRule(name="language", wide="basic", narrow="good")
    waived = "mails" if rng.random() < 0.5 else None
    grid = GridRule(name="hours", column="zone", grid="hours", at_least=int(rng.integers(1, 6)), waived=waived)
    return Rules(
        differ=("country",) if rng.random() < 0.7 else (),
        same=("sector",) if rng.random() < 0.15 else (),
        share=(share,) if rng.random() < 0.5 else (),
        grid=(grid,) if rng.random() < 0.4 else (),
        trio_share="basic" if rng.random() < 0.3 else None,
    )


def make_comparison(rng: np.random.Generator, name: str) -> Criterion:
    """Make a criterion that compares two codes."""
    table = str(rng.choice(["same", "different"]))
    unknown = int(rng.choice([0, 30]))
    return Comparison(**draw_head(rng, name), column=draw_column(rng), table=table, unknown=unknown)


def make_table(rng: np.random.Generator, name: str) -> Criterion:
    """Make a criterion that reads a table of two codes."""
    table = tuple(tuple(row) for row in rng.choice([0, 20, 40, 100], (6, 6)).tolist())
    return Comparison(**draw_head(rng, name), column=draw_column(rng), table=table, unknown=int(rng.choice([0, 50])))


def make_overlap(rng: np.random.Generator, name: str) -> Criterion:
    """Make a criterion that counts shared items."""
    table = ((0, 100), (0, 65, 100), (0, 50, 80, 100))[: int(rng.integers(1, 4))]
    return Overlap(**draw_head(rng, name), column="interests", table=table, partner_none=int(rng.choice([0, 22])))


def make_levels(rng: np.random.Generator, name: str) -> Criterion:
    """Make a criterion of two nested levels."""
    mine = ("basic", "good") if rng.random() < 0.5 else ("good", "good")
    return Levels(**draw_head(rng, name), mine=mine, theirs=("basic", "good"), values=(0, 40, 100))


def make_steps(rng: np.random.Generator, name: str) -> Criterion:
    """Make a criterion that steps through a grid."""
    return Steps(
        **draw_head(rng, name), column="zone", grid="hours", unit=int(rng.integers(1, 4)), values=(0, 40, 75, 100)
    )


def draw_head(rng: np.random.Generator, name: str) -> dict[str, Any]:
    """Draw what all kinds share: points, and whether it is a wish of some."""
    when = str(rng.choice(["asks", "wants"])) if rng.random() < 0.5 else None
    return {"name": name, "points": int(rng.integers(1, 400)), "when": when, "wish": bool(rng.random() < 0.4)}


def draw_column(rng: np.random.Generator) -> str:
    """Draw a column of codes."""
    return str(rng.choice(["country", "zone", "stage", "sector"]))


def draw_codes(rng: np.random.Generator, count: int, kinds: int, unknown: float) -> NDArray[np.int16]:
    """Draw codes, some of them unknown."""
    return np.where(rng.random(count) < unknown, -1, rng.integers(0, kinds, count)).astype(np.int16)


def make_mask(rng: np.random.Generator, count: int, words: int, share: float) -> NDArray[np.uint64]:
    """Make a mask in which each of a few items of the last word is set with a probability."""
    mask = np.zeros((count, words), np.uint64)
    for item in range(ITEMS):
        mask[:, -1] |= np.where(rng.random(count) < share, np.uint64(1) << np.uint64(13 * item), np.uint64(0))
    return mask


def make_grid(rng: np.random.Generator) -> NDArray[np.int16]:
    """Make a small measure that is the same both ways."""
    half = np.triu(rng.integers(0, 9, (3, 3)))
    return np.asarray(half + np.triu(half, 1).T, np.int16)


def draw_pairs(rng: np.random.Generator, ids: NDArray[np.int64], count: int) -> tuple[tuple[int, int], ...]:
    """Draw pairs of different ids."""
    drawn = [sorted(rng.choice(ids, 2, replace=False).tolist()) for _ in range(count)]
    return tuple((first, second) for first, second in {tuple(pair) for pair in drawn})
