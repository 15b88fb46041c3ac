"""Make small pools, plans and results by hand."""

from collections.abc import Sequence

import numpy as np

from pairloom.matching.explain.readings import Reader
from pairloom.matching.plan import (
    Comparison,
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
from pairloom.matching.result import Claim, Level, Proof, Result, Unmatched

LADDER = ((0, 100), (0, 65, 100), (0, 50, 80, 100))

FRIENDLY_PLAN = Plan(
    name="friendly",
    rules=Rules(
        differ=("country",),
        share=(ShareRule("language", "speaks", "speaks_well"),),
        grid=(GridRule("hours", "zone", "hours", 8, waived="prefers_email"),),
    ),
    criteria=(
        Overlap(name="interests", points=400, column="interests", table=LADDER, partner_none=22),
        Comparison(name="same_sector", points=250, column="sector", table="same", when="wants_same", wish=True),
        Levels(
            name="comfort",
            points=150,
            mine=("speaks", "speaks_well"),
            theirs=("speaks", "speaks_well"),
            values=(0, 40, 100),
        ),
        Steps(name="hours", points=150, column="zone", grid="hours", unit=4, values=(0, 40, 75, 100)),
    ),
)


def make_masks(rows: Sequence[Sequence[int]]) -> np.ndarray[tuple[int, int], np.dtype[np.uint64]]:
    """Make one-word masks from lists of item numbers."""
    return np.array([[sum(1 << item for item in items)] for items in rows], np.uint64)


def make_friends() -> Pool:
    """Make six people, ids 10 to 15: five can meet each other, 15 shares a language with nobody.

    10 and 11 were partners before, 12 and 13 come from one country, 10 and 14 have no hours in common.
    """
    return Pool(
        ids=np.arange(10, 16),
        codes={
            "country": np.array([0, 1, 2, 2, 3, 4]),
            "sector": np.array([0, 0, 1, 0, 1, 0]),
            "zone": np.array([0, 0, 0, 0, 1, 0]),
        },
        flags={
            "wants_same": np.array([True, False, True, False, False, False]),
            "prefers_email": np.array([False, False, False, True, True, False]),
        },
        masks={
            "interests": make_masks([[0, 1], [0, 1, 2], [], [0], [], [3]]),
            "speaks": make_masks([[0], [0], [0], [0, 1], [0, 1], [5]]),
            "speaks_well": make_masks([[0], [0], [], [0, 1], [0], [5]]),
        },
        grids={"hours": np.array([[12, 7], [7, 12]])},
        earlier=np.array([[10, 11]]),
    )


def make_result(
    pool: Pool,
    plan: Plan,
    pairs: Sequence[tuple[int, int]],
    *,
    trios: Sequence[tuple[int, int, int]] = (),
    unmatched: tuple[Unmatched, ...] = (),
    proofs: tuple[Proof, ...] = (),
    pinned: Sequence[tuple[int, int]] = (),
    forbidden: Sequence[tuple[int, int]] = (),
    preview: Sequence[tuple[int, int]] = (),
) -> Result:
    """Make a result of these pairs of ids, with every level's value as its own bound."""
    reader = Reader(pool, plan)
    readings = [reader.read(row) for row in range(len(pool))]
    points, rel = np.full(len(pool), -1, np.int32), np.full(len(pool), -1, np.int16)
    for group in [*pairs, *trios]:
        rows = pool.find_rows(group).tolist()
        for row in rows:
            others = [other for other in rows if other != row]
            points[row] = min(readings[row].points[others])
            rel[row] = min(readings[row].find_rel(other) for other in others)
    result = Result(
        pool=pool,
        plan=plan,
        seed=0,
        pairs=np.array(pairs, np.int64).reshape(-1, 2),
        trios=tuple(trios),
        unmatched=unmatched,
        levels=(),
        proofs=proofs,
        rel=rel,
        points=points,
        best=np.array([reading.best for reading in readings], np.int32),
        median=np.array([find_median(reading.points[reading.admissible], plan) for reading in readings], np.int32),
        options=np.array([reading.admissible.sum() for reading in readings], np.int32),
        pinned=np.array(pinned, np.int64).reshape(-1, 2),
        forbidden=np.array(forbidden, np.int64).reshape(-1, 2),
        preview=np.array(preview, np.int64).reshape(-1, 2),
        prices=np.arange(len(pool), dtype=np.float64),
        is_refereed=True,
        is_reproducible=True,
        is_exact=True,
        compiled={},
        seconds={},
    )
    object.__setattr__(result, "levels", list_levels(result))
    return result


def find_median(points: np.ndarray[tuple[int], np.dtype[np.int64]], plan: Plan) -> int:
    """Find the points from which on a partner is in the better part that the plan asks for."""
    if not len(points):
        return -1
    place = max(-(-plan.objective.percentile * len(points) // 100), 1)
    return int(np.sort(points)[place - 1])


def list_levels(result: Result) -> tuple[Level, ...]:
    """Count each level of a result, the lot apart."""
    placed = result.rel >= 0
    objective: Objective = result.plan.objective
    counts: list[tuple[Claim, int | None, int]] = [(Claim.PLACED, None, int(placed.sum()))]
    if objective.threshold:
        counts.append((Claim.THRESHOLD, None, result.worst_off))
    counts += [(Claim.TIER, tier, int((result.rel >= tier).sum())) for tier in objective.tiers]
    if objective.percentile:
        better = int((placed & (result.points >= result.median)).sum())
        counts.append((Claim.PERCENTILE, objective.percentile, better))
    counts.append((Claim.SUM, None, int(result.rel[placed].sum(dtype=np.int64))))
    return tuple(Level(claim, value, value, at) for claim, at, value in counts)
