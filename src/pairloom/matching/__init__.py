"""Match one pool of people into pairs, provably as well as possible. Knows numbers and codes, no names and no Django.

The solver and the core of blossoms are loaded when they are first asked for: their compiled code takes a moment that a
web page need not pay.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from pairloom.matching import explain
from pairloom.matching.certificate import read_certificate, write_certificate
from pairloom.matching.check import Verdict, check_certificate
from pairloom.matching.errors import GraphError, MatchingError, PlanError, PoolError, ProofError, WishError
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
    load_default_plan,
    load_plan,
)
from pairloom.matching.problem import Pool
from pairloom.matching.refereeing import check_result as check
from pairloom.matching.restore import restore_result
from pairloom.matching.result import Claim, Level, Result, Unmatched, Why

if TYPE_CHECKING:
    from pairloom.matching.blossom import Matching, maximum_weight_matching, verify_matching
    from pairloom.matching.solver import solve

__all__ = [
    "Claim",
    "Comparison",
    "Criterion",
    "GraphError",
    "GridRule",
    "Level",
    "Levels",
    "Matching",
    "MatchingError",
    "Objective",
    "Overlap",
    "Plan",
    "PlanError",
    "Pool",
    "PoolError",
    "ProofError",
    "Result",
    "Rules",
    "ShareRule",
    "Steps",
    "Unmatched",
    "Verdict",
    "Why",
    "WishError",
    "check",
    "check_certificate",
    "explain",
    "load_default_plan",
    "load_plan",
    "maximum_weight_matching",
    "read_certificate",
    "restore_result",
    "solve",
    "verify_matching",
    "write_certificate",
]
COMPILED = {
    "Matching": "blossom",
    "maximum_weight_matching": "blossom",
    "solve": "solver",
    "verify_matching": "blossom",
}


def __getattr__(name: str) -> object:
    """Load what is compiled when it is asked for."""
    if name not in COMPILED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"pairloom.matching.{COMPILED[name]}"), name)
