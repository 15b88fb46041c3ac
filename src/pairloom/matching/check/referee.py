"""Check a whole certificate: read it, measure all pairs anew, and verify matching, values and proofs."""

from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from pairloom.matching.check.edges import check_prices, find_partnerable
from pairloom.matching.check.levels import LevelVerdict, check_bounds, read_levels, set_limits, stand
from pairloom.matching.check.measures import Scores, measure_people
from pairloom.matching.check.people import read_people
from pairloom.matching.check.plan import read_plan
from pairloom.matching.check.proofs import read_proofs
from pairloom.matching.check.reading import check_text, read_object
from pairloom.matching.check.solution import Solution, read_solution
from pairloom.matching.check.trios import check_trios
from pairloom.matching.errors import ProofError

FORMAT, VERSION = "pairloom-proof", 2
NOTICE = (
    "This file is personal data. It holds numbers and codes, no names or addresses; but rare answers and the prices of "
    "people still point at persons. Keep it like the application form itself, and delete it with it."
)
ENTRIES = (
    *("format", "version", "notice", "seed", "plan", "threshold", "pool", "pinned", "forbidden", "preview"),
    *("pairs", "trios", "unmatched", "levels", "proofs"),
)


@dataclass(frozen=True)
class Verdict:
    """Report what was verified. A verdict exists only when nothing was wrong.

    people   how many the pool has; placed  how many of them have a partner
    checked  how many possible pairs the prices were checked against
    proofs   how many proofs were verified
    levels   each level with its value and its certified bound
    """

    people: int
    placed: int
    checked: int
    proofs: int
    levels: tuple[LevelVerdict, ...]
    seconds: float

    @property
    def is_proven(self) -> bool:
        """Tell whether every level is proven to be the best possible."""
        return all(level.is_proven for level in self.levels)


@dataclass(frozen=True)
class Findings:
    """Hold the verdict on a certificate with what was measured for it, by rows of its pool."""

    verdict: Verdict
    scores: Scores
    solution: Solution


def check_certificate(certificate: Mapping[str, Any]) -> Verdict:
    """Verify a certificate from its values alone; raises ProofError with the first violation.

    Time: about three looks at every pair, and one more at each for every proof. Memory: blocks of pairs, and
    tables of at most some 64 MB each.
    """
    return find_verdict(certificate).verdict


def find_verdict(certificate: Mapping[str, Any]) -> Findings:
    """Verify a certificate, and keep what was measured of its people."""
    began = perf_counter()
    entries = read_object(certificate, "the certificate", ENTRIES)
    _check_format(entries)
    people = read_people(entries["pool"])
    scores = measure_people(people, read_plan(entries["plan"], people))
    solution = read_solution(entries, scores)
    proofs = read_proofs(entries["proofs"], scores, solution)
    standing = stand(scores, solution, proofs, find_partnerable(scores, solution))
    levels = read_levels(entries["levels"], standing)
    set_limits(levels, standing)
    checked = check_prices(scores, solution, list(proofs.values()))
    for proof in proofs.values():
        check_trios(proof, scores, solution)
    check_bounds(levels, standing)
    placed = standing.free.placed + standing.fixed.placed
    verdict = Verdict(len(people), placed, checked, len(proofs), levels, perf_counter() - began)
    return Findings(verdict, scores, solution)


def _check_format(entries: Mapping[str, Any]) -> None:
    if entries["format"] != FORMAT:
        raise ProofError(f"this is no certificate: its format is not {FORMAT!r}")
    if type(entries["version"]) is not int or entries["version"] != VERSION:
        raise ProofError(f"the certificate is of another version; version {VERSION} can be checked")
    check_text(entries["notice"], "notice", NOTICE)
