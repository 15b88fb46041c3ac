"""Put a database, a mail server, a clock and workers together, and judge by the server's log what became of letters."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.letters_faults.databases import PostgresDatabase, Row, SqliteFile, read_letters
from tests.letters_faults.mail_server import ROOT, MailServer

AT_REST = {"waiting", "unsure", "sent", "refused", "gave-up", "dropped", "cancelled", "invalid"}
Argument = str | int | float | bool | list[str]
OPEN, HELD = {"waiting", "held", "claimed", "handed"}, {"claimed", "handed"}
CALM = 0.3
"""When nothing has moved for so many seconds, all that is left waits for its time."""
KILLED = -int(signal.SIGKILL)


@dataclass
class Verdict:
    """What the log and the table say together, one letter after the other."""

    lost: list[str] = field(default_factory=list)
    """Marked as sent, or gone, and the server has never taken it."""
    doubled: list[str] = field(default_factory=list)
    """Taken twice, though nobody had asked for it again."""
    unsure: list[str] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)
    """Still held by a worker when all work is done."""

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing was lost or doubled, and nothing is stuck."""
        return not (self.lost or self.doubled or self.stuck)


@dataclass
class Stage:
    """One database with its workers; letters are told apart by their addresses."""

    database: SqliteFile | PostgresDatabase
    server: MailServer
    folder: Path
    extra: dict[str, str] = field(default_factory=dict)
    queued: list[str] = field(default_factory=list)
    asked_again: Counter[str] = field(default_factory=Counter)
    running: set[int] = field(default_factory=set)
    ahead: float = 0.0
    _nursery: "subprocess.Popen[str]" = field(init=False, repr=False)

    @property
    def clock(self) -> Path:
        """Tell which file moves the clock of all workers."""
        return self.folder / "clock"

    def open(self, *, is_new: bool = True) -> None:
        """Start the nursery; make the tables in a new database."""
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "pairloom.settings",
            "DATABASE_URL": self.database.url,
            "PAIRLOOM_MODE": "test",
            "PAIRLOOM_MAIL": "smtp",
            "PAIRLOOM_MAIL_RELAY": f"smtp://localhost:{self.server.port}",
            "PAIRLOOM_MAIL_PATIENCE": "1",
            "PAIRLOOM_MAIL_A_SECOND": "10000",
            "PAIRLOOM_MAIL_A_DAY": "10000000",
            "PAIRLOOM_MAIL_RESERVED": "0",
            "PAIRLOOM_MAIL_LEASE": "1",
            "PAIRLOOM_CLOCK_FILE": str(self.clock),
            "PAIRLOOM_DATA": str(self.folder),
            **self.extra,
        }
        with (self.folder / "errors").open("a") as errors:
            self._nursery = subprocess.Popen(
                [sys.executable, "-m", "tests.letters_faults.nursery"],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        if is_new:
            self.run("migrate")

    def close(self) -> None:
        """End the nursery and all workers."""
        assert self._nursery.stdin is not None
        assert self._nursery.stdout is not None
        for worker in self.running:
            os.kill(worker, signal.SIGKILL)
        self._nursery.stdin.close()
        self._nursery.wait(10)
        self._nursery.stdout.close()

    def clear(self) -> None:
        """Begin anew: an empty outbox, a well-behaved server, the true time."""
        for worker in sorted(self.running):
            os.kill(worker, signal.SIGKILL)
            self.wait(worker)
        self.server.play()
        self.run("clear")
        self.queued.clear()
        self.asked_again.clear()
        self.move_clock(-self.ahead)

    # -- what people and time do

    def queue(self, *names: str, kind: str = "", hours_ago: float = 0) -> None:
        """Queue one letter for each name; the name is the key and the local part of the address."""
        self.run("queue", names=list(names), kind=kind, hours_ago=hours_ago)
        self.queued += names

    def press(self, name: str, *, arrived: bool) -> None:
        """Press the button of an organiser who knows whether the letter arrived."""
        self.asked_again[name] += not arrived
        self.run("press", name=name, arrived=arrived)

    def move_clock(self, seconds: float) -> None:
        """Move the clock of all workers; their leases keep the database's own time."""
        self.ahead += seconds
        written = self.folder / "clock.new"
        written.write_text(f"{self.ahead}\n")
        written.replace(self.clock)

    # -- workers

    def start_worker(self, name: str, *, patience: int = 0, **environment: str) -> int:
        """Start a worker; crash points and the like come as environment."""
        arguments = {"name": name, "patience": patience}
        worker = self._order(ask="start", task="work", arguments=arguments, environment=environment)
        self.running.add(worker)
        return int(worker)

    def wait(self, worker: int, seconds: float = 10) -> int | None:
        """Wait for a worker's end: its exit code, minus the signal that killed it; nothing if it lives on."""
        status: int | None = self._order(ask="wait", child=worker, seconds=seconds)
        if status is not None:
            self.running.discard(worker)
        return status

    def end_worker(self, worker: int, how: signal.Signals = signal.SIGTERM) -> int | None:
        """End a worker, as a rule politely, and give its exit code."""
        os.kill(worker, how)
        return self.wait(worker)

    @contextmanager
    def workers(self, *names: str, patience: int = 0, **environment: str) -> Iterator[list[int]]:
        """Let workers work for a while."""
        started = [self.start_worker(name, patience=patience, **environment) for name in names]
        try:
            yield started
        finally:
            for worker in started:
                if worker in self.running:
                    self.end_worker(worker)

    def start(self, task: str, **arguments: Argument) -> int:
        """Start one thing in a process of its own that may die on the way; wait for its end with `wait`."""
        return int(self._order(ask="start", task=task, arguments=arguments, environment={}))

    def run(self, task: str, **arguments: Argument) -> Any:  # noqa: ANN401 - what came as JSON
        """Do one thing in a process of its own and give back what it returns."""
        done = self._order(ask="run", task=task, arguments=arguments, environment={})
        assert done["status"] == 0, f"{task} failed: {(self.folder / 'errors').read_text()[-4_000:]}"
        return done["answer"]

    def settle(self, *names: str, seconds: float = 30, jump: float = 70 * 60.0) -> list[Row]:
        """Let two workers come to the end of all letters (or of those named); waiting times are jumped over."""
        calm, seen = time.monotonic(), self.read(*names)
        with self.workers("one", "two"):
            end = time.monotonic() + seconds
            while {row.state for row in seen} & OPEN:
                assert time.monotonic() < end, f"letters are still open: {self.describe()}"
                time.sleep(0.05)
                before, seen = seen, self.read(*names)
                if seen != before or {row.state for row in seen} & HELD:
                    calm = time.monotonic()
                elif time.monotonic() > calm + CALM:
                    self.move_clock(jump)
                    calm = time.monotonic()
        return self.read(*names)

    def until(self, is_so: Callable[[], object], seconds: float, message: str) -> None:
        """Wait until something is so."""
        end = time.monotonic() + seconds
        while not is_so():
            assert time.monotonic() < end, f"{message}: {self.describe()}"
            time.sleep(0.05)

    # -- what became of it

    def read(self, *names: str) -> list[Row]:
        """Read the rows of letters, all or those named."""
        return [row for row in read_letters(self.database) if not names or row.key in names]

    def count_taken(self) -> Counter[str]:
        """Count how often the server has taken each letter."""
        taken = (address.split("@")[0] for message in self.server.read_log() for address in message.to)
        return Counter(taken)

    def judge(self) -> Verdict:
        """Compare the table with the server's log."""
        verdict, taken, rows = Verdict(), self.count_taken(), {row.key: row for row in self.read()}
        for name in self.queued:
            row = rows.get(name)
            if row is None or (row.state == "sent" and not taken[name]):
                verdict.lost.append(name)
            if taken[name] > 1 + self.asked_again[name]:
                verdict.doubled.append(name)
            if row and row.state == "unsure":
                verdict.unsure.append(name)
            if row and row.state not in AT_REST:
                verdict.stuck.append(name)
        return verdict

    def all_arrived_once(self) -> bool:
        """Tell whether every letter is sent, and the server has taken each exactly once."""
        taken, rows = self.count_taken(), self.read()
        return {row.state for row in rows} == {"sent"} and {taken[name] for name in self.queued} == {1}

    def describe(self) -> str:
        """Say what stands where, for the message of a test that failed."""
        states = Counter(row.state for row in self.read())
        faults = sorted({row.fault for row in self.read()})
        return f"{dict(states)}, faults: {faults}, errors: {(self.folder / 'errors').read_text()[-3_000:]}"

    def _order(self, **order: object) -> Any:  # noqa: ANN401 - what came as JSON
        assert self._nursery.stdin is not None
        assert self._nursery.stdout is not None
        self._nursery.stdin.write(json.dumps(order) + "\n")
        self._nursery.stdin.flush()
        line = self._nursery.stdout.readline()
        assert line, f"the nursery has ended: {(self.folder / 'errors').read_text()[-4_000:]}"
        return json.loads(line)
