"""The process that solves a match for a worker: compiled code, its memory and its minutes of work stay out of it.

It reads one problem on its standard input, writes what it is doing into the open file whose number it is given, and
answers on its standard output. It gives way to everybody else on the machine, and ends when its worker is gone.
"""

import os
import resource
import signal
import sys

from pairloom.domain.pairs.engine.matches.answers import pack_answer
from pairloom.domain.pairs.engine.matches.problem import unpack_match
from pairloom.domain.pairs.engine.matches.progress import Teller
from pairloom.domain.pairs.engine.matches.watching import end_with
from pairloom.domain.pairs.engine.matches.working import solve_match
from pairloom.matching.errors import MatchingError

GIVE_WAY = 15
LONGEST = 3_600
REFUSED = 3


def main(parent: str, told: str) -> int:
    """Solve what comes in, and answer; 3 when it cannot be solved however often it is tried, with the reason."""
    end_with(int(parent))
    os.nice(GIVE_WAY)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(LONGEST)
    try:
        answer = solve_match(unpack_match(sys.stdin.buffer.read()), Teller(int(told)))
    except MatchingError as error:
        sys.stderr.write(f"{type(error).__name__}: {error}")
        return REFUSED
    sys.stdout.buffer.write(pack_answer(answer))
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
