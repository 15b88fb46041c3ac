"""Compare what a result says of its people with what the referee measured, and why some have no partner."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.check.reading import describe
from pairloom.matching.check.referee import Findings
from pairloom.matching.errors import ProofError
from pairloom.matching.explain.readings import Reader
from pairloom.matching.reasons import find_reasons
from pairloom.matching.result import Claim, Result, Unmatched, Why


def compare_measures(result: Result, findings: Findings) -> None:
    """Check rel, points, best, median, options and prices of everybody; raises ProofError with the first wrong one."""
    scores, solution, count = findings.scores, findings.solution, len(result.pool)
    rel, points = np.full(count, -1, np.int64), np.full(count, -1, np.int64)
    for groups in (solution.fixed, solution.pairs, solution.trios):
        rel[groups.members], points[groups.members] = groups.rel, groups.points
    measured: dict[str, NDArray[Any]] = {"rel": rel, "points": points, "best": scores.best, "options": scores.options}
    if result.plan.objective.percentile:
        measured["median"] = np.where(scores.options > 0, scores.median, -1)
    duals = [proof.duals.people for proof in result.proofs if proof.claim == Claim.SUM]
    measured["prices"] = duals[-1] / 4 if duals else np.zeros(count)
    for name, right in measured.items():
        _compare_column(name, getattr(result, name), right, result.pool.ids)


def compare_reasons(result: Result, findings: Findings) -> None:
    """Check why each person without a partner has none; raises ProofError with the first wrong reason.

    Somebody of a round that time cut short may always be said to be out of time.
    """
    found: object = result.unmatched
    right = find_right_reasons(result, findings.solution.hashes)
    if not isinstance(found, Sequence) or [_name(one) for one in found] != [one.person for one in right]:
        raise ProofError("unmatched does not name everybody without a partner once, by rising number")
    for told, wanted in zip(found, right, strict=True):
        is_late = told == Unmatched(wanted.person, Why.OUT_OF_TIME) and not result.is_reproducible
        if told != wanted and not is_late:
            raise ProofError(
                f"the result gives another reason why person {wanted.person} has no partner than {wanted.why.value!r}, "
                "or other people or rules for it"
            )


def find_right_reasons(result: Result, hashes: NDArray[np.uint64]) -> tuple[Unmatched, ...]:
    """Find why each person without a partner has none, going over people by their lots as the solve did."""
    ids = result.pool.ids
    pool = result.pool.take(np.lexsort((ids, hashes, np.isin(ids, result.pinned))))
    size = len(pool) - result.pinned.size
    pairs = pool.find_rows(result.pairs).reshape(-1, 2)
    trios = np.sort(pool.find_rows(result.trios).reshape(-1, 3), axis=1)
    mate = np.full(len(pool), -1, np.int64)
    one, other = np.concatenate([pairs[(pairs < size).all(axis=1)], trios[:, :2]]).T
    mate[one], mate[other] = other, one
    alone = np.setdiff1d(np.arange(len(pool)), np.concatenate([pairs.ravel(), trios.ravel()]))
    reader, forbidden = Reader(pool, result.plan), pool.find_rows(result.forbidden).reshape(-1, 2)

    def find_possible(row: int) -> NDArray[np.bool_]:
        possible = reader.find_admissible(row)
        possible[size:] = False
        possible[forbidden[(forbidden == row).any(axis=1)]] = False
        return possible

    return find_reasons(
        pool,
        result.plan,
        alone[np.argsort(pool.ids[alone])],
        mate=mate,
        admissible=find_possible,
        is_proven=result.levels[0].is_proven,
        forbidden=result.forbidden,
        pinned=result.pinned,
    )


def _compare_column(name: str, found: object, right: NDArray[Any], ids: NDArray[np.int64]) -> None:
    if not isinstance(found, np.ndarray) or found.shape != right.shape or found.dtype.kind not in "iuf":
        raise ProofError(f"{name} of the result is no list of one number for each of {len(ids)} people")
    wrong = np.flatnonzero(found != right)
    if len(wrong):
        row = wrong[0]
        raise ProofError(f"{name} of person {ids[row]} is {found[row]} in the result; it is {right[row]}")


def _name(told: object) -> str | int:
    return told.person if isinstance(told, Unmatched) else describe(told)
