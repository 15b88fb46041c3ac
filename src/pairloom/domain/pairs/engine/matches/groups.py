"""List who is a group of a match: pairs and trios, those made by hand among them."""

from pairloom.domain.pairs.engine.matches.problem import MatchProblem
from pairloom.matching.result import Result

Rows = tuple[int, ...]


def list_groups(problem: MatchProblem, result: Result) -> list[Rows]:
    """List the groups as rows of the pool, trios made by hand among them, by their lowest row."""
    pool = problem.pool
    found = [*result.pairs.tolist(), *map(list, result.trios), *problem.trios.tolist()]
    return sorted(tuple(sorted(pool.find_rows(group).tolist())) for group in found)
