"""Match runs that are ordered, claimed and solved at once, for tests."""

from datetime import datetime, timedelta
from typing import Any

from pairloom.domain.pairs.engine.matches.answers import Answer, pack_answer, unpack_answer
from pairloom.domain.pairs.engine.matches.problem import unpack_match
from pairloom.domain.pairs.engine.matches.solving import MatchSolving
from pairloom.domain.pairs.engine.matches.working import solve_match
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.services import RunningMatch, begin_match_run, claim_match_run, finish_match_run
from pairloom.domain.pairs.services import order_match_run as order
from pairloom.domain.pairs.services.matches.solving import store_snapshot
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from tests.domain.pairs.engine.matches.rounds import say_nothing
from tests.domain.pairs.scenes import OPENED

SECOND = timedelta(seconds=1)


class SolvedHere(MatchSolving):
    """A match solved in this process by the code that a child runs: everything is loaded here already."""

    def __init__(self, snapshot: bytes) -> None:
        """Solve it, and pack the answer as a child does."""
        self._packed = pack_answer(solve_match(unpack_match(snapshot), say_nothing))

    def finish(self) -> Answer:
        """Read what was found."""
        return unpack_answer(self._packed)


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
    run = claim(round_, **more)
    solved = SolvedHere(store_snapshot(run, now=run.ordered_at))
    return finish_match_run(RunningMatch(run, solved), now=run.ordered_at + SECOND)
