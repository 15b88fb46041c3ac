"""One worker at a time solves a match."""

from datetime import timedelta

from pairloom.domain.core.models import JournalEntry
from pairloom.domain.pairs.engine.children import SolvingError
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.queries.working import RUN_LEASE
from pairloom.domain.pairs.services import (
    claim_match_run,
    drop_match_run,
    fail_match_run,
    note_match_progress,
    order_match_run,
)
from pairloom.domain.pairs.services.matches.claiming import LOST
from pairloom.domain.pairs.states import RunState
from tests.domain.pairs.matches import make_closed_round
from tests.domain.pairs.scenes import OPENED
from tests.domain.pairs.services.matches.runs import claim
from tests.makers import make_person

MINUTE = timedelta(minutes=1)


def test_matches_are_claimed_once_and_the_first_ordered_first(db: None) -> None:
    later = order_match_run(make_closed_round(), by=None, now=OPENED + MINUTE)
    first = order_match_run(make_closed_round(), by=None, now=OPENED)
    claimed = [claim_match_run(now=OPENED + MINUTE) for _ in range(3)]
    assert claimed == [first, later, None]
    assert [(run.state, run.tries, run.step) for run in claimed if run] == [(RunState.SOLVING, 1, "gather")] * 2


def test_a_match_whose_worker_is_gone_is_taken_by_another(db: None) -> None:
    run = claim(make_closed_round())
    assert note_match_progress(run, "tiers", 0.5, now=OPENED + MINUTE)
    still = MatchRun.objects.get()
    assert (still.step, still.share_done, still.seen_at) == ("tiers", 0.5, OPENED + MINUTE)
    assert claim_match_run(now=OPENED + MINUTE + RUN_LEASE - timedelta(seconds=1)) is None
    again = claim_match_run(now=OPENED + MINUTE + RUN_LEASE)
    assert again == run
    assert (again.tries, again.begun_at) == (2, OPENED)
    assert not note_match_progress(run, "sum", 0.1, now=OPENED + MINUTE + RUN_LEASE)


def test_what_is_noted_of_a_match_never_falls(db: None) -> None:
    run = claim(make_closed_round())
    told = [("score", 0.9), ("score", 0.2), ("", 0.0), ("measure", 0.5), ("check", 0.0), ("sum", 1.0)]
    noted = []
    for second, (step, share) in enumerate(told):
        assert note_match_progress(run, step, share, now=OPENED + timedelta(seconds=second))
        still = MatchRun.objects.get()
        noted.append((still.step, still.share_done))
        assert still.seen_at == OPENED + timedelta(seconds=second)
    assert noted == [("score", 0.9)] * 3 + [("measure", 0.5)] + [("check", 0.0)] * 2


def test_a_match_that_was_dropped_is_nobodys(db: None) -> None:
    run = claim(make_closed_round())
    drop_match_run(run, by=make_person(), now=OPENED)
    assert not note_match_progress(run, "sum", 0.1, now=OPENED)
    assert not fail_match_run(run, SolvingError("no memory"), now=OPENED)
    assert MatchRun.objects.get().state == RunState.DROPPED


def test_a_match_that_fails_is_tried_three_times(db: None) -> None:
    round_ = make_closed_round()
    run = claim(round_)
    for number in (1, 2):
        assert not fail_match_run(run, SolvingError(f"no memory {number}"), now=OPENED)
        assert (run.state, run.trouble) == (RunState.WAITING, f"no memory {number}")
        run = claim_match_run(now=OPENED) or run
    assert fail_match_run(run, SolvingError("no memory 3"), now=OPENED)
    failed = MatchRun.objects.get()
    assert (failed.state, failed.trouble, failed.ended_at) == (RunState.FAILED, "no memory 3", OPENED)
    assert claim_match_run(now=OPENED) is None
    assert JournalEntry.objects.filter(act="match.failed", about=f"round:{round_.pk}").count() == 3


def test_what_would_fail_again_is_not_tried_again(db: None) -> None:
    run = claim(make_closed_round())
    assert fail_match_run(run, SolvingError("the pinned pair breaks a rule", is_final=True), now=OPENED)
    assert MatchRun.objects.get().state == RunState.FAILED


def test_a_match_that_three_workers_lost_has_failed(db: None) -> None:
    claim(make_closed_round())
    at = OPENED
    for _ in range(2):
        at += RUN_LEASE
        assert claim_match_run(now=at) is not None
    assert claim_match_run(now=at + RUN_LEASE) is None
    failed = MatchRun.objects.get()
    assert (failed.state, failed.trouble) == (RunState.FAILED, LOST)
