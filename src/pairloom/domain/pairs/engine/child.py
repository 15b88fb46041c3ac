"""The process that solves a pool for a worker: compiled code, its memory and its hours of work stay out of the worker.

It reads one problem (see `problem`) on its standard input and answers with one JSON object. It gives way to everybody
else on the machine, and ends by itself should the worker that started it be gone.
"""

import json
import os
import resource
import signal
import sys
from dataclasses import replace
from time import perf_counter
from typing import Any

from pairloom.domain.pairs.engine.problem import Problem, unpack_problem
from pairloom.matching.plan import Objective
from pairloom.matching.result import Claim
from pairloom.matching.solver import solve
from pairloom.matching.warm import main as warm_up

GIVE_WAY = 10
LONGEST_COMPILING = 600
MOST_PEOPLE = Objective(threshold=False, tiers=(), percentile=0, preview=0)


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
    """Solve a problem within its time, and say in numbers what came out.

    Only how many can be placed is looked for and proven, as a match would do it first. How well each is served does
    not stand in a forecast; to find the best of that takes ten times as long.
    """
    begun = perf_counter()
    plan = replace(problem.plan, objective=MOST_PEOPLE)
    result = solve(problem.pool, plan, seconds=problem.seconds, gap=1.0)
    return {
        "pairs": len(result.pairs),
        "trios": len(result.trios),
        "unmatched": [[unmatched.person, unmatched.why.value] for unmatched in result.unmatched],
        "is_proven": result.find_level(Claim.PLACED).is_proven,
        "seconds": round(perf_counter() - begun, 2),
    }


if __name__ == "__main__":
    main()
