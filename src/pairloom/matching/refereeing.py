"""Hand a result to the independent referee."""

from dataclasses import replace
from time import perf_counter
from typing import Any

import numpy as np

from pairloom.matching.certificate import make_certificate
from pairloom.matching.check import Verdict, check_certificate
from pairloom.matching.check.referee import find_verdict
from pairloom.matching.comparing import compare_measures, compare_reasons
from pairloom.matching.errors import ProofError
from pairloom.matching.plan import Plan
from pairloom.matching.problem import Pool
from pairloom.matching.result import Result

REFEREED_UP_TO = 20_000


def check_result(pool: Pool, plan: Plan, result: Result) -> Verdict:
    """Check a result against the pool and plan it should belong to; raises ProofError with the first violation.

    Covered: pairs, trios, levels and proofs, as the referee verifies them; rel, points, best, median (where the plan
    names a percentile), options and prices of everybody, measured by the referee anew; and who has no partner and why,
    found anew by the engine's own code. The rows of the pool may come in any order.

    Not covered, because nothing in the result can show it: what was asked (the seed and the pinned, forbidden and
    preview pairs are taken as the result says); how it was made (`is_refereed`, `is_reproducible`, `is_exact`,
    `compiled`, `seconds`); and the words of somebody who is said to be out of time in a round that is not reproducible.
    A result that time cut short before everybody's own best was known cannot be checked, and is refused.
    """
    _check_kinds(pool, plan, result)
    if plan != result.plan:
        raise ProofError(f"the result was made by another plan than {plan.name!r}")
    if len(pool) != len(result.pool) or not np.array_equal(np.sort(pool.ids), np.sort(result.pool.ids)):
        raise ProofError("the result was made for other people than those of the pool")
    if result.pool.take(result.pool.find_rows(pool.ids)) != pool:
        raise ProofError("the result was made from other answers than those of the pool")
    if not result.is_exact:
        raise ProofError("time ended before everybody's own best was known; how well people are served is an estimate")
    findings = find_verdict(_write_certificate(result))
    compare_measures(result, findings)
    compare_reasons(result, findings)
    return findings.verdict


def _check_kinds(pool: object, plan: object, result: object) -> None:
    for name, value, kind in (("pool", pool, Pool), ("plan", plan, Plan), ("result", result, Result)):
        if not isinstance(value, kind):
            raise ProofError(f"the {name} is of the kind {type(value).__name__}; a {kind.__name__} is wanted")
    if not isinstance(result.pool, Pool):  # type: ignore[attr-defined]
        raise ProofError("the result has no pool")


def _write_certificate(result: Result) -> dict[str, Any]:
    """Write the certificate of a result that may hold anything in place of its parts."""
    try:
        return make_certificate(result)
    except (AttributeError, TypeError, ValueError) as error:
        raise ProofError(f"a part of the result is not of its kind: {error}") from error


def referee(result: Result) -> Result:
    """Let the referee verify a result of up to 20,000 people; larger ones stay as they are, and say so."""
    if len(result.pool) > REFEREED_UP_TO or not result.is_exact:
        return result
    started = perf_counter()
    check_certificate(make_certificate(result))
    seconds = {**result.seconds, "check": perf_counter() - started}
    return replace(result, is_refereed=True, seconds=seconds)
