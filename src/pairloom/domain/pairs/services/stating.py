"""Say by which plan a match was made: the sentences of the program, with the weights that this match had."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pairloom.domain.pairs.engine import names
from pairloom.domain.pairs.engine.criteria import list_asks
from pairloom.domain.pairs.queries.forecasts import read_round_form
from pairloom.domain.pairs.queries.statements import Statement
from pairloom.domain.pairs.wording import describe_plan
from pairloom.domain.programs.catalogue import Form, Question
from pairloom.domain.programs.states import QuestionKind

BESIDE = {
    "language_points": names.COMFORT,
    "hours_points": names.HOURS,
    "first_timer_points": names.FIRST_TIMER,
    "region_points": names.OTHER_REGION,
}
"""What a program weighs beside its questions, and the criterion of the match that it becomes."""
QUARTERS = 4


def state_plan(stated: Statement, *, language: str) -> list[str]:
    """Say the plan of a match in sentences: what must hold for partners, then what counts, the weightiest first."""
    form, plan, program = read_round_form(stated.round), stated.run_plan, stated.round.program.plan
    points = {str(one["name"]): int(one["points"]) for one in plan.get("criteria", [])}
    if not points:
        return describe_plan(form, program, language)
    weights = {name: points.get(criterion, 0) for name, criterion in BESIDE.items()}
    return describe_plan(_weigh(form, points), {**weights, "common_hours": _count_hours(plan)}, language)


def _weigh(form: Form, points: Mapping[str, int]) -> Form:
    """Give the questions of a form the points that they had in a match."""
    return replace(form, questions=tuple(replace(one, points=_find_points(one, points)) for one in form.questions))


def _find_points(question: Question, points: Mapping[str, int]) -> int:
    """Find the points of a question: those of its own use, or the most that one of a wish's asks has."""
    if question.kind is not QuestionKind.WISH:
        return points.get(names.name_column(question), 0) if question.points else 0
    return max((points.get(names.name_wish(question, ask), 0) for ask in list_asks(question)), default=0)


def _count_hours(plan: Mapping[str, Any]) -> int:
    """Count the common hours that a match asked for."""
    rules = (rule["at_least"] for rule in plan.get("rules", {}).get("grid", []) if rule["name"] == names.HOURS)
    return max(rules, default=0) // QUARTERS
