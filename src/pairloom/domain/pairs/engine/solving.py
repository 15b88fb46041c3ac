"""Let a child process solve a pool, while whoever asked does other things."""

import json
import sys
from dataclasses import dataclass

from pairloom.domain.pairs.engine.children import Child, SolvingError
from pairloom.domain.pairs.engine.problem import Problem, pack_problem
from pairloom.matching.plan import Plan
from pairloom.matching.problem import Pool
from pairloom.matching.result import Why

__all__ = ["Solved", "Solving", "SolvingError", "solve_pool"]

COMMAND = (sys.executable, "-m", "pairloom.domain.pairs.engine.child")
LONGEST_START = 300.0
"""Compiling the engine takes a minute or two the first time on a machine."""


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


class Solving(Child):
    """A solve that is going on in a child process."""

    def __init__(self, problem: Problem, *, longest_start: float = LONGEST_START) -> None:
        super().__init__(COMMAND, pack_problem(problem), seconds=longest_start + 2 * problem.seconds)

    def finish(self) -> Solved:
        """Read what was found, once the end has come. Raises SolvingError when the child failed or took too long."""
        answered = json.loads(self.read_answer())
        unmatched = tuple((person, Why(why)) for person, why in answered.pop("unmatched"))
        return Solved(unmatched=unmatched, **answered)


def solve_pool(pool: Pool, plan: Plan, *, seconds: float) -> Solved:
    """Solve a pool in a child process and wait for the end."""
    solving = Solving(Problem(pool, plan, seconds))
    try:
        while not solving.wait(seconds):
            pass
        return solving.finish()
    finally:
        solving.end()
