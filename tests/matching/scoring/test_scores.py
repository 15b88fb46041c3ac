"""Own best, middle and number of options are exact for everybody, and bounds from above when time runs out."""

import numpy as np
import pytest

from benchmarks.population import make_pool
from pairloom.matching.errors import PlanError
from pairloom.matching.plan import Comparison, Objective, Plan, Rules, load_default_plan
from pairloom.matching.problem import Pool
from pairloom.matching.scoring import compile_scores
from pairloom.matching.scoring.scores import list_neighbours
from pairloom.matching.scoring.threads import Stopwatch
from tests.matching.reference import Reference, make_larger_case


@pytest.mark.parametrize("seed", range(25))
def test_best_middle_options_and_rel_are_those_of_the_columns(seed: int) -> None:
    case = make_larger_case(100 + seed, 30 + 6 * seed)
    scores, reference = compile_scores(case.pool, case.plan), Reference(case.pool, case.plan)
    assert scores.is_exact
    assert np.array_equal(scores.best, reference.best)
    assert np.array_equal(scores.median, reference.median)
    assert np.array_equal(scores.options, reference.options)
    rows = [scores.read_rel(row) for row in range(len(case.pool))]
    assert np.array_equal([forth for forth, _ in rows], reference.rel)
    assert np.array_equal([back for _, back in rows], reference.rel.T)


def test_listed_pairs_measure_as_in_the_columns(rng: np.random.Generator) -> None:
    case = make_larger_case(7, 120)
    scores, reference = compile_scores(case.pool, case.plan), Reference(case.pool, case.plan)
    pairs = rng.integers(0, 120, (500, 2))
    one, other = pairs.T
    expected = [reference.points[one, other], reference.points[other, one], reference.rel[one, other]]
    for found, wanted in zip(scores.measure_pairs(pairs), [*expected, reference.rel[other, one]], strict=True):
        assert np.array_equal(found, wanted)


def test_the_own_best_of_everybody_with_a_partner_is_a_thousand() -> None:
    pool = make_pool(300, 8)
    scores = compile_scores(pool, load_default_plan())
    highest = np.array([int(scores.read_rel(row)[0].max()) for row in range(300)])
    assert np.array_equal(highest, np.where(scores.options > 0, 1000, -1))
    assert 0 < int((scores.options > 0).sum()) < 300


def test_people_whom_no_partner_gives_points_are_served_fully_by_anybody() -> None:
    """A plan that gives some people no points at all: their best is 0, and every partner is as good as the best."""
    pool = Pool(
        ids=np.arange(4),
        codes={"country": np.array([0, 1, 2, 3]), "sector": np.array([0, 0, 1, 2])},
        flags={"asks": np.array([True, False, True, False])},
    )
    criterion = Comparison(name="sector", points=10, column="sector", table="same", when="asks")
    scores = compile_scores(pool, Plan("few", (criterion,), Rules(differ=("country",))))
    assert scores.best.tolist() == [1000, 0, 0, 0]
    assert scores.read_rel(1)[0].tolist() == [1000, -1, 1000, 1000]
    assert scores.read_rel(0)[0].tolist() == [-1, 1000, 0, 0]


def test_a_wish_that_nobody_possible_can_meet_takes_nothing_from_the_best() -> None:
    codes = {"country": np.array([0, 0, 1]), "sector": np.array([5, 5, 6])}
    pool = Pool(ids=np.arange(3), codes=codes, flags={"asks": np.array([True, True, False])})
    wish = Comparison(name="sector", points=10, column="sector", table="same", when="asks", wish=True)
    scores = compile_scores(pool, Plan("wish", (wish,), Rules(differ=("country",))))
    assert scores.applied["sector"].tolist() == [False, False, False]
    assert scores.best.tolist() == [0, 0, 0]


def test_a_wish_met_only_by_somebody_in_the_last_block_counts() -> None:
    count = 2_500
    sector = np.zeros(count, np.int16)
    sector[0] = sector[count - 1] = 1
    pool = Pool(
        ids=np.arange(count),
        codes={"country": (np.arange(count) % 8).astype(np.int16), "sector": sector},
        flags={"asks": np.arange(count) == 0},
    )
    wish = Comparison(name="sector", points=10, column="sector", table="same", when="asks", wish=True)
    scores = compile_scores(pool, Plan("wish", (wish,), Rules(differ=("country",))))
    assert (bool(scores.applied["sector"][0]), int(scores.best[0])) == (True, 1000)


@pytest.mark.parametrize("percentile", [1, 25, 50, 99, 100])
def test_the_middle_is_the_point_that_so_many_partners_do_not_pass(percentile: int) -> None:
    pool = make_pool(500, 3)
    default = load_default_plan()
    plan = Plan("part", default.criteria, default.rules, Objective(percentile=percentile))
    scores = compile_scores(pool, plan)
    for row in range(0, 500, 25):
        forth = scores.read_row(row)[0]
        points = forth[forth >= 0]
        at_or_below = int((points <= scores.median[row]).sum())
        below = int((points < scores.median[row]).sum())
        assert below * 100 < percentile * len(points) <= at_or_below * 100


def test_without_time_the_best_is_bounded_from_above_and_said_to_be_so() -> None:
    pool, plan = make_pool(400, 6), load_default_plan()
    hasty, exact = compile_scores(pool, plan, watch=Stopwatch(0.0)), compile_scores(pool, plan)
    assert (hasty.is_exact, exact.is_exact) == (False, True)
    assert (hasty.best >= exact.best).all()
    assert (hasty.read_rel(5)[0] <= exact.read_rel(5)[0]).all()


@pytest.mark.parametrize("seed", range(10))
def test_bounds_without_time_hold_for_every_kind_of_plan(seed: int) -> None:
    case = make_larger_case(300 + seed, 40)
    hasty = compile_scores(case.pool, case.plan, watch=Stopwatch(0.0))
    exact = compile_scores(case.pool, case.plan)
    assert (hasty.best >= exact.best).all()


@pytest.mark.parametrize("count", [0, 1])
def test_an_empty_pool_and_one_person_have_no_options(count: int) -> None:
    scores = compile_scores(make_pool(count, 1), load_default_plan())
    assert (scores.best.tolist(), scores.median.tolist(), scores.options.tolist()) == (
        [-1] * count,
        [-1] * count,
        [0] * count,
    )


def test_a_pool_without_a_column_of_the_plan_is_refused() -> None:
    with pytest.raises(PlanError, match=r"asks in .* the answers have none of this kind"):
        compile_scores(Pool(ids=np.arange(3)), load_default_plan())


def test_neighbours_are_listed_once_and_both_ways() -> None:
    starts, rows = list_neighbours(5, np.array([[0, 3], [3, 0], [3, 1], [0, 3]]))
    assert starts.tolist() == [0, 1, 2, 2, 4, 4]
    assert rows.tolist() == [3, 3, 0, 1]
