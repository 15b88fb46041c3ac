"""Gather the pool of a round for the engine."""

from collections.abc import Iterable

from pairloom.domain.pairs.engine.plans import compile_plan
from pairloom.domain.pairs.engine.pools import Days, Gathered, build_pool, read_window
from pairloom.domain.pairs.engine.reading import Entry
from pairloom.domain.pairs.queries import read_pool_rows, read_round_form
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times


def gather_pool(round_: Round, *, more_zones: Iterable[str] = ()) -> Gathered:
    """Gather the pool of a round: whoever can be paired in it, as things stand."""
    form, program = read_round_form(round_), round_.program
    times = read_round_times(round_)
    days = Days(times.meets_at.date(), times.ends_at.date(), read_window(program.plan))
    plan = compile_plan(form, program.plan, name=program.template)
    entries = (Entry(row.number, row.answers, row.address, row.name) for row in read_pool_rows(round_))
    return build_pool(entries, form, plan, days, more_zones=more_zones)
