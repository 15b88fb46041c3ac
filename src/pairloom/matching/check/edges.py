"""Check the prices of all proofs against every pair there is, in one pass over blocks of rows."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.check.measures import Scores, split_rows
from pairloom.matching.check.prices import Prices, check_seats
from pairloom.matching.check.proofs import Proof
from pairloom.matching.check.reading import Whole
from pairloom.matching.check.solution import Solution
from pairloom.matching.check.weights import Block, read_block, read_existing, weigh_block
from pairloom.matching.errors import ProofError

Kept = NDArray[np.bool_]
MOST_CLOSE = 20_000_000


def find_partnerable(scores: Scores, solution: Solution) -> int:
    """Count the active people who have anybody active they may be with; all of them when all are placed."""
    if solution.placed == int(solution.active.sum()):
        return solution.placed
    found = np.zeros(len(scores.people), np.bool_)
    for rows in split_rows(len(scores.people)):
        exists = read_existing(scores, solution, rows)
        found[rows] |= exists.any(axis=1)
        found[rows.start :] |= exists.any(axis=0)
    return int(found.sum())


def check_prices(scores: Scores, solution: Solution, proofs: Sequence[Proof]) -> int:
    """Check that no pair weighs more than its people and odd sets cost; collects close pairs, counts all."""
    count, alive = 0, np.zeros(len(scores.people), np.bool_)
    for rows in split_rows(len(scores.people)) if proofs else ():
        block = read_block(scores, solution, rows)
        count += int(block.exists.sum())
        meeting = block.exists & (block.low >= solution.threshold)
        alive[block.rows] |= meeting.any(axis=1)
        alive[block.cols] |= meeting.any(axis=0)
        for proof in proofs:
            _check_block(proof, scores, solution, block)
    for proof in proofs:
        if proof.has_seats:
            _check_seating(proof, solution, alive)
    return count


def _check_seating(proof: Proof, solution: Solution, alive: Kept) -> None:
    with_trio = int(alive.sum()) - solution.placed
    wanted = with_trio + (solution.placed % 2 if not proof.has_trio else 0)
    _check_number(proof, proof.prices, wanted)
    for prices in proof.exceptions:
        _check_number(proof, prices, with_trio)
    for prices in proof.list_prices():
        prices.leave_out(~alive, where=proof.name)
        check_seats(prices, where=proof.name)


def _check_number(proof: Proof, prices: Prices, wanted: int) -> None:
    if prices.seats != wanted:
        raise ProofError(f"{proof.name} has {prices.seats} empty seats; {wanted} are wanted")


def _check_block(proof: Proof, scores: Scores, solution: Solution, block: Block) -> None:
    exists = block.exists & (block.low >= proof.weights.floor)
    weight = 4 * weigh_block(proof.weights, solution, block)
    plain = _price(proof.prices, block) - weight
    slack = plain.copy()
    _check_slack(proof, proof.prices, slack, exists=exists, scores=scores, block=block)
    if proof.limit is not None:
        _collect_close(proof, plain, slack - plain, exists & (plain <= proof.reach), block)
    for prices in proof.exceptions:
        _check_slack(proof, prices, _price(prices, block) - weight, exists=exists, scores=scores, block=block)
    for prices in proof.impossible.values():
        _check_slack(proof, prices, _price(prices, block) - 4, exists=exists, scores=scores, block=block)


def _price(prices: Prices, block: Block) -> Whole:
    return np.asarray(prices.vertices[block.rows, None] + prices.vertices[None, block.cols], np.int64)


def _check_slack(proof: Proof, prices: Prices, slack: Whole, *, exists: Kept, scores: Scores, block: Block) -> None:
    prices.line.add_shared(slack, block.rows, block.cols)
    cheap = (slack < 0) & exists
    if cheap.any():
        row, col = np.argwhere(cheap)[0]
        first, second = scores.people.ids[[block.rows.start + row, block.cols.start + col]]
        missing = -int(slack[row, col])
        raise ProofError(f"{proof.name}: persons {first} and {second} weigh {missing} (times 4) more than they cost")


def _collect_close(proof: Proof, plain: Whole, shared: Whole, close: Kept, block: Block) -> None:
    rows, cols = np.nonzero(close)
    even = np.zeros_like(plain)
    proof.prices.evens.add_shared(even, block.rows, block.cols)
    pairs = np.stack([rows + block.rows.start, cols + block.cols.start], axis=1)
    proof.close.append((pairs, plain[rows, cols], shared[rows, cols], even[rows, cols]))
    if sum(len(found[0]) for found in proof.close) > MOST_CLOSE:
        raise ProofError(f"{proof.name} leaves more than {MOST_CLOSE:,} pairs open to trios; too loose to check")
