"""Match runs that are ordered, claimed and solved at once, for tests."""

from datetime import datetime, timedelta
from typing import Any

from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.services import RunningMatch, begin_match_run, claim_match_run, finish_match_run
from pairloom.domain.pairs.services import order_match_run as order
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from tests.domain.pairs.scenes import OPENED

SECOND = timedelta(seconds=1)


def claim(round_: Round, *, by: Person | None = None, now: datetime = OPENED) -> MatchRun:
    """Order a match and claim it."""
    order(round_, by=by, now=now)
    run = claim_match_run(now=now)
    assert run is not None
    return run


def begin(round_: Round, **more: Any) -> RunningMatch:
    """Order a match, claim it, and let a child solve it."""
    run = claim(round_, **more)
    return begin_match_run(run, now=run.ordered_at)


def wait_for(running: RunningMatch) -> RunningMatch:
    """Wait until the child has ended."""
    while not running.wait(1.0):
        pass
    return running


def match(round_: Round, **more: Any) -> MatchRun:
    """Order a match, solve it and store it."""
    running = wait_for(begin(round_, **more))
    return finish_match_run(running, now=running.run.ordered_at + SECOND)
