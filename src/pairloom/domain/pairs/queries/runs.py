"""Reads of match runs: the newest, one by its number, the one whose board is shown, all of a round."""

from django.db.models import QuerySet

from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.rules.progress import measure_share
from pairloom.domain.pairs.states import RunState
from pairloom.domain.programs.models import Round

SHOWN = (RunState.DONE, RunState.CONFIRMED)
MOST_RUNS = 50


def newest_run(round_: Round) -> MatchRun | None:
    """Find the newest run of a round, in whatever state."""
    return _runs_of(round_).first()


def find_run(round_: Round, number: int) -> MatchRun | None:
    """Find a run of a round by its number."""
    return _runs_of(round_).filter(number=number).first()


def done_run(round_: Round) -> MatchRun | None:
    """Find the newest run of a round whose pairs can be looked at."""
    return _runs_of(round_).filter(state__in=SHOWN).first()


def list_runs(round_: Round) -> list[MatchRun]:
    """List the newest runs of a round, fifty at most, with who ordered and who confirmed them; one query."""
    return list(_runs_of(round_)[:MOST_RUNS])


def measure_progress(run: MatchRun) -> float:
    """Measure how much of a run that is under way is over, 0 to 1; no query."""
    return measure_share(run.step, run.share_done)


def _runs_of(round_: Round) -> QuerySet[MatchRun]:
    runs = MatchRun.objects.filter(round=round_).select_related("base", "ordered_by", "confirmed_by")
    return runs.order_by("-number")
