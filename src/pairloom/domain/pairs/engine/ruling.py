"""Tell which hard rule keeps a few people apart, and what a program weighs, by the plan of the match itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from pairloom.domain.pairs.engine import names
from pairloom.domain.pairs.engine.criteria import list_asks, list_wishes
from pairloom.domain.pairs.engine.plans import compile_plan
from pairloom.domain.pairs.engine.pools import Days, build_pool, read_window
from pairloom.domain.pairs.engine.reading import Entry
from pairloom.domain.programs.catalogue import Form
from pairloom.domain.programs.models import Program
from pairloom.domain.programs.queries import RoundTimes
from pairloom.matching.explain.readings import Reader


@dataclass(frozen=True, slots=True)
class Weight:
    """Say how much a criterion counts, and where it comes from: a question, what a wish asks, or neither."""

    criterion: str
    points: int
    question: str = ""
    ask: str = ""


def list_weights(form: Form, program: Program) -> list[Weight]:
    """List what the match of a program weighs, in the plan's order."""
    sources = {names.name_column(question): (question.name, "") for question in form.questions}
    for wish in list_wishes(form):
        sources |= {names.name_wish(wish, ask): (wish.name, ask.value) for ask in list_asks(wish)}
    plan = compile_plan(form, program.plan, name=program.template)
    return [Weight(one.name, one.points, *sources.get(one.name, ("", ""))) for one in plan.criteria]


def find_broken_rules(entries: Iterable[Entry], form: Form, program: Program, times: RoundTimes) -> list[str]:
    """Find the names of the rules that some two of these few people break; none where all may be partners."""
    plan = compile_plan(form, program.plan, name=program.template)
    days = Days(times.meets_at.date(), times.ends_at.date(), read_window(program.plan))
    pool = build_pool(entries, form, plan, days).pool
    reader = Reader(pool, plan)
    broken = [reader.find_broken(row) for row in range(len(pool))]
    return [name for name in broken[0] if any(each[name].any() for each in broken)]
