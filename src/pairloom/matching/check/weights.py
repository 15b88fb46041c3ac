"""Weigh pairs and trios as one proof does: the levels it is about, put into one 64-bit whole number."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.check.lots import MOST_LOT, draw_lots
from pairloom.matching.check.measures import Scores
from pairloom.matching.check.plan import BEST
from pairloom.matching.check.reading import Whole, read_object, read_whole, read_wholes, read_yes
from pairloom.matching.check.solution import Groups, Solution, Tally, count_preview, sum_lots
from pairloom.matching.errors import ProofError

HEAVIEST = 1 << 56


@dataclass(frozen=True)
class Weights:
    """Hold the factors of one proof.

    table   int64[1001], what a direction of each rel adds (tiers and rel), times the scale
    """

    floor: int
    pair: int
    rel: int
    tiers: tuple[int, ...]
    percentile: int
    preview: int
    scale: int
    lot: bool
    table: Whole

    @property
    def is_plain(self) -> bool:
        """Tell whether these weights count pairs and nothing else."""
        others = (self.rel, *self.tiers, self.percentile, self.preview)
        return self.pair == 1 and self.scale == 1 and not any(others) and not self.lot


@dataclass(frozen=True)
class Block:
    """Hold what every proof needs of a block of pairs: existing ones, rel both ways, who is in the better part."""

    rows: slice
    cols: slice
    exists: NDArray[np.bool_]
    mine: Whole
    theirs: Whole
    low: Whole
    better: Whole


def read_weights(value: object, plan_tiers: tuple[int, ...]) -> Weights:
    """Read the weights of a proof; refuses what 64 bits cannot hold."""
    names = ("floor", "pair", "rel", "tiers", "percentile", "preview", "scale", "lot")
    entry = read_object(value, "weights", names)
    rel, percentile, preview, scale = (
        read_whole(entry[name], f"weights.{name}", low, HEAVIEST)
        for name, low in (("rel", 0), ("percentile", 0), ("preview", 0), ("scale", 1))
    )
    tiers = read_wholes(entry["tiers"], "weights.tiers", 0, HEAVIEST)
    if len(tiers) not in (0, len(plan_tiers)):
        raise ProofError(f"weights.tiers has {len(tiers)} entries; the plan has {len(plan_tiers)} tiers")
    pair = read_whole(entry["pair"], "weights.pair", 0, 1)
    steps = tuple(tiers.tolist()) or (0,) * len(plan_tiers)
    heaviest = scale * (pair + 2 * (rel * BEST + sum(steps) + percentile) + preview) + 2 * MOST_LOT
    if heaviest > HEAVIEST:
        raise ProofError("a pair may weigh more than 2^56; that is too heavy to add up safely")
    reached = np.arange(BEST + 1)
    table = scale * sum((step * (reached >= tier) for step, tier in zip(steps, plan_tiers, strict=True)), rel * reached)
    floor = read_whole(entry["floor"], "weights.floor", 0, BEST)
    lot = read_yes(entry["lot"], "weights.lot")
    return Weights(floor, pair, rel, steps, percentile, preview, scale, lot, table)


def read_existing(scores: Scores, solution: Solution, rows: slice) -> NDArray[np.bool_]:
    """Tell which pairs exist among active rows and themselves and all later people; each pair is there once."""
    cols = slice(rows.start, len(scores.people))
    exists = scores.read_allowed(rows, cols)
    exists[solution.forbidden.find(rows, cols)] = False
    exists &= solution.active[rows, None] & solution.active[None, cols]
    height = rows.stop - rows.start
    exists[:, :height] &= np.triu(np.ones((height, height), np.bool_), 1)
    return exists


def read_block(scores: Scores, solution: Solution, rows: slice) -> Block:
    """Read a block of rows against themselves and all later people."""
    cols = slice(rows.start, len(scores.people))
    exists = read_existing(scores, solution, rows)
    points, back, mine, theirs = scores.read_rel(rows, cols)
    better = (points >= scores.median[rows, None]).astype(np.int64) + (back >= scores.median[None, cols])
    return Block(rows, cols, exists, mine, theirs, np.minimum(mine, theirs), better)


def weigh_block(weights: Weights, solution: Solution, block: Block) -> Whole:
    """Weigh every pair of a block."""
    total = np.take(weights.table, block.mine, mode="clip")
    total += np.take(weights.table, block.theirs, mode="clip")
    if weights.percentile:
        total += block.better * (weights.percentile * weights.scale)
    if weights.preview:
        total[solution.preview.find(block.rows, block.cols)] += weights.preview * weights.scale
    if weights.lot:
        total += draw_lots(solution.hashes[block.rows, None], solution.hashes[None, block.cols])
    return total + weights.pair * weights.scale if weights.pair else total


def weigh_trios(weights: Weights, scores: Scores, solution: Solution, trios: Groups) -> Whole:
    """Weigh whole trios: each member by the lower of two, half the bonus and half the lots of the three pairs."""
    better = (trios.points >= scores.median[trios.members]).sum(axis=1)
    bonus = weights.preview * count_preview(solution, trios.members) // 2
    total = weights.table[trios.rel].sum(axis=1) + weights.scale * (weights.percentile * better + bonus)
    return np.asarray(total + sum_lots(solution, trios.members) if weights.lot else total, np.int64)


def weigh_prefix(weights: Weights, counts: Tally, tiers: int) -> int:
    """Weigh the first tiers of a tally, without the scale."""
    return sum(weight * count for weight, count in zip(weights.tiers[:tiers], counts.tiers[:tiers], strict=True))
