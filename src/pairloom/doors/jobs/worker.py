"""The worker: looks each second for what is due, shows that it is alive, and stops cleanly when it is told to."""

import os
import secrets
import signal
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from threading import Event, Thread
from types import FrameType

import structlog
from django.db import close_old_connections, connections

from pairloom import clock
from pairloom.domain.core.services import beat, leave_work
from pairloom.doors.jobs.work import Job, Turn, list_jobs, run_job

log = structlog.get_logger("pairloom.worker")

Beside = Callable[[Callable[[], bool]], None]
PAUSE = 1.0
BESIDE_REST = 10.0
BEAT_EVERY = 10.0


class Worker:
    """Holds what one worker needs to know of itself: its name, its jobs, whether it was told to stop."""

    def __init__(
        self, jobs: Sequence[Job], *, tell_time: Callable[[], datetime] = clock.now, name: str | None = None
    ) -> None:
        self.name = name or name_worker()
        self.jobs = list(jobs)
        self.stopped = Event()
        self._tell_time = tell_time
        self._doing = ""
        self._next_beat = 0.0

    def stop(self) -> None:
        """Ask the worker to stop after the row it is working on."""
        self.stopped.set()

    def is_stopped(self) -> bool:
        """Tell whether to stop before the next row; shows on the way that the worker is alive."""
        self.show_alive()
        return self.stopped.is_set()

    def show_alive(self) -> None:
        """Note in the database that this worker and what it has taken are alive, at most every ten seconds."""
        if time.monotonic() < self._next_beat:
            return
        self._next_beat = time.monotonic() + BEAT_EVERY
        now = self._tell_time()
        beat(worker=self.name, job="worker", doing=self._doing, now=now)
        for job in self.jobs:
            if job.show is not None:
                job.show(now)

    def do_round(self) -> int:
        """Run every job whose turn has come, once; tells how much was done."""
        turn = Turn(self.name, self._tell_time, self.is_stopped)
        done = 0
        for job in self.jobs:
            if self.stopped.is_set():
                break
            self._doing = job.name
            done += run_job(job, turn, clock=time.monotonic)
        self._doing = ""
        return done

    def keep_up(self, name: str, listen: Beside) -> None:
        """Keep something going beside the work, such as a listener for mail; when it breaks, begin it again."""
        while not self.stopped.is_set():
            try:
                listen(self.stopped.is_set)
            except Exception:
                # A listener that breaks is logged and begun again; letters go on leaving meanwhile.
                log.exception("listener failed", job=name)
                self.stopped.wait(BESIDE_REST)
        connections.close_all()

    def run(self, beside: Mapping[str, Beside] | None = None) -> None:
        """Work until told to stop. A database that is away for a while is waited for."""
        log.info("worker started", worker=self.name)
        threads = [Thread(target=self.keep_up, args=pair, name=pair[0]) for pair in (beside or {}).items()]
        for thread in threads:
            thread.start()
        heart = Job("heart", self._beat_once)
        turn = Turn(self.name, self._tell_time, self.stopped.is_set)
        while not self.stopped.is_set():
            run_job(heart, turn, clock=time.monotonic)
            close_old_connections()
            if not self.do_round():
                self.stopped.wait(PAUSE)
        for thread in threads:
            thread.join()
        leave_work(self.name)
        log.info("worker stopped", worker=self.name)

    def _beat_once(self, _turn: Turn) -> int:
        self.show_alive()
        return 0


def name_worker() -> str:
    """Give a worker a name that no other has: machine, process, lot."""
    return f"{socket.gethostname()[:60]}-{os.getpid()}-{secrets.token_hex(3)}"


def stop_on_signals(worker: Worker) -> None:
    """Let SIGTERM and Ctrl-C end a worker cleanly."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        worker.stop()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)


def run_worker(beside: Mapping[str, Beside]) -> None:
    """Run a worker in this process until it is told to stop, with what listens for mail beside it."""
    worker = Worker(list_jobs())
    stop_on_signals(worker)
    worker.run(beside)


def tick(*, most: int = 1_000) -> int:
    """Do what is due now and end; tells how much was done. For hosts that have cron and nothing else."""
    worker = Worker(list_jobs())
    total = 0
    try:
        while (done := worker.do_round()) and total < most and not worker.stopped.is_set():
            total += done
    finally:
        leave_work(worker.name)
    return total + done
