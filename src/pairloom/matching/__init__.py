"""Match one pool of people into pairs, provably as well as possible. Knows numbers and codes, no names and no Django.

The solver is loaded when it is first asked for: its compiled code takes a moment that a web page need not pay.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from pairloom.matching import explain
from pairloom.matching.certificate import read_certificate, write_certificate
from pairloom.matching.check import Verdict, check_certificate
from pairloom.matching.errors import GraphError, MatchingError, PlanError, PoolError, ProofError, WishError
from pairloom.matching.plan import Plan, load_default_plan, load_plan
from pairloom.matching.problem import Pool
from pairloom.matching.refereeing import check_result as check
from pairloom.matching.result import Result

if TYPE_CHECKING:
    from pairloom.matching.solver import solve

__all__ = [
    "GraphError",
    "MatchingError",
    "Plan",
    "PlanError",
    "Pool",
    "PoolError",
    "ProofError",
    "Result",
    "Verdict",
    "WishError",
    "check",
    "check_certificate",
    "explain",
    "load_default_plan",
    "load_plan",
    "read_certificate",
    "solve",
    "write_certificate",
]


def __getattr__(name: str) -> object:
    """Load the solver when it is asked for."""
    if name != "solve":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module("pairloom.matching.solver").solve
