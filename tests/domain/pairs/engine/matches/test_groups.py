"""Who is a group of a match."""

from pairloom.domain.pairs.engine.matches.groups import list_groups
from tests.domain.pairs.engine.matches.rounds import make_problem, solve_problem
from tests.domain.pairs.scenes import answer


def test_groups_stand_in_the_order_of_their_first_members() -> None:
    people = [answer(place) for place in ("SE", "KE", "DE", "ZA", "EG", "FR", "IT")]
    problem = make_problem(people, trios=[(2, 3, 4)], pinned=[(5, 7)])
    assert list_groups(problem, solve_problem(problem)) == [(0, 5), (1, 2, 3), (4, 6)]
