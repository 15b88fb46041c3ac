"""Let one worker at a time solve a match: take it, show that it is still being solved, or give it up."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet

from pairloom.domain.core.services import write_journal
from pairloom.domain.pairs.engine.children import SolvingError
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.queries.working import is_free, runs_waiting
from pairloom.domain.pairs.rules.progress import choose_further
from pairloom.domain.pairs.rules.running import MOST_TRIES
from pairloom.domain.pairs.states import MatchStep, RunState

LOST = f"its worker ended {MOST_TRIES} times before the match was done"


def claim_match_run(*, now: datetime) -> MatchRun | None:
    """Take the match that was ordered first and that no other worker is at; one that was lost too often has failed."""
    for run in runs_waiting(now):
        if run.tries >= MOST_TRIES:
            fail_match_run(run, SolvingError(LOST, is_final=True), now=now)
        elif _take(run, now=now):
            return run
    return None


def note_match_progress(run: MatchRun, step: str, share: float, *, now: datetime) -> bool:
    """Note what is being done for a match, never less than was noted; tells whether it is still this worker's."""
    step, share = choose_further((run.step, run.share_done), (step, share))
    if not _own(run).update(step=step, share_done=share, seen_at=now):
        return False
    run.step, run.share_done = step, share
    return True


@transaction.atomic
def fail_match_run(run: MatchRun, trouble: SolvingError, *, now: datetime) -> bool:
    """Note that a match could not be solved: it waits for another try, unless that would end in the same way.

    Tells whether it has failed for good.
    """
    is_over = trouble.is_final or run.tries >= MOST_TRIES
    state = RunState.FAILED if is_over else RunState.WAITING
    noted = {"state": state, "trouble": str(trouble), "ended_at": now if is_over else None}
    if not _own(run).update(**noted):
        return False
    write_journal("match.failed", about=run.round, at=now, run=run.number, tries=run.tries, state=state.value)
    run.refresh_from_db(fields=list(noted))
    return is_over


def lock_own(run: MatchRun) -> MatchRun | None:
    """Lock a match that is still this worker's; none when it was dropped, or taken by another one."""
    return _own(run).select_for_update(of=("self",)).select_related("round__program", "base").first()


def _own(run: MatchRun) -> QuerySet[MatchRun]:
    return MatchRun.objects.filter(pk=run.pk, state=RunState.SOLVING, tries=run.tries)


def _take(run: MatchRun, *, now: datetime) -> bool:
    taken = {"state": RunState.SOLVING, "seen_at": now, "begun_at": run.begun_at or now, "tries": F("tries") + 1}
    told = {"step": MatchStep.GATHER, "share_done": 0.0}
    if not MatchRun.objects.filter(is_free(now), pk=run.pk, tries=run.tries).update(**taken, **told):
        return False
    run.refresh_from_db(fields=[*taken, *told])
    return True
