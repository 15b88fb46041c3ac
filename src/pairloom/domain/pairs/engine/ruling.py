"""Tell which hard rule keeps a few people apart, and what a program weighs, by the plan of the match itself."""

from collections.abc import Iterable

from pairloom.domain.pairs.engine.plans import compile_plan
from pairloom.domain.pairs.engine.pools import Days, build_pool, read_window
from pairloom.domain.pairs.engine.reading import Entry
from pairloom.domain.programs.catalogue import Form
from pairloom.domain.programs.models import Program
from pairloom.domain.programs.queries import RoundTimes
from pairloom.matching.explain.readings import Reader


def list_weights(form: Form, program: Program) -> dict[str, int]:
    """List what the match of a program weighs: the points of each criterion by its name, in the plan's order."""
    return {one.name: one.points for one in compile_plan(form, program.plan, name=program.template).criteria}


def find_broken_rules(entries: Iterable[Entry], form: Form, program: Program, times: RoundTimes) -> list[str]:
    """Find the names of the rules that some two of these few people break; none where all may be partners."""
    plan = compile_plan(form, program.plan, name=program.template)
    days = Days(times.meets_at.date(), times.ends_at.date(), read_window(program.plan))
    pool = build_pool(entries, form, plan, days).pool
    reader = Reader(pool, plan)
    broken = [reader.find_broken(row) for row in range(len(pool))]
    return [name for name in broken[0] if any(each[name].any() for each in broken)]
