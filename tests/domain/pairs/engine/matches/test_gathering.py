"""Gathering the problem of a match."""

import pytest

from pairloom.domain.pairs.engine.children import SolvingError
from pairloom.domain.pairs.engine.matches.gathering import describe_plan, gather_match, weigh_plan
from pairloom.domain.pairs.engine.matches.problem import Wanted
from pairloom.domain.pairs.engine.plans import compile_plan
from pairloom.domain.pairs.engine.reading import Entry
from pairloom.domain.programs.catalogue import load_template
from pairloom.domain.programs.models import Program
from pairloom.matching.plan import Plan
from tests.domain.pairs.sample import DAYS
from tests.domain.pairs.scenes import answer


def test_weights_change_their_own_criterion_alone() -> None:
    template = load_template("librarians")
    plan = compile_plan(template.form, template.plan)
    weighed = weigh_plan(plan, {"interests": 17, "unheard": 5})
    before, after = ({one.name: one.points for one in each.criteria} for each in (plan, weighed))
    assert after == before | {"interests": 17}


def test_a_problem_is_gathered_under_the_plan_of_its_program() -> None:
    template = load_template("librarians")
    program = Program(template="librarians", plan=dict(template.plan))
    entries = [Entry(2, answer("AU")), Entry(1, answer("SE"))]
    problem = gather_match(entries, template.form, program, DAYS, Wanted(seed=5), {"hours": 900})
    assert (problem.pool.ids.tolist(), problem.places, problem.seed) == ([1, 2], ("SE", "AU"), 5)
    assert "Australia/Perth" in problem.vocabulary.zones
    assert Plan.from_dict(describe_plan(problem)) == problem.plan
    assert {one.name: one.points for one in problem.plan.criteria}["hours"] == 900


def test_weights_that_are_too_much_for_any_plan_are_refused_for_good() -> None:
    template = load_template("librarians")
    program = Program(template="librarians", plan=dict(template.plan))
    with pytest.raises(SolvingError, match="PlanError: the points add up") as failed:
        gather_match([], template.form, program, DAYS, Wanted(), {"hours": 20_000_000})
    assert failed.value.is_final
