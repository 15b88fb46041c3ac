"""Let a child process solve a pool, while whoever asked does other things."""

import json
import subprocess
import sys
import tempfile
import weakref
from collections.abc import Iterable
from dataclasses import dataclass
from time import monotonic
from typing import IO

from pairloom.domain.pairs.engine.problem import Problem, pack_problem
from pairloom.matching.plan import Plan
from pairloom.matching.problem import Pool
from pairloom.matching.result import Why

COMMAND = (sys.executable, "-m", "pairloom.domain.pairs.engine.child")
LONGEST_START = 300.0
"""Compiling the engine takes a minute or two the first time on a machine."""
MOST_WORDS = 2_000


class SolvingError(RuntimeError):
    """Say that the child has failed, or took too long; holds the last it has said."""


@dataclass(frozen=True, slots=True)
class Solved:
    """Hold what a solve found, in ids of the pool.

    unmatched   who has no partner, and why
    is_proven   whether it is proven that no more people can have one
    seconds     how long the solve took
    """

    pairs: int
    trios: int
    unmatched: tuple[tuple[int, Why], ...]
    is_proven: bool
    seconds: float


class Solving:
    """A solve that is going on in a child process."""

    def __init__(self, problem: Problem, *, longest_start: float = LONGEST_START) -> None:
        self._until = monotonic() + longest_start + 2 * problem.seconds
        self._asked, self._answer, self._words = (_open_file() for _ in range(3))
        self._asked.write(pack_problem(problem))
        self._asked.seek(0)
        self._child = subprocess.Popen(  # noqa: S603 - our own module
            COMMAND, stdin=self._asked, stdout=self._answer, stderr=self._words
        )
        files = (self._asked, self._answer, self._words)
        self._end = weakref.finalize(self, _end_child, self._child, files)

    def wait(self, seconds: float) -> bool:
        """Wait so long at most for the end; tells whether it has come."""
        try:
            self._child.wait(seconds)
        except subprocess.TimeoutExpired:
            return monotonic() > self._until
        return True

    def finish(self) -> Solved:
        """Read what was found, once the end has come. Raises SolvingError when the child failed or took too long."""
        is_late = self._child.poll() is None
        try:
            if is_late or self._child.returncode:
                raise SolvingError("took too long" if is_late else self._read_last_words())
            answered = json.loads(_read(self._answer))
        finally:
            self.end()
        unmatched = tuple((person, Why(why)) for person, why in answered.pop("unmatched"))
        return Solved(unmatched=unmatched, **answered)

    def end(self) -> None:
        """End the child, whatever it is doing."""
        self._end()

    def _read_last_words(self) -> str:
        return f"ended with {self._child.returncode}: {_read(self._words).decode(errors='replace')[-MOST_WORDS:]}"


def solve_pool(pool: Pool, plan: Plan, *, seconds: float) -> Solved:
    """Solve a pool in a child process and wait for the end."""
    solving = Solving(Problem(pool, plan, seconds))
    try:
        while not solving.wait(seconds):
            pass
        return solving.finish()
    finally:
        solving.end()


def _end_child(child: subprocess.Popen[bytes], files: Iterable[IO[bytes]]) -> None:
    if child.poll() is None:
        child.kill()
    child.wait()
    for file in files:
        file.close()


def _open_file() -> IO[bytes]:
    return tempfile.TemporaryFile()


def _read(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()
