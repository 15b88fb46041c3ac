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
    plan = compile_plan(form, program.plan, name=program.template)
    return build_pool(list_entries(round_), form, plan, read_days(round_), more_zones=more_zones)


def list_entries(round_: Round) -> list[Entry]:
    """List whoever can be paired in a round."""
    return [Entry(row.number, row.answers, row.address, row.name) for row in read_pool_rows(round_)]


def read_days(round_: Round) -> Days:
    """Read the days of a round, and the hours of the day in which partners can talk."""
    times = read_round_times(round_)
    return Days(times.meets_at.date(), times.ends_at.date(), read_window(round_.program.plan))
