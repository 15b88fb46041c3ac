"""Rules and criteria fold into few tables, exactly, however people differ."""

import numpy as np
import pytest

from benchmarks.population import make_pool
from pairloom.matching import check, solve
from pairloom.matching.errors import PoolError
from pairloom.matching.plan import Comparison, Levels, Plan, Rules, ShareRule, load_default_plan
from pairloom.matching.problem import Pool
from pairloom.matching.scoring import compile_scores
from pairloom.matching.scoring.grouping import (
    BROKEN,
    FEWEST_SHARED_CLASSES,
    MOST_CLASSES,
    MOST_COLOURS,
    MOST_SHARED_CLASSES,
    Table,
    find_class_limit,
    fold_items,
    list_items,
    number_rows,
)
from pairloom.matching.values import applies
from tests.matching.reference import Reference, make_larger_case


def fold_plan(pool: Pool, plan: Plan) -> list[Table]:
    """Fold all that a plan reads, hopeless wishes included."""
    applied = {criterion.name: applies(pool, criterion) for criterion in plan.criteria}
    return fold_items(pool, plan, list_items(pool, plan, plan.criteria, applied), applied).tables


def test_rows_are_numbered_in_rising_order() -> None:
    key = np.array([[2, 0], [1, 5], [2, 0], [1, -7], [2, 1]])
    assert number_rows(key).tolist() == [2, 1, 2, 0, 3]
    assert number_rows(np.empty((0, 2), np.int64)).tolist() == []


def test_wide_keys_do_not_run_over() -> None:
    rng = np.random.default_rng(3)
    key = rng.integers(-(2**62), 2**62, (400, 9))
    key[200:] = key[:200]
    numbers = number_rows(key)
    assert np.array_equal(numbers[:200], numbers[200:])
    assert sorted(set(numbers.tolist())) == list(range(200))


@pytest.mark.parametrize(("people", "limit"), [(0, 48), (384, 48), (4_000, 500), (1_000_000, 1_024)])
def test_shared_tables_stay_small_beside_the_pool(people: int, limit: int) -> None:
    assert find_class_limit(people) == limit
    assert FEWEST_SHARED_CLASSES <= limit <= MOST_SHARED_CLASSES


@pytest.mark.parametrize("seed", range(20))
def test_tables_add_up_to_the_points_and_rules_of_every_pair(seed: int) -> None:
    """Pools of few and many classes; overlaps are counted elsewhere, so plans here have none."""
    case = make_larger_case(seed, 25 + 11 * seed)
    kept = tuple(criterion for criterion in case.plan.criteria if criterion.kind != "overlap" and not criterion.wish)
    plan = Plan("tables", kept, case.plan.rules)
    pool = Pool(case.pool.ids, case.pool.codes, case.pool.flags, case.pool.masks, case.pool.grids)
    total = np.zeros((len(pool), len(pool)), np.int64)
    for table in fold_plan(pool, plan):
        total += table.palette[table.codes[np.ix_(table.classes, table.classes)]]
    reference = Reference(pool, plan)
    apart = ~np.eye(len(pool), dtype=np.bool_)
    packed = reference.points + (reference.points.T << 32)
    assert np.array_equal(total[apart] >= 0, reference.allowed[apart])
    assert np.array_equal(total[reference.allowed], packed[reference.allowed])
    assert (total[apart & ~reference.allowed] <= BROKEN // 2).all()


def test_items_that_read_few_answers_share_a_table() -> None:
    pool, plan = make_pool(1_000, 4), load_default_plan()
    tables = fold_plan(pool, plan)
    names = len(list_items(pool, plan, plan.criteria, {c.name: applies(pool, c) for c in plan.criteria}))
    assert len(tables) < names
    assert all(len(table.palette) <= MOST_COLOURS for table in tables)
    assert all(table.codes.max() < len(table.palette) for table in tables)


def test_many_languages_make_many_classes_and_the_same_scores() -> None:
    """Everybody speaks a mix of their own, so that each person is a class of the language table."""
    rng = np.random.default_rng(1)
    count = 700
    spoken = rng.integers(1, 2**40, (count, 1)).astype(np.uint64)
    pool = Pool(
        ids=np.arange(count),
        codes={"country": (np.arange(count) % 9).astype(np.int16)},
        masks={"wide": spoken, "good": spoken & np.uint64(1)},
    )
    comfort = Levels(name="comfort", points=7, mine=("wide", "good"), theirs=("wide", "good"), values=(0, 40, 100))
    rules = Rules(differ=("country",), share=(ShareRule("language", "wide", "good"),))
    plan = Plan("many", (comfort,), rules)
    assert max(int(table.classes.max()) + 1 for table in fold_plan(pool, plan)) == count
    scores, reference = compile_scores(pool, plan), Reference(pool, plan)
    assert all(np.array_equal(scores.read_row(row)[0], reference.points[row]) for row in range(0, count, 50))
    assert np.array_equal(scores.best, reference.best)


def test_a_rule_and_a_criterion_of_one_name_stay_apart() -> None:
    """Each fills a table of its own, and the wish nobody can meet makes the tables be drawn a second time."""
    rng = np.random.default_rng(1)
    count = 380
    rare = np.where(np.arange(count) < 3, np.arange(count) + 60, rng.integers(0, 60, count)).astype(np.int16)
    pool = Pool(ids=np.arange(count), codes={"town": rng.integers(0, 60, count).astype(np.int16), "trade": rare})
    wish = Comparison(name="town", points=3, column="trade", table="same", wish=True)
    plan = Plan("alike", (wish,), Rules(differ=("town",)))
    assert [table.members for table in fold_plan(pool, plan)] == [(("rule", "town"),), (("criterion", "town"),)]
    scores, reference = compile_scores(pool, plan), Reference(pool, plan)
    assert all(np.array_equal(scores.read_row(row)[0], reference.points[row]) for row in range(count))
    assert check(pool, plan, solve(pool, plan)).is_proven


def test_more_classes_than_a_table_can_hold_are_refused_with_their_number() -> None:
    count = MOST_CLASSES + 1
    pool = Pool(ids=np.arange(count), masks={"wide": np.arange(1, count + 1).astype(np.uint64)})
    plan = Plan("many", (), Rules(share=(ShareRule("language", "wide", "wide"),)))
    with pytest.raises(PoolError, match="people differ in 30,001 ways in what 'language' reads; at most 30,000"):
        fold_plan(pool, plan)


def test_a_level_that_says_nothing_new_makes_no_classes() -> None:
    """Fluent and native give the same points here: who is native is no class of its own."""
    count = 64
    basic = np.ones(count, np.uint64)
    native = (np.arange(count) % 2).astype(np.uint64)
    pool = Pool(ids=np.arange(count), masks={"fluent": basic, "native": native})
    names = ("fluent", "native")
    alike = Plan("alike", (Levels(name="comfort", points=1, mine=names, theirs=names, values=(0, 100, 100)),))
    unlike = Plan("unlike", (Levels(name="comfort", points=1, mine=names, theirs=names, values=(0, 50, 100)),))
    assert [len(table.codes) for table in fold_plan(pool, alike)] == [1]
    assert [len(table.codes) for table in fold_plan(pool, unlike)] == [2]


def test_overlaps_are_left_to_the_count_of_shared_items() -> None:
    pool, plan = make_pool(50, 4), load_default_plan()
    applied = {criterion.name: applies(pool, criterion) for criterion in plan.criteria}
    items = list_items(pool, plan, plan.criteria, applied)
    assert {item.criterion.kind for item in items if item.criterion} == {"comparison", "levels", "steps"}
    assert [item.rule for item in items if item.rule] == ["country", "language", "hours"]


def test_no_criteria_and_no_rules_make_no_table() -> None:
    assert fold_plan(make_pool(10, 1), Plan("nothing", ())) == []


def test_codes_toward_each_other_are_packed_both_ways() -> None:
    pool = Pool(ids=np.arange(2), codes={"stage": np.array([0, 1])})
    table = ((0, 30), (70, 0))
    (drawn,) = fold_plan(pool, Plan("two", (Comparison(name="stage", points=2, column="stage", table=table),)))
    packed = drawn.palette[drawn.codes[np.ix_(drawn.classes, drawn.classes)]]
    assert packed.tolist() == [[0, 60 + (140 << 32)], [140 + (60 << 32), 0]]
