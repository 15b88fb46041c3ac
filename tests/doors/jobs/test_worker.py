"""The worker: alive for others to see, stopped cleanly, never stopped by one piece of work."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Thread

import pytest
from django.db import connection

from pairloom.domain.core.models import Heartbeat
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.services import make_round
from pairloom.domain.programs.states import RoundState
from pairloom.doors.jobs import worker
from pairloom.doors.jobs.work import Job, Turn
from pairloom.doors.jobs.worker import Worker, tick
from tests.makers import NOW, make_program


def tell_time() -> datetime:
    return NOW


def wait_for(is_so: Callable[[], bool], *, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.05)
    return False


def test_a_piece_of_work_that_fails_does_not_keep_others_from_running(db: None) -> None:
    def fail(_turn: Turn) -> int:
        raise RuntimeError("one bad row")

    def work(_turn: Turn) -> int:
        return 3

    jobs = [Job("bad", fail), Job("good", work)]
    assert Worker(jobs, tell_time=tell_time).do_round() == 3
    assert (jobs[0].errors, jobs[1].errors) == (1, 0)


def test_a_worker_shows_that_it_is_alive_between_rows_and_what_it_is_doing(db: None) -> None:
    def work(turn: Turn) -> int:
        turn.stop()
        return list(Heartbeat.objects.values_list("worker", "job", "doing", "seen_at")) == [
            ("w", "worker", "letters", NOW)
        ]

    assert Worker([Job("letters", work)], tell_time=tell_time, name="w").do_round() == 1


def test_a_worker_told_to_stop_takes_no_further_piece_of_work(db: None) -> None:
    done = []

    def first(_turn: Turn) -> int:
        done.append("first")
        own.stop()
        return 1

    def second(_turn: Turn) -> int:
        done.append("second")
        return 1

    own = Worker([Job("first", first), Job("second", second)], tell_time=tell_time)
    own.do_round()
    assert done == ["first"]


def test_work_beside_the_worker_is_begun_again_when_it_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "BESIDE_REST", 0.01)
    begun = []
    own = Worker([], tell_time=tell_time)

    def listen(stop: Callable[[], bool]) -> None:
        begun.append(1)
        if len(begun) == 3:
            own.stop()
        raise OSError("the port is taken")

    thread = Thread(target=own.keep_up, args=("listener", listen))
    thread.start()
    thread.join(timeout=10)
    assert (len(begun), thread.is_alive()) == (3, False)


def test_every_worker_has_a_name_of_its_own() -> None:
    assert len({worker.name_worker() for _ in range(100)}) == 100


def test_one_tick_does_what_is_due_and_leaves_no_worker_behind(db: None) -> None:
    make_round(make_program(), slug="spring", name="Spring", opens_on=NOW.date() - timedelta(days=400), now=NOW)
    assert tick() >= 1
    assert (Round.objects.get().state, Heartbeat.objects.count()) == (RoundState.CLOSED, 0)


def test_a_worker_process_is_seen_alive_and_ends_cleanly_on_sigterm(database_url: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "pairloom", "worker"],
        env={**os.environ, "DATABASE_URL": database_url, "PAIRLOOM_LOG": "error"},
        stderr=subprocess.PIPE,
    )
    try:
        assert wait_for(Heartbeat.objects.exists)
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=20)
    finally:
        process.kill()
        process.wait()
    assert (process.returncode, errors, Heartbeat.objects.count()) == (0, b"", 0)
    connection.close()
