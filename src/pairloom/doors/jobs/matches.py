"""Solve the matches that are ordered, one at a time, beside the other work of a worker."""

from datetime import datetime

import structlog

from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.services import (
    RunningMatch,
    SolvingError,
    begin_match_run,
    claim_match_run,
    fail_match_run,
    finish_match_run,
    note_match_progress,
)
from pairloom.domain.pairs.states import MatchStep

log = structlog.get_logger("pairloom.worker")

AT_ONCE = 0.5
"""How many seconds a worker waits for a child before it looks after its other work."""


class Matcher:
    """Solves one match after the other in a child process, and shows how far it is."""

    def __init__(self) -> None:
        self._running: RunningMatch | None = None

    def advance(self, *, now: datetime) -> int:
        """Begin the next match that is ordered, or see how far the one that is being solved is."""
        if self._running is None:
            return self._begin(now=now)
        if not self._running.wait(AT_ONCE):
            return self._note(self._running, now=now)
        running, self._running = self._running, None
        return self._finish(running, now=now)

    def show(self, now: datetime) -> None:
        """Show that the match is still being solved, while the worker is busy with other things."""
        if self._running is not None:
            note_match_progress(self._running.run, *self._running.progress(), now=now)

    def _begin(self, *, now: datetime) -> int:
        run = claim_match_run(now=now)
        if run is None:
            return 0
        try:
            self._running = begin_match_run(run, now=now)
        except SolvingError as error:
            return self._fail(run, error, now=now)
        log.info("match begun", run=run.pk, people=run.people, tries=run.tries)
        return 1

    def _note(self, running: RunningMatch, *, now: datetime) -> int:
        """Note how far the match is; one that was dropped, or taken by another worker, is given up."""
        if not note_match_progress(running.run, *running.progress(), now=now):
            running.give_up()
            self._running = None
        return 1

    def _finish(self, running: RunningMatch, *, now: datetime) -> int:
        note_match_progress(running.run, MatchStep.STORE, 0.0, now=now)
        try:
            run = finish_match_run(running, now=now)
        except SolvingError as error:
            return self._fail(running.run, error, now=now)
        log.info("match done", run=run.pk, people=run.people, placed=run.placed)
        return 1

    def _fail(self, run: MatchRun, error: SolvingError, *, now: datetime) -> int:
        is_over = fail_match_run(run, error, now=now)
        log.warning("match failed", run=run.pk, tries=run.tries, is_over=is_over)
        return 1
