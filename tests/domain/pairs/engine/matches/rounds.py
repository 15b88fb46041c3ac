"""Small matches that are solved in this process or in a child, for tests."""

from collections.abc import Iterable, Mapping
from typing import Any

from pairloom.domain.pairs.engine.matches.answers import Answer
from pairloom.domain.pairs.engine.matches.problem import MatchProblem, Wanted, make_match
from pairloom.domain.pairs.engine.matches.seated import Seated
from pairloom.domain.pairs.engine.matches.seats import Seating
from pairloom.domain.pairs.engine.matches.solving import MatchSolving
from pairloom.domain.pairs.engine.matches.working import solve_alone
from pairloom.matching.explain import measure_round
from pairloom.matching.result import Result
from tests.domain.pairs.scenes import gather


def say_nothing(_step: str, _share: float) -> None:
    """Take what a solve tells, and do nothing with it."""


def make_problem(
    people: Iterable[Mapping[str, Any]], *, more_zones: Iterable[str] = (), **wanted: Any
) -> MatchProblem:  # fmt: skip
    """Make the problem of librarians with these answers, numbered from 1."""
    return make_match(gather(people, more_zones=more_zones), Wanted(**wanted))


def solve_problem(problem: MatchProblem) -> Result:
    """Solve a problem in this process."""
    return solve_alone(problem, say_nothing)


def seat(problem: MatchProblem) -> list[Seated]:
    """Solve a problem and seat everybody."""
    result = solve_problem(problem)
    return Seating(problem, result, measure_round(result)).seat_everybody()


def solve_in_child(snapshot: bytes) -> Answer:
    """Solve a packed problem in a process of its own, as a worker does, and wait for it."""
    solving = MatchSolving(snapshot)
    try:
        while not solving.wait(1.0):
            pass
        return solving.finish()
    finally:
        solving.end()
