"""Store what was found for a match: who sits with whom, the proof, the counts; all of it or nothing."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from pairloom.domain.core.services import write_journal
from pairloom.domain.pairs.engine.matches.answers import Answer
from pairloom.domain.pairs.models import MatchRun, RunFile, Seat
from pairloom.domain.pairs.queries.working import keep_known, read_groups_of, runs_to_empty
from pairloom.domain.pairs.rules.changes import compare_groups, compare_levels
from pairloom.domain.pairs.services.matches.claiming import lock_own
from pairloom.domain.pairs.services.matches.solving import RunningMatch
from pairloom.domain.pairs.services.matches.telling import tell_directors
from pairloom.domain.pairs.states import FileKind, RunState

AT_ONCE = 500


def finish_match_run(running: RunningMatch, *, now: datetime) -> MatchRun:
    """Store a match that has been solved; one that was dropped meanwhile, or is another worker's, is left as it is.

    Who was erased since the snapshot gets no seat; whoever withdrew keeps it, and the run is out of date.
    Raises SolvingError when the child has failed.
    """
    answer = running.solving.finish()
    return _store(running.run, answer, now=now)


@transaction.atomic
def _store(run: MatchRun, answer: Answer, *, now: datetime) -> MatchRun:
    locked = lock_own(run)
    if locked is None:
        run.refresh_from_db()
        return run
    seats = keep_known(locked.round, answer.seats)
    _store_seats(locked, seats)
    _store_files(locked, answer)
    locked.outcome = {**answer.outcome, "change": _compare(locked, answer)}
    locked.placed = sum(seat["group"] is not None for seat in seats)
    locked.is_proven, locked.is_refereed = answer.is_proven, answer.is_refereed
    locked.proof_sha256 = sha256(answer.proof).hexdigest()
    locked.state, locked.ended_at, locked.seen_at = RunState.DONE, now, now
    locked.step, locked.share_done, locked.trouble = "", 1.0, ""
    locked.save()
    _forget_old(locked)
    write_journal("match.done", about=locked.round, at=now, run=locked.number, people=locked.people)
    tell_directors(locked, now=now)
    return locked


def _store_seats(run: MatchRun, seats: Sequence[Mapping[str, Any]]) -> None:
    rows = (
        {("application_id" if name == "application" else name): value for name, value in seat.items()} for seat in seats
    )
    Seat.objects.bulk_create((Seat(run=run, **row) for row in rows), batch_size=AT_ONCE)


def _store_files(run: MatchRun, answer: Answer) -> None:
    for kind, content in ((FileKind.PROOF, answer.proof), (FileKind.RESULT, answer.result)):
        RunFile.objects.create(run=run, kind=kind, content=content)


def _compare(run: MatchRun, answer: Answer) -> dict[str, Any]:
    """Compare a run with the one that it was solved around; nothing where that is not kept any more."""
    before = {} if run.base is None else read_groups_of(run.base)
    if run.base is None or not before:
        return {}
    after: dict[int, set[int]] = {}
    for seat in answer.seats:
        if seat["group"] is not None:
            after.setdefault(seat["group"], set()).add(seat["application"])
    levels = compare_levels(run.base.outcome.get("levels", []), answer.outcome["levels"])
    return {**compare_groups(before.values(), map(frozenset, after.values())), "levels": levels}


def _forget_old(run: MatchRun) -> None:
    """Empty the runs of a round that are neither among the newest nor confirmed; their rows stay."""
    for old in runs_to_empty(run.round):
        Seat.objects.filter(run=old).delete()
        RunFile.objects.filter(run=old).delete()
