"""What the solving process answers."""

from pairloom.domain.pairs.engine.child import answer as answer_problem
from pairloom.domain.pairs.engine.problem import Problem
from tests.domain.pairs.scenes import answer, gather


def solve(*people: dict[str, object]) -> dict[str, object]:
    gathered = gather(people)
    answered = answer_problem(Problem(gathered.pool, gathered.plan, 30.0))
    answered.pop("seconds")
    return answered


def test_pairs_are_counted_and_who_is_left_is_named_with_the_reason() -> None:
    assert solve(answer("SE"), answer("DK"), answer("NO", {"no": "native"})) == {
        "pairs": 1,
        "trios": 0,
        "unmatched": [[3, "nobody_possible"]],
        "is_proven": True,
    }


def test_three_who_fit_become_a_group_of_three() -> None:
    assert solve(answer("SE"), answer("DK"), answer("NO")) == {
        "pairs": 0,
        "trios": 1,
        "unmatched": [],
        "is_proven": True,
    }


def test_nobody_and_one_alone_can_be_solved() -> None:
    assert solve() == {"pairs": 0, "trios": 0, "unmatched": [], "is_proven": True}
    assert solve(answer("SE"))["unmatched"] == [[1, "nobody_possible"]]
