"""Hand a result to the independent referee."""

from dataclasses import replace
from time import perf_counter

import numpy as np

from pairloom.matching.certificate import make_certificate
from pairloom.matching.check import Verdict, check_certificate
from pairloom.matching.errors import ProofError
from pairloom.matching.plan import Plan
from pairloom.matching.problem import Pool
from pairloom.matching.result import Result

REFEREED_UP_TO = 20_000


def check_result(pool: Pool, plan: Plan, result: Result) -> Verdict:
    """Check a result against the pool and plan it should belong to; raises ProofError with the first violation."""
    if plan != result.plan:
        raise ProofError(f"the result was made by another plan than {plan.name!r}")
    if len(pool) != len(result.pool) or not np.array_equal(np.sort(pool.ids), np.sort(result.pool.ids)):
        raise ProofError("the result was made for other people than those of the pool")
    order = result.pool.find_rows(pool.ids)
    certificate = make_certificate(result)
    if make_certificate(replace(result, pool=result.pool.take(order)))["pool"] != _write_pool(pool, result):
        raise ProofError("the result was made from other answers than those of the pool")
    return check_certificate(certificate)


def _write_pool(pool: Pool, result: Result) -> object:
    return make_certificate(replace(result, pool=pool))["pool"]


def referee(result: Result) -> Result:
    """Let the referee verify a result of up to 20,000 people; larger ones stay as they are, and say so."""
    if len(result.pool) > REFEREED_UP_TO or not result.is_exact:
        return result
    started = perf_counter()
    check_certificate(make_certificate(result))
    seconds = {**result.seconds, "check": perf_counter() - started}
    return replace(result, is_refereed=True, seconds=seconds)
