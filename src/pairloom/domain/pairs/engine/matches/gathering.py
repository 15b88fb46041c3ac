"""Gather the problem of a match: the pool, the plan with the organisers' weights, and who must meet or must not."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pairloom.domain.pairs.engine.children import SolvingError
from pairloom.domain.pairs.engine.matches.problem import MatchProblem, Wanted, list_more_zones, make_match
from pairloom.domain.pairs.engine.plans import compile_plan
from pairloom.domain.pairs.engine.pools import Days, build_pool
from pairloom.domain.pairs.engine.reading import Entry
from pairloom.domain.programs.catalogue import Form
from pairloom.domain.programs.models import Program
from pairloom.matching.errors import MatchingError
from pairloom.matching.plan import Plan


def gather_match(
    entries: Sequence[Entry], form: Form, program: Program, days: Days, wanted: Wanted, weights: Mapping[str, int]
) -> MatchProblem:
    """Gather the problem of these people under the plan of a program. Raises SolvingError when no plan comes of it."""
    try:
        plan = weigh_plan(compile_plan(form, program.plan, name=program.template), weights)
        gathered = build_pool(entries, form, plan, days, more_zones=list_more_zones(entries, form, days))
        return make_match(gathered, wanted)
    except MatchingError as error:
        raise SolvingError(f"{type(error).__name__}: {error}", is_final=True) from error


def weigh_plan(plan: Plan, weights: Mapping[str, int]) -> Plan:
    """Let criteria count as many points as these weights say, by name."""
    criteria = (replace(one, points=weights.get(one.name, one.points)) for one in plan.criteria)
    return replace(plan, criteria=tuple(criteria))


def describe_plan(problem: MatchProblem) -> dict[str, Any]:
    """Describe the plan of a problem as plain values."""
    return problem.plan.to_dict()
