"""Solve a match: the pairs, their proof, a referee's word on it, and what the board shows of them."""

import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from os import getpid
from pathlib import Path
from time import perf_counter

from pairloom.domain.pairs.engine.matches.answers import Answer, describe_seats
from pairloom.domain.pairs.engine.matches.figures import count_match
from pairloom.domain.pairs.engine.matches.problem import MatchProblem
from pairloom.domain.pairs.engine.matches.results import pack_result
from pairloom.domain.pairs.engine.matches.seats import Seating, list_broken
from pairloom.domain.pairs.rules.progress import measure_solving
from pairloom.domain.pairs.states import MatchStep
from pairloom.matching.certificate import write_certificate
from pairloom.matching.errors import ProofError, WishError
from pairloom.matching.explain import measure_round, price_of_fairness
from pairloom.matching.refereeing import REFEREED_UP_TO
from pairloom.matching.result import Result
from pairloom.matching.solver import solve

REFEREE = (sys.executable, "-m", "pairloom.domain.pairs.engine.matches.referee")
BOTH = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
Progress = Callable[[str, float], None]


class Clock:
    """Counts the seconds of each step, and tells it to whoever waits."""

    def __init__(self, progress: Progress) -> None:
        self.seconds: dict[str, float] = {}
        self._progress = progress

    @contextmanager
    def time(self, step: MatchStep) -> Iterator[None]:
        """Count the seconds of a step."""
        self._progress(step.value, 0.0)
        begun = perf_counter()
        yield
        self.seconds[step.value] = round(perf_counter() - begun, 2)


def solve_match(problem: MatchProblem, progress: Progress) -> Answer:
    """Solve a match and measure it, while a second process verifies the proof. Raises WishError, ProofError."""
    check_trios(problem)
    clock = Clock(progress)
    result = solve_alone(problem, progress)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "proof"
        write_certificate(result, path)
        referee = begin_refereeing(path) if len(result.pool) <= REFEREED_UP_TO else None
        with clock.time(MatchStep.MEASURE):
            seats = Seating(problem, result, measure_round(result)).seat_everybody()
            fairness = price_of_fairness(result, partial(solve, refereed=False, progress=tell_measuring(progress)))
            outcome = count_match(problem, result, seats, fairness)
        with clock.time(MatchStep.CHECK):
            is_refereed = referee is not None and finish_refereeing(referee)
        proof = path.read_bytes()
    seconds = {name: round(spent, 2) for name, spent in result.seconds.items()} | clock.seconds
    return Answer(
        proof=proof,
        result=pack_result(result),
        seats=describe_seats(seats),
        outcome={**outcome, "seconds": seconds, "cpu_seconds": measure_work(), "peak_mb": measure_memory()},
        is_proven=result.is_proven,
        is_refereed=is_refereed,
    )


def solve_alone(problem: MatchProblem, progress: Progress) -> Result:
    """Solve everybody who is not taken out; another process is the referee meanwhile."""
    return solve(
        problem.pool.take(problem.find_solved_rows()),
        problem.plan,
        seed=problem.seed,
        pinned=problem.pinned,
        forbidden=problem.forbidden,
        preview=problem.preview,
        progress=tell_solving(progress),
        refereed=False,
    )


def tell_solving(progress: Progress) -> Progress:
    """Tell the steps of solving, but not its check: a referee does that beside, and it is told in its own time."""

    def tell(step: str, share: float) -> None:
        if step != MatchStep.CHECK.value:
            progress(step, share)

    return tell


def tell_measuring(progress: Progress) -> Progress:
    """Tell how far the measuring is by the match without fairness that is solved in it."""

    def tell(step: str, share: float) -> None:
        if step != MatchStep.CHECK.value:
            progress(MatchStep.MEASURE.value, measure_solving(step, share))

    return tell


def check_trios(problem: MatchProblem) -> None:
    """Refuse a trio made by hand in which two break a hard rule by now."""
    for one, other, rule in list_broken(problem):
        raise WishError(f"the group of {one} and {other} breaks the rule {rule!r}")


def begin_refereeing(path: Path) -> subprocess.Popen[bytes]:
    """Let another process verify the certificate in a file."""
    return subprocess.Popen([*REFEREE, str(path), str(getpid())], stderr=subprocess.PIPE)  # noqa: S603 - our own module


def finish_refereeing(referee: subprocess.Popen[bytes]) -> bool:
    """Wait for the referee; raises ProofError with its last words when it does not accept the proof."""
    _, words = referee.communicate()
    if referee.returncode:
        raise ProofError(f"the referee ended with {referee.returncode}: {words.decode(errors='replace')}")
    return True


def measure_memory() -> int:
    """Measure the most memory of this process and its referee together, in millions of bytes."""
    return sum(resource.getrusage(who).ru_maxrss for who in BOTH) * 1024 // 1_000_000


def measure_work() -> float:
    """Measure the seconds of processors that this process and its referee have worked: other work does not count."""
    used = [resource.getrusage(who) for who in BOTH]
    return round(sum(one.ru_utime + one.ru_stime for one in used), 1)
