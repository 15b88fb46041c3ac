"""Rebuild a result from its certificate, to explain it where the sheet itself is not at hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.errors import MatchingError, ProofError
from pairloom.matching.explain.readings import Reader, Reading, scale_points
from pairloom.matching.plan import Plan
from pairloom.matching.problem import Pool
from pairloom.matching.result import Claim, Duals, Level, NestedSets, Proof, Result, TrioProof, Unmatched, Weights, Why

WORD = 64


@dataclass(frozen=True)
class Measures:
    """Hold what a result says of each row, as in `Result`."""

    rel: NDArray[np.int16]
    points: NDArray[np.int32]
    best: NDArray[np.int32]
    median: NDArray[np.int32]
    options: NDArray[np.int32]


def restore_result(certificate: Mapping[str, Any]) -> Result:
    """Rebuild pool, plan, pairs and proofs as written; how well each is served is measured anew.

    Nothing is verified here: let the referee do so first. Why somebody has no partner is told as far as rules tell.
    Raises ProofError for values that cannot be read. Cost O(people squared x criteria).
    """
    try:
        return _restore(certificate)
    except MatchingError as error:
        raise ProofError(f"the certificate holds no round: {error}") from error
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError) as error:
        raise ProofError(f"the certificate is not complete: {type(error).__name__}, {error}") from error


def _restore(certificate: Mapping[str, Any]) -> Result:
    pool, plan = _read_pool(certificate["pool"]), Plan.from_dict(certificate["plan"])
    proofs = tuple(_read_proof(entry) for entry in certificate["proofs"])
    pairs = _read_pairs(certificate["pairs"])
    trios = tuple((int(one), int(two), int(three)) for one, two, three in certificate["trios"])
    reader = Reader(pool, plan)
    measures = _measure(reader, _list_partners(pool, [*pairs.tolist(), *trios]))
    return Result(
        pool=pool,
        plan=plan,
        seed=int(certificate["seed"]),
        pairs=pairs,
        trios=trios,
        unmatched=tuple(_tell_unmatched(reader, int(person)) for person in certificate["unmatched"]),
        levels=tuple(_read_level(entry) for entry in certificate["levels"]),
        proofs=proofs,
        rel=measures.rel,
        points=measures.points,
        best=measures.best,
        median=measures.median,
        options=measures.options,
        pinned=_read_pairs(certificate["pinned"]),
        forbidden=_read_pairs(certificate["forbidden"]),
        preview=_read_pairs(certificate["preview"]),
        prices=_read_prices(proofs, len(pool)),
        is_refereed=False,
        is_reproducible=True,
        is_exact=True,
        compiled={},
        seconds={},
    )


def _measure(reader: Reader, partners: list[list[int]]) -> Measures:
    count = len(partners)
    empty = np.full(count, -1, np.int32)
    measures = Measures(np.full(count, -1, np.int16), empty, empty.copy(), empty.copy(), np.zeros(count, np.int32))
    for row, others in enumerate(partners):
        reading = reader.read(row)
        measures.options[row] = np.count_nonzero(reading.admissible)
        measures.best[row] = reading.best
        measures.median[row] = _find_median(reading, reader.plan.objective.percentile)
        if others:
            measures.points[row] = reading.points[others].min()
            measures.rel[row] = scale_points(int(measures.points[row]), reading.best)
    return measures


def _find_median(reading: Reading, percentile: int) -> int:
    """Find the smallest points with at least this percentile of the admissible partners at or below them."""
    points = np.sort(reading.points[reading.admissible])
    return int(points[max(-(-percentile * len(points) // 100), 1) - 1]) if len(points) else -1


def _list_partners(pool: Pool, groups: list[Any]) -> list[list[int]]:
    partners: list[list[int]] = [[] for _ in range(len(pool))]
    for group in groups:
        rows = pool.find_rows(group).tolist()
        for row in rows:
            partners[row] = [other for other in rows if other != row]
    return partners


def _tell_unmatched(reader: Reader, person: int) -> Unmatched:
    """Tell which rules stand between a person and the others; possible partners were all needed elsewhere."""
    row = int(reader.pool.find_rows([person])[0])
    broken = {name: int(np.count_nonzero(column)) for name, column in reader.find_broken(row).items()}
    possible = reader.pool.ids[reader.find_admissible(row)].tolist()
    why = Why.TOO_FEW_PARTNERS if possible else Why.NOBODY_POSSIBLE
    return Unmatched(person, why, {name: count for name, count in broken.items() if count}, (person,), tuple(possible))


def _read_pool(entries: Mapping[str, Any]) -> Pool:
    count = len(entries["ids"])
    return Pool(
        ids=np.array(entries["ids"], np.int64),
        codes={name: np.array(column, np.int16) for name, column in entries["codes"].items()},
        flags={name: np.array(column, np.bool_) for name, column in entries["flags"].items()},
        masks={name: _read_mask(mask, count) for name, mask in entries["masks"].items()},
        grids={name: np.array(grid, np.int16).reshape(len(grid), -1) for name, grid in entries["grids"].items()},
        earlier=_read_pairs(entries["earlier"]),
        blocked=_read_pairs(entries["blocked"]),
    )


def _read_mask(entry: Mapping[str, Any], count: int) -> NDArray[np.uint64]:
    mask = np.zeros((count, int(entry["words"])), np.uint64)
    for row, items in enumerate(entry["items"]):
        for item in items:
            mask[row, item // WORD] |= np.uint64(1 << item % WORD)
    return mask


def _read_pairs(pairs: list[list[int]]) -> NDArray[np.int64]:
    return np.array(pairs, np.int64).reshape(-1, 2)


def _read_level(entry: Mapping[str, Any]) -> Level:
    return Level(Claim(entry["claim"]), int(entry["value"]), int(entry["bound"]), entry["at"])


def _read_proof(entry: Mapping[str, Any]) -> Proof:
    weights = Weights(**{**entry["weights"], "tiers": tuple(entry["weights"]["tiers"])})
    trios = tuple(
        TrioProof((trio["trio"][0], trio["trio"][1], trio["trio"][2]), _read_duals(trio["duals"]), trio["impossible"])
        for trio in entry["trios"]
    )
    return Proof(
        Claim(entry["claim"]),
        entry["at"],
        weights,
        int(entry["bound"]),
        _read_duals(entry["duals"]),
        trios,
        entry["has_trio"],
    )


def _read_duals(entry: Mapping[str, Any]) -> Duals:
    return Duals(
        people=np.array(entry["people"], np.int64),
        seats=np.array(entry["seats"], np.int64),
        odd_sets=NestedSets(
            *(np.array(entry["odd_sets"][name], np.int64) for name in ("line", "begins", "ends", "prices"))
        ),
    )


def _read_prices(proofs: tuple[Proof, ...], count: int) -> NDArray[np.float64]:
    """Read what each person costs the others, from the last proof of the sum; 0 without one."""
    duals = [proof.duals.people for proof in proofs if proof.claim == Claim.SUM]
    return duals[-1] / 4 if duals else np.zeros(count)
