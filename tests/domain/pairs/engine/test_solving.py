"""Solving in a child process."""

import os
import sys
from pathlib import Path

import pytest

from pairloom.domain.pairs.engine import solving
from pairloom.domain.pairs.engine.problem import Problem
from pairloom.domain.pairs.engine.solving import Solving, SolvingError, solve_pool
from pairloom.matching.result import Why
from tests.domain.pairs.scenes import answer, gather


def make_problem(seconds: float = 20.0) -> Problem:
    gathered = gather([answer("SE"), answer("DK"), answer("NO", {"no": "native"})])
    return Problem(gathered.pool, gathered.plan, seconds)


def test_a_child_finds_the_pairs_and_the_reasons() -> None:
    problem = make_problem()
    solved = solve_pool(problem.pool, problem.plan, seconds=problem.seconds)
    assert (solved.pairs, solved.trios, solved.unmatched, solved.is_proven) == (
        1,
        0,
        ((3, Why.NOBODY_POSSIBLE),),
        True,
    )
    assert "numba" not in sys.modules or "pairloom.matching.solver" in sys.modules


def start(monkeypatch: pytest.MonkeyPatch, code: str, *, seconds: float = 0.0, longest: float = 30.0) -> Solving:
    """Start a solve whose child runs this code instead."""
    monkeypatch.setattr(solving, "COMMAND", (sys.executable, "-c", code))
    return Solving(make_problem(seconds), longest_start=longest)


def test_a_child_that_fails_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    running = start(monkeypatch, "raise SystemExit('no memory left')")
    assert running.wait(20)
    with pytest.raises(SolvingError, match="ended with 1: no memory left"):
        running.finish()


def test_a_child_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    running = start(monkeypatch, "import time; time.sleep(60)", longest=0.0)
    assert running.wait(0.01)
    with pytest.raises(SolvingError, match="took too long"):
        running.finish()
    assert running._child.returncode == -9


def test_waiting_ends_before_the_child_does(monkeypatch: pytest.MonkeyPatch) -> None:
    running = start(monkeypatch, "import time; time.sleep(60)")
    assert running.wait(0.01) is False
    running.end()
    running.end()
    assert running._child.returncode == -9


def test_a_child_does_not_outlive_whoever_forgets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    running = start(monkeypatch, "import time; time.sleep(60)")
    child = running._child
    del running
    assert child.returncode == -9
    assert not Path(f"/proc/{child.pid}/exe").exists() or os.name != "posix"
