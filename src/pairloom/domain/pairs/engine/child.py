"""The process that solves a pool for a worker: compiled code, its memory and its hours of work stay out of the worker.

It reads one problem (see `problem`) on its standard input and answers with one JSON object. It gives way to everybody
else on the machine, and ends by itself should the worker that started it be gone.
"""

import json
import os
import resource
import signal
import sys
from time import perf_counter
from typing import Any

from pairloom.domain.pairs.engine.problem import Problem, unpack_problem
from pairloom.matching.solver import solve
from pairloom.matching.warm import main as warm_up

GIVE_WAY = 10
LONGEST_COMPILING = 600


def main() -> None:
    """Solve what comes in, and answer."""
    os.nice(GIVE_WAY)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    problem = unpack_problem(sys.stdin.buffer.read())
    signal.alarm(LONGEST_COMPILING + 2 * round(problem.seconds))
    warm_up()
    answered = json.dumps(answer(problem))
    sys.stdout.write(answered)
    sys.stdout.flush()


def answer(problem: Problem) -> dict[str, Any]:
    """Solve a problem within its time, and say in numbers what came out."""
    begun = perf_counter()
    result = solve(problem.pool, problem.plan, seconds=problem.seconds)
    return {
        "pairs": len(result.pairs),
        "trios": len(result.trios),
        "unmatched": [[unmatched.person, unmatched.why.value] for unmatched in result.unmatched],
        "is_proven": result.is_proven,
        "seconds": round(perf_counter() - begun, 2),
    }


if __name__ == "__main__":
    main()
