"""Turn the form and the plan of a program into the plan of the engine."""

from collections.abc import Iterator, Mapping
from typing import Any

from pairloom.domain.pairs.engine import names
from pairloom.domain.pairs.engine.criteria import list_criteria
from pairloom.domain.programs.catalogue import Form, Question
from pairloom.domain.programs.states import QuestionKind, Use
from pairloom.matching.plan import Comparison, Criterion, GridRule, Levels, Plan, Rules, ShareRule, Steps

COMFORT = (0, 40, 100, 100, 100)
"""The value of a common language by the level both reach: good is enough."""
COMMON_HOURS = (0, 40, 75, 100)
"""The value of none, one, two, three common hours."""
PAIRED_FIRST = ((50, 100), (100, 50))
QUARTERS = 4


def compile_plan(form: Form, plan: Mapping[str, Any], *, name: str = "librarians") -> Plan:
    """Turn a form, and what a program weighs beside its questions (Program.plan), into the engine's plan."""
    return Plan(name=name, criteria=(*list_criteria(form), *_list_others(form, plan)), rules=_compile_rules(form, plan))


def list_ruled(form: Form, use: Use) -> list[Question]:
    """List the questions in which partners must differ, or must share an answer."""
    return [question for question in form.questions if question.use is use]


def _compile_rules(form: Form, plan: Mapping[str, Any]) -> Rules:
    shared = [(column, column, column) for column in map(names.name_rule, list_ruled(form, Use.MUST_SHARE))]
    language = (names.LANGUAGE, names.LEVELS[0], names.LEVELS[1])
    return Rules(
        differ=(names.COUNTRY, *(names.name_rule(question) for question in list_ruled(form, Use.MUST_DIFFER))),
        share=tuple(ShareRule(*each) for each in (language, *shared)),
        grid=tuple(_list_hours_rules(plan)),
    )


def _list_hours_rules(plan: Mapping[str, Any]) -> Iterator[GridRule]:
    hours = int(plan.get("common_hours", 0))
    if hours:
        at_least = QUARTERS * hours
        yield GridRule(names.HOURS, column=names.ZONE, grid=names.HOURS, at_least=at_least, waived=names.LETTERS)


def _list_others(form: Form, plan: Mapping[str, Any]) -> Iterator[Criterion]:
    """List what is weighed beside the questions; 0 points leave one out."""
    if points := int(plan.get("language_points", 0)):
        yield Levels(name=names.COMFORT, points=points, mine=names.LEVELS, theirs=names.LEVELS, values=COMFORT)
    if points := int(plan.get("hours_points", 0)):
        column, grid = names.ZONE, names.HOURS
        yield Steps(name=names.HOURS, points=points, column=column, grid=grid, unit=QUARTERS, values=COMMON_HOURS)
    points = int(plan.get("first_timer_points", 0))
    if points and form.find_kind(QuestionKind.EARLIER):
        yield Comparison(name=names.FIRST_TIMER, points=points, column=names.FIRST_TIMER, table=PAIRED_FIRST)
    if points := int(plan.get("region_points", 0)):
        yield Comparison(name=names.OTHER_REGION, points=points, column=names.REGION, table="different")
