"""The process that solves a match."""

import subprocess
import tempfile
from os import getpid

from pairloom.domain.pairs.engine.matches.answers import unpack_answer
from pairloom.domain.pairs.engine.matches.child import REFUSED
from pairloom.domain.pairs.engine.matches.problem import MatchProblem, pack_match
from pairloom.domain.pairs.engine.matches.progress import read_progress
from pairloom.domain.pairs.engine.matches.solving import COMMAND
from tests.domain.pairs.engine.matches.rounds import make_problem
from tests.domain.pairs.scenes import answer


def run(problem: MatchProblem) -> tuple[subprocess.CompletedProcess[bytes], str]:
    """Run the child; tells how it ended and which step it told last."""
    with tempfile.TemporaryFile() as told:
        command = [*COMMAND, str(getpid()), str(told.fileno())]
        done = subprocess.run(
            command, input=pack_match(problem), capture_output=True, check=False, pass_fds=[told.fileno()]
        )
        return done, read_progress(told.fileno())[0]


def test_it_answers_with_all_that_was_found_and_told_its_steps() -> None:
    done, step = run(make_problem([answer("SE"), answer("KE")]))
    answered = unpack_answer(done.stdout)
    assert (done.returncode, done.stderr, step) == (0, b"", "check")
    assert [one["group"] for one in answered.seats] == [1, 1]


def test_what_cannot_be_solved_is_refused_with_the_reason() -> None:
    done, _step = run(make_problem([answer("SE"), answer("SE")], pinned=[(1, 2)]))
    assert (done.returncode, done.stdout) == (REFUSED, b"")
    assert done.stderr.startswith(b"WishError: the pinned pair 1 and 2 breaks a hard rule")
