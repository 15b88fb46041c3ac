"""Rules and criteria read off columns are what plain Python reads, and missing columns are named."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from pairloom.matching.errors import PlanError
from pairloom.matching.plan import Comparison, Criterion, GridRule, Levels, Overlap, Plan, Rules, ShareRule, Steps
from pairloom.matching.problem import Pool
from pairloom.matching.values import check_columns, list_rule_names, measure_grid, read_rules, read_values
from tests.matching.brute import Round
from tests.matching.pools import make_case
from tests.matching.reference import Reference

POOL = Pool(
    ids=np.arange(3),
    codes={"stage": np.array([0, 2, -1], np.int16), "zone": np.array([0, 1, 1], np.int16)},
    flags={"asks": np.array([True, False, True])},
    masks={"basic": np.ones((3, 2), np.uint64), "good": np.ones((3, 2), np.uint64), "topics": np.ones(3, np.uint64)},
    grids={"hours": np.array([[4, 2], [2, 4]], np.int16), "small": np.array([[1]], np.int16)},
)
STAGE = Comparison(name="stage", points=1, column="stage", table="same")
TOPICS = Overlap(name="topics", points=1, column="topics", table=((0, 100),))
COMFORT = Levels(name="comfort", points=1, mine=("basic",), theirs=("good",), values=(0, 100))
TIME = Steps(name="time", points=1, column="zone", grid="hours", unit=1, values=(0, 100))
LACKING: list[tuple[Criterion | Rules, str]] = [
    (replace(STAGE, column="none"), "the plan asks in 'stage' for the column 'none'; the answers have only: "),
    (replace(STAGE, when="none"), "the plan asks in 'stage' for the yes-or-no column 'none'"),
    (replace(STAGE, table=((0, 1), (1, 0))), "criterion 'stage' has a table for 2 codes; 'stage' holds code 2"),
    (replace(TOPICS, column="none"), "the plan asks in 'topics' for the column of several choices 'none'"),
    (replace(TOPICS, column="basic"), "counts 'basic', which has room for 128 items; at most 64 can be counted"),
    (replace(COMFORT, mine=("none",)), "the plan asks in 'comfort' for the column of several choices 'none'"),
    (replace(COMFORT, theirs=("none",)), "the plan asks in 'comfort' for the column of several choices 'none'"),
    (replace(COMFORT, theirs=("topics",)), "criterion 'comfort' compares masks of different width"),
    (replace(TIME, column="none"), "the plan asks in 'time' for the column 'none'"),
    (replace(TIME, grid="none"), "the plan asks in 'time' for the table of measures 'none'"),
    (replace(TIME, grid="small"), "'time' reads grid 'small' of 1 codes; 'zone' has 1"),
    (Rules(differ=("none",)), "the plan asks in 'the rules' for the column 'none'"),
    (Rules(same=("none",)), "the plan asks in 'the rules' for the column 'none'"),
    (
        Rules(share=(ShareRule("language", "basic", "none"),)),
        "in 'language' for the column of several choices 'none'",
    ),
    (Rules(share=(ShareRule("language", "basic", "topics"),)), "rule 'language' compares masks of different width"),
    (Rules(grid=(GridRule("hours", "zone", "none", 1),)), "the plan asks in 'hours' for the table of measures 'none'"),
    (
        Rules(grid=(GridRule("hours", "zone", "hours", 1, waived="none"),)),
        "in 'hours' for the yes-or-no column 'none'",
    ),
    (Rules(trio_share="none"), "the plan asks in 'the rule for trios' for the column of several choices 'none'"),
]


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_points_and_rules_are_what_plain_python_reads(start: int) -> None:
    for seed in range(start, start + 50):
        case = make_case(seed)
        reference, tried = Reference(case.pool, case.plan), Round(case)
        allowed = {pair: bool(reference.allowed[pair]) for pair in tried.allowed}
        assert allowed == tried.allowed
        points = {pair: int(reference.points[pair]) for pair, may_meet in allowed.items() if may_meet}
        assert points == {pair: tried.points[pair] for pair in points}


@pytest.mark.parametrize("criterion", [STAGE, TOPICS, COMFORT, TIME], ids=lambda criterion: criterion.kind)
def test_several_rows_at_once_are_read_as_each_by_itself(criterion: Criterion) -> None:
    together = read_values(POOL, criterion, np.array([2, 0]))
    assert together.tolist() == [read_values(POOL, criterion, row).tolist() for row in (2, 0)]


def test_rules_are_named_in_order_and_read_by_name() -> None:
    rules = Rules(
        ("stage",), ("zone",), (ShareRule("language", "basic", "good"),), (GridRule("time", "zone", "hours", 3),)
    )
    plan = Plan("rules", (), rules)
    kept = {name: column.tolist() for name, column in read_rules(POOL, plan, 0).items()}
    assert list_rule_names(plan) == list(kept) == ["stage", "zone", "language", "time"]
    assert kept == {
        "stage": [False, True, False],
        "zone": [True, False, False],
        "language": [True, True, True],
        "time": [True, False, False],
    }


def test_an_unknown_code_or_an_empty_grid_measures_nothing() -> None:
    pool = Pool(
        ids=np.arange(2), codes={"zone": np.array([0, -1], np.int16)}, grids={"hours": np.array([[9]], np.int16)}
    )
    nobody = Pool(
        ids=np.arange(2),
        codes={"zone": np.array([-1, -1], np.int16)},
        grids={"hours": np.empty((0, 0), np.int16)},
    )
    assert measure_grid(pool, "zone", "hours", 0).tolist() == [9, 0]
    assert measure_grid(nobody, "zone", "hours", 0).tolist() == [0, 0]


@pytest.mark.parametrize(("part", "sentence"), LACKING, ids=[sentence for _, sentence in LACKING])
def test_what_the_pool_lacks_is_named(part: Any, sentence: str) -> None:  # noqa: ANN401
    plan = Plan("lacking", (), part) if isinstance(part, Rules) else Plan("lacking", (part,))
    with pytest.raises(PlanError, match=sentence):
        check_columns(POOL, plan)


def test_a_pool_that_has_all_columns_passes() -> None:
    rules = Rules(("stage",), (), (ShareRule("language", "basic", "good"),), (), "basic")
    plan = Plan("whole", (STAGE, TOPICS, COMFORT, TIME), rules)
    check_columns(POOL, plan)
    assert read_rules(POOL, plan, 0)["language"].all()


def test_a_criterion_of_no_known_kind_has_no_value() -> None:
    with pytest.raises(PlanError, match="criterion 'bare' is of no known kind"):
        read_values(POOL, Criterion(name="bare", points=1), 0)
