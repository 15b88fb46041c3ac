"""The plan of a match in sentences, with the weights that the match had, not those of today."""

from typing import Any

import pytest

from pairloom.domain.pairs.engine.plans import compile_plan
from pairloom.domain.pairs.queries import read_statement
from pairloom.domain.pairs.services.stating import state_plan
from pairloom.domain.pairs.wording import describe_plan
from pairloom.domain.programs.catalogue import load_template
from pairloom.domain.programs.models import Program
from tests.domain.pairs.stated import confirm_run

pytestmark = pytest.mark.django_db
TEMPLATE = load_template("librarians")
PLAN = compile_plan(TEMPLATE.form, TEMPLATE.plan).to_dict()


def say(**fields: Any) -> list[str]:
    """Say the plan of a match whose program has changed its mind since."""
    run = confirm_run(**fields)
    Program.objects.filter(pk=run.round.program_id).update(plan={"common_hours": 9})
    run.round.program.plan = {"common_hours": 9}
    stated = read_statement(run.round)
    assert stated is not None
    return state_plan(stated, language="en")


def test_a_plan_that_nobody_changed_is_said_as_the_program_says_it() -> None:
    assert say(plan=PLAN) == describe_plan(TEMPLATE.form, TEMPLATE.plan, "en")


def test_what_organisers_weighed_otherwise_is_said_otherwise() -> None:
    points = {"hours": 400, "interests": 0}
    criteria = [{**one, "points": points.get(one["name"], one["points"])} for one in PLAN["criteria"]]
    [most] = [sentence for sentence in say(plan={**PLAN, "criteria": criteria}) if "Most important" in sentence]
    assert ("three common hours" in most, "shared interests" in most) == (True, False)


def test_a_match_without_a_plan_of_its_own_has_that_of_the_program() -> None:
    assert "9 hours" in say(plan={})[0]
