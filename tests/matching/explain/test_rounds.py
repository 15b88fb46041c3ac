from collections.abc import Sequence

import numpy as np
import pytest

from pairloom.matching.explain import Fairness, RoundView, measure_person, measure_round, price_of_fairness
from pairloom.matching.plan import Comparison, Objective, Plan
from pairloom.matching.problem import Pool
from pairloom.matching.result import Result
from tests.matching.explain.makers import FRIENDLY_PLAN, make_friends, make_result

WAYS: list[tuple[list[tuple[int, int]], list[tuple[int, int, int]]]] = [
    ([(10, 12), (13, 14)], []),
    ([(11, 12)], []),
    ([], [(10, 12, 13)]),
    ([], []),
]


def collect_person(view: RoundView, row: int) -> tuple[int, ...]:
    columns = (view.options, view.most, view.best, view.points, view.rel, view.rank, view.share)
    return tuple(int(column[row]) for column in (*columns, view.best_of_ideal, view.points_of_ideal))


@pytest.mark.parametrize(("pairs", "trios"), WAYS)
def test_the_whole_round_says_the_same_as_each_person(
    pairs: list[tuple[int, int]], trios: list[tuple[int, int, int]]
) -> None:
    result = make_result(make_friends(), FRIENDLY_PLAN, pairs, trios=trios)

    view = measure_round(result)

    for row, person in enumerate(result.pool.ids.tolist()):
        one = measure_person(result, person)
        numbers = (one.options, one.most, one.best, one.points, one.rel, one.rank)
        share = one.share if one.directions else -1
        points_of_ideal = one.points_of_ideal if one.directions else 0
        assert collect_person(view, row) == (*numbers, share, one.best_of_ideal, points_of_ideal)


def test_wishes_are_counted_as_met_of_those_that_could_be() -> None:
    met = measure_round(make_result(make_friends(), FRIENDLY_PLAN, [(10, 13)]))
    missed = measure_round(make_result(make_friends(), FRIENDLY_PLAN, [(10, 12)]))

    assert (met.count_wishes(), missed.count_wishes()) == ((1, 1), (0, 1))
    assert missed.values["same_sector"].tolist() == [0, -1, -1, -1, -1, -1]
    assert missed.impossible["same_sector"].tolist() == [False, False, True, False, False, False]


def test_pairs_of_whom_neither_named_anything_are_thin() -> None:
    pool = make_friends()

    assert measure_round(make_result(pool, FRIENDLY_PLAN, [(12, 14)])).thin.tolist() == [
        False,
        False,
        True,
        False,
        True,
        False,
    ]
    assert not measure_round(make_result(pool, FRIENDLY_PLAN, [(10, 12)])).thin.any()


def test_the_price_of_fairness_compares_with_the_plain_sum() -> None:
    pool = Pool(ids=np.arange(4), codes={"who": np.arange(4, dtype=np.int16)})
    likes = ((0, 100, 60, 60), (100, 0, 60, 60), (70, 70, 0, 70), (100, 100, 40, 0))
    criteria = (Comparison(name="likes", points=10, column="who", table=likes),)
    plan = Plan(name="likes", criteria=criteria, objective=Objective(tiers=(600,), percentile=50, preview=0))
    fair = make_result(pool, plan, [(0, 2), (1, 3)], preview=[(0, 1)])

    def solve_plainly(
        pool: Pool,
        plan: Plan,
        *,
        seed: int,
        pinned: Sequence[tuple[int, int]],
        forbidden: Sequence[tuple[int, int]],
        preview: Sequence[tuple[int, int]],
        start: Result | None,
    ) -> Result:
        assert plan.objective == Objective(threshold=False, tiers=(), percentile=0, preview=0)
        assert (seed, list(pinned), list(forbidden), list(preview)) == (0, [], [], [(0, 1)])
        assert start is fair
        return make_result(pool, plan, [(0, 1), (2, 3)])

    fairness = price_of_fairness(fair, solve_plainly)

    assert fairness == Fairness(
        fair_sum=600 + 600 + 1000 + 1000,
        plain_sum=1000 + 1000 + 1000 + 400,
        fair_worst=600,
        plain_worst=400,
        fair_below={600: 0},
        plain_below={600: 1},
        is_proven=True,
    )
    assert fairness.price == pytest.approx(200 / 3400)
