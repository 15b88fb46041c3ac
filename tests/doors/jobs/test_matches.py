"""The worker's part in matches."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import connection

from pairloom import clock
from pairloom.domain.pairs.engine.matches import solving
from pairloom.domain.pairs.models import MatchRun, Ruling
from pairloom.domain.pairs.queries.working import RUN_LEASE
from pairloom.domain.pairs.services import drop_match_run, order_match_run
from pairloom.domain.pairs.states import RunState
from pairloom.domain.programs.models import Program, Round
from pairloom.domain.programs.states import Moment, RoundState
from pairloom.doors.jobs import matches
from pairloom.doors.jobs.matches import Matcher
from pairloom.doors.jobs.rounds import turn_rounds
from pairloom.doors.jobs.work import Job, Turn, list_jobs
from pairloom.doors.jobs.worker import Worker
from tests.domain.pairs.matches import list_answers, make_closed_round
from tests.domain.pairs.scenes import OPENED, apply, make_open_round
from tests.doors.jobs.test_worker import wait_for
from tests.makers import make_person

TURN = Turn("w", lambda: OPENED, lambda: False)
SLEEP = (sys.executable, "-c", "import time; time.sleep(60)")
FAIL = (sys.executable, "-c", "raise SystemExit('no memory left')")
MANY = 200
"""So many people take long enough to be killed in the middle."""


def work_off(job: Job) -> int:
    """Do a piece of work until nothing of it is left; tells in how many turns."""
    turns = 0
    while job.run(TURN):
        turns += 1
    return turns


def test_a_worker_solves_the_matches_that_are_ordered_one_after_the_other(db: None) -> None:
    for _ in range(2):
        order_match_run(make_closed_round(4), by=None, now=OPENED)
    assert work_off(next(job for job in list_jobs() if job.name == "matches")) >= 4
    assert list(MatchRun.objects.values_list("state", "placed")) == [(RunState.DONE, 4)] * 2


def test_other_work_goes_on_while_a_match_is_solved_and_its_worker_is_seen(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solving, "COMMAND", SLEEP)
    monkeypatch.setattr(matches, "AT_ONCE", 0.01)
    order_match_run(make_closed_round(), by=None, now=OPENED)
    matcher, later = Matcher(), OPENED + timedelta(seconds=20)
    assert [matcher.advance(now=OPENED), matcher.advance(now=later)] == [1, 1]
    assert MatchRun.objects.get().seen_at == later
    busy = Worker([Job("matches", lambda _turn: 0, show=matcher.show)], tell_time=lambda: later + timedelta(seconds=9))
    busy.show_alive()
    assert MatchRun.objects.get().seen_at == later + timedelta(seconds=9)


def test_a_match_that_is_dropped_is_given_up_at_once(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "COMMAND", SLEEP)
    monkeypatch.setattr(matches, "AT_ONCE", 0.01)
    run = order_match_run(make_closed_round(), by=None, now=OPENED)
    matcher = Matcher()
    matcher.advance(now=OPENED)
    drop_match_run(run, by=make_person(), now=OPENED)
    assert [matcher.advance(now=OPENED) for _ in range(2)] == [1, 0]


def test_a_child_that_fails_is_tried_three_times_and_its_last_words_are_kept(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solving, "COMMAND", FAIL)
    order_match_run(make_closed_round(), by=None, now=OPENED)
    work_off(next(job for job in list_jobs() if job.name == "matches"))
    run = MatchRun.objects.get()
    assert (run.state, run.tries, run.trouble) == (RunState.FAILED, 3, "ended with 1: no memory left\n")


def test_a_round_of_whose_answers_no_problem_can_be_made_fails_at_once(db: None) -> None:
    round_ = make_closed_round(2)
    Ruling.objects.create(
        round=round_, kind="weight", key="weight:hours", criterion="hours", points=32_000, made_at=OPENED
    )
    Program.objects.update(plan={**round_.program.plan, "region_points": 20_000_000})
    order_match_run(round_, by=None, now=OPENED)
    work_off(next(job for job in list_jobs() if job.name == "matches"))
    run = MatchRun.objects.get()
    assert (run.state, run.tries, run.trouble[:31]) == (RunState.FAILED, 1, "PlanError: the points add up to")


def test_the_first_match_is_ordered_once_places_are_given(db: None) -> None:
    round_ = make_open_round()
    apply(round_, list_answers(4))
    closes_at = round_.calendar.get(moment=Moment.CLOSES).due_at
    for minutes in (0, 17, 18):
        turn_rounds(now=closes_at + timedelta(minutes=minutes))
    run = MatchRun.objects.get()
    assert (run.round, run.state, run.ordered_at) == (round_, RunState.WAITING, closes_at + timedelta(minutes=17))
    assert Round.objects.get(pk=round_.pk).state == RoundState.CLOSED


def test_a_match_whose_worker_is_killed_in_the_middle_is_done_by_the_next_from_the_same_snapshot(
    database_url: str,
) -> None:
    order_match_run(make_closed_round(MANY), by=None, now=clock.now())
    first = start_worker(database_url)
    try:
        assert wait_for(lambda: MatchRun.objects.exclude(step__in=["", "gather"]).exists(), seconds=60)
        children = list_children(first.pid)
    finally:
        first.kill()
        first.wait()
    assert children
    assert wait_for(lambda: not any(map(is_alive, children)), seconds=10)
    begun = MatchRun.objects.get()
    assert (begun.state, begun.tries) == (RunState.SOLVING, 1)
    MatchRun.objects.update(seen_at=clock.now() - RUN_LEASE)
    second = start_worker(database_url)
    try:
        assert wait_for(lambda: MatchRun.objects.filter(state=RunState.DONE).exists(), seconds=120)
    finally:
        second.kill()
        second.wait()
    run = MatchRun.objects.get()
    assert (run.tries, run.placed, run.snapshot_sha256) == (2, MANY, begun.snapshot_sha256)
    assert run.seats.count() == MANY
    connection.close()


def start_worker(database_url: str) -> subprocess.Popen[bytes]:
    """Start a worker that does nothing else but matches."""
    code = (
        "import django; django.setup()\n"
        "from pairloom.doors.jobs.work import list_jobs\n"
        "from pairloom.doors.jobs.worker import Worker\n"
        "Worker([job for job in list_jobs() if job.name == 'matches']).run()\n"
    )
    environment = {**os.environ, "DATABASE_URL": database_url, "PAIRLOOM_MODE": "test", "PAIRLOOM_LOG": "error"}
    return subprocess.Popen([sys.executable, "-c", code], env=environment)


def list_children(parent: int) -> list[int]:
    """List the processes that a process has started."""
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False)
    return [int(number) for number in listed.stdout.split()]


def is_alive(process: int) -> bool:
    """Tell whether a process is there."""
    asked = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
    return asked.stdout.strip()[:1] not in {"", "Z"}
