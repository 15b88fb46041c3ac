"""The small pool that compiles the engine uses everything that the default plan reads."""

from itertools import pairwise

import pytest

from pairloom.matching import warm
from pairloom.matching.plan import load_default_plan
from pairloom.matching.problem import Pool
from pairloom.matching.solver import solve
from pairloom.matching.values import applies, check_columns


def test_everything_that_the_plan_reads_occurs() -> None:
    pool, plan = warm.make_small_pool(warm.PEOPLE), load_default_plan()
    check_columns(pool, plan)
    asked = {criterion.name: applies(pool, criterion) for criterion in plan.criteria}
    assert all(someone.any() for someone in asked.values())
    assert all(not asked[criterion.name].all() for criterion in plan.criteria if criterion.wish)


@pytest.mark.parametrize("people", [warm.PEOPLE, warm.PEOPLE + 1])
def test_its_rounds_are_proven_and_the_odd_one_has_a_trio(people: int) -> None:
    result = solve(warm.make_small_pool(people), load_default_plan())
    assert (result.is_proven, result.is_refereed, len(result.trios)) == (True, True, people % 2)


def test_warming_up_takes_the_same_pools_odd_and_even(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    make = warm.make_small_pool

    def note_pool(people: int) -> Pool:
        made.append(people)
        return make(people)

    monkeypatch.setattr(warm, "make_small_pool", note_pool)
    warm.main()
    assert [count % 2 for count in made] == [1, 0]
    assert all(later == earlier + 1 for earlier, later in pairwise(made))
