"""A whole solve: the same answer in any order of rows, wishes kept, odd and hopeless pools, and early stops."""

from dataclasses import replace
from itertools import combinations, groupby
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.population import make_pool
from pairloom.matching.certificate import make_certificate
from pairloom.matching.errors import PlanError, PoolError, WishError
from pairloom.matching.plan import Comparison, Objective, Plan, Rules, load_default_plan
from pairloom.matching.problem import Pool
from pairloom.matching.refereeing import check_result, referee
from pairloom.matching.result import Claim, Result, Why
from pairloom.matching.scoring import threads
from pairloom.matching.solver import solve
from tests.matching.brute import Case, Round
from tests.matching.pools import make_case
from tests.matching.reference import Reference, make_larger_case

PLAN = load_default_plan()


def solve_case(case: Case, **options: Any) -> Result:  # noqa: ANN401
    """Solve a case with its wishes."""
    wishes = {"pinned": case.pinned, "forbidden": case.forbidden, "preview": case.preview}
    return solve(case.pool, case.plan, seed=case.seed, **{**wishes, **options})


def tell(result: Result) -> dict[str, Any]:
    """Tell what a result says of people by number, of levels and of bounds, not of rows."""
    order = np.argsort(result.pool.ids)
    measures = (result.rel, result.points, result.best, result.median, result.options)
    return {
        "pairs": result.pairs.tolist(),
        "trios": result.trios,
        "unmatched": result.unmatched,
        "levels": result.levels,
        "bounds": [(proof.claim, proof.at, proof.weights, proof.bound) for proof in result.proofs],
        "measures": [measure[order].tolist() for measure in measures],
    }


def list_groups(result: Result) -> list[tuple[int, ...]]:
    """List pairs and trios, in ids."""
    return [*map(tuple, result.pairs.tolist()), *result.trios]


def check_groups(result: Result) -> None:
    """Check that everybody is in one group at most, and that all pairs of a group may be."""
    reference = Reference(result.pool, result.plan)
    groups = list_groups(result)
    people = [person for group in groups for person in group] + [person.person for person in result.unmatched]
    assert sorted(people) == sorted(result.pool.ids.tolist())
    for group in groups:
        assert all(reference.allowed[tuple(result.pool.find_rows(pair))] for pair in combinations(group, 2))


def replace_country(pool: Pool, country: NDArray[np.int64]) -> Pool:
    """Let the people of a pool come from other countries."""
    codes = {**pool.codes, "country": country.astype(np.int16)}
    return Pool(pool.ids, codes, pool.flags, pool.masks, pool.grids)


@pytest.mark.parametrize("seed", range(40))
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    case = make_case(seed)
    rows = np.random.default_rng(seed).permutation(len(case.pool))
    shuffled = Case(case.pool.take(rows), case.plan, case.seed, case.pinned, case.forbidden, case.preview)
    assert tell(solve_case(shuffled)) == tell(solve_case(case))


@pytest.mark.parametrize("count", [150, 151])
def test_the_order_of_librarians_changes_nothing(count: int) -> None:
    pool = make_pool(count, 12)
    rows = np.random.default_rng(1).permutation(count)
    assert tell(solve(pool.take(rows), PLAN, seed=4)) == tell(solve(pool, PLAN, seed=4))


@pytest.mark.parametrize("count", [300, 301])
def test_the_number_of_cores_changes_nothing(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    pool = make_pool(count, 3)
    certificates = []
    for cores in (1, 5):
        monkeypatch.setattr(threads, "count_cores", lambda cores=cores: cores)
        certificates.append(make_certificate(solve(pool, PLAN)))
    assert certificates[0] == certificates[1]


@pytest.mark.parametrize("seed", range(12))
def test_random_pools_of_forty_to_sixty_are_proven_and_refereed(seed: int) -> None:
    result = solve_case(make_larger_case(seed, 40 + 2 * seed - seed % 2))
    assert (result.is_proven, result.is_refereed, result.is_reproducible) == (True, True, True)
    check_groups(result)


@pytest.mark.parametrize("count", [61, 201])
def test_an_odd_pool_gets_a_trio_whose_three_pairs_may_be(count: int) -> None:
    result = solve(make_pool(count, 31), PLAN)
    check_groups(result)
    people = int((result.options > 0).sum())
    assert (len(result.trios), int((result.rel >= 0).sum())) == (people % 2, people)


@pytest.mark.parametrize("seed", range(6))
def test_trios_share_an_item_where_the_plan_asks_for_it(seed: int) -> None:
    pool = make_pool(41, seed)
    rules = PLAN.rules
    shared = Rules(rules.differ, rules.same, rules.share, rules.grid, trio_share="interests")
    result = solve(pool, Plan("sharing", PLAN.criteria, shared, PLAN.objective))
    masks = [pool.masks["interests"][pool.find_rows(trio)] for trio in result.trios]
    assert all(np.bitwise_and.reduce(mask, axis=0).any() for mask in masks)
    assert len(masks) == int((result.options > 0).sum()) % 2


def test_no_trio_is_made_of_people_who_share_nothing() -> None:
    topics = np.array([0b011, 0b101, 0b110], np.uint64)
    pool = Pool(np.arange(3), codes={"country": np.arange(3, dtype=np.int16)}, masks={"topics": topics})
    free = Plan("free", (), Rules(differ=("country",)))
    bound = Plan("bound", (), Rules(differ=("country",), trio_share="topics"))
    assert [solve(pool, plan).trios for plan in (free, bound)] == [((0, 1, 2),), ()]


def test_a_pinned_pair_is_made_and_a_forbidden_one_is_not() -> None:
    pool = make_pool(100, 5)
    before = solve(pool, PLAN)
    first, second = before.pairs[0].tolist(), before.pairs[1].tolist()
    reference = Reference(pool, PLAN)
    row = int(pool.find_rows(first)[0])
    other = next(int(pool.ids[j]) for j in np.flatnonzero(reference.allowed[row]) if pool.ids[j] not in first)
    after = solve(pool, PLAN, pinned=[[first[0], other]], forbidden=[second])
    groups = list_groups(after)
    assert tuple(sorted((first[0], other))) in groups
    assert not any(set(second) <= set(group) for group in groups)
    assert (after.is_proven, after.is_refereed) == (True, True)
    assert after.pinned.tolist() == [sorted((first[0], other))]


def test_a_preview_keeps_more_pairs_when_somebody_withdraws() -> None:
    kept = {0: 0, 30: 0}
    for seed in range(4):
        pool = make_pool(120, 40 + seed)
        first = solve(pool, PLAN)
        left = pool.take(np.flatnonzero(pool.ids != first.pairs[0, 0]))
        old = [pair for pair in first.pairs.tolist() if first.pairs[0, 0] not in pair]
        for bonus in kept:
            objective = Objective(preview=bonus)
            plan = Plan("stable", PLAN.criteria, PLAN.rules, objective)
            again = solve(left, plan, preview=old)
            kept[bonus] += sum(pair in old for pair in again.pairs.tolist())
    assert kept[30] > kept[0]


@pytest.mark.parametrize("count", [200, 201])
def test_a_warm_start_gives_the_same_answer(count: int) -> None:
    pool = make_pool(count, 22)
    first = solve(pool, PLAN, seed=2)
    left = pool.take(np.arange(1, count))
    cold, warm = solve(left, PLAN, seed=2), solve(left, PLAN, seed=2, start=first)
    assert (warm.pairs.tolist(), warm.trios, warm.levels) == (cold.pairs.tolist(), cold.trios, cold.levels)


@pytest.mark.parametrize("prices", [None, np.zeros(3), np.full(40, np.nan), np.full(40, -1e30), np.full(40, "1")])
def test_a_start_whose_prices_are_none_is_refused(prices: Any) -> None:  # noqa: ANN401
    pool = make_pool(40, 22)
    with pytest.raises(WishError, match="the prices of start are no list of one number for each of its people"):
        solve(pool, PLAN, start=replace(solve(pool, PLAN), prices=prices))


def test_a_seed_of_numpys_own_kind_is_written_as_a_plain_number() -> None:
    pool = make_pool(40, 22)
    plain, numpys = solve(pool, PLAN, seed=5), solve(pool, PLAN, seed=np.int64(5))  # type: ignore[arg-type]
    assert (numpys.pairs.tolist(), numpys.seed, numpys.is_refereed) == (plain.pairs.tolist(), 5, True)
    assert make_certificate(numpys) == make_certificate(plain)


def test_another_seed_draws_other_lots_and_the_same_counts() -> None:
    pool = make_pool(90, 22)
    first, second = (solve(pool, PLAN, seed=seed) for seed in (1, 2))
    assert [level for level in first.levels if level.claim != Claim.LOT] == [
        level for level in second.levels if level.claim != Claim.LOT
    ]
    assert first.find_level(Claim.LOT) != second.find_level(Claim.LOT)


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0.0, 0.01, 0.1, 0.4])
def test_an_early_stop_gives_valid_pairs_and_bounds_that_hold(seconds: float) -> None:
    pool = make_pool(3_000, 17)
    result = solve(pool, PLAN, seconds=seconds)
    check_groups(result)
    assert len(result.pairs) > 1_000
    assert all(level.value <= level.bound for level in result.levels)
    assert (result.is_proven, result.is_reproducible) == (False, False)


@pytest.mark.parametrize("gap", [0.05, 0.5])
def test_a_gap_stops_with_a_bound_that_is_near_enough(gap: float) -> None:
    pool = make_pool(400, 2)
    near, best = solve(pool, PLAN, gap=gap), solve(pool, PLAN)
    check_groups(near)
    assert near.gap <= gap
    assert near.value <= best.value <= near.bound
    assert near.is_reproducible


@pytest.mark.parametrize("options", [{}, {"refereed": False}, {"seconds": 0.0}])
@pytest.mark.parametrize("count", [0, 2, 50, 101, 700])
def test_steps_are_told_in_order_and_each_rises_to_one(count: int, options: dict[str, Any]) -> None:
    told: list[tuple[str, float]] = []
    solve(make_pool(count, 2), PLAN, progress=lambda step, done: told.append((step, done)), **options)
    steps = [step for step, _ in groupby(told, key=lambda pair: pair[0])]
    order = ["score", "place", "threshold", "tiers", "sum", "lot", "check"]
    assert steps == [step for step in order if step in steps]
    for _, group in groupby(told, key=lambda pair: pair[0]):
        shares = [share for _, share in group]
        assert (shares[0], shares[-1]) == (0.0, 1.0)
        assert shares == sorted(shares)


def test_a_small_round_tells_more_than_the_begin_and_the_end() -> None:
    told: list[float] = []
    solve(make_pool(50, 2), PLAN, progress=lambda _, done: told.append(done))
    assert any(0 < done < 1 for done in told)


def test_a_result_can_be_refereed_by_somebody_else_and_says_so_until_then() -> None:
    told: list[str] = []
    pool = make_pool(45, 6)
    result = solve(pool, PLAN, seed=3, progress=lambda step, _done: told.append(step), refereed=False)
    assert (result.is_proven, result.is_refereed) == (True, False)
    assert "check" not in {*told, *result.seconds}
    assert referee(result).is_refereed
    assert result.pairs.tolist() == solve(pool, PLAN, seed=3).pairs.tolist()


@pytest.mark.parametrize(("count", "placed"), [(0, 0), (1, 0)])
def test_nobody_and_one_person_are_a_round_too(count: int, placed: int) -> None:
    result = solve(make_pool(count, 1), PLAN)
    assert (len(result.pairs), result.trios, len(result.unmatched)) == (0, (), count)
    assert (result.find_level(Claim.PLACED).value, result.is_proven) == (placed, True)
    assert [person.why for person in result.unmatched] == [Why.NOBODY_POSSIBLE] * count


@pytest.mark.parametrize(("countries", "pairs"), [((0, 1), [[3, 8]]), ((1, 1), [])])
def test_two_people_are_a_pair_where_the_rules_let_them(countries: tuple[int, int], pairs: list[list[int]]) -> None:
    pool = Pool(np.array([8, 3]), codes={"country": np.array(countries, np.int16)})
    result = solve(pool, Plan("two", (), Rules(differ=("country",))))
    assert (result.pairs.tolist(), result.is_proven, result.is_refereed) == (pairs, True, True)


@pytest.mark.parametrize("count", [40, 41])
def test_people_all_from_one_country_are_all_told_that_nobody_is_possible(count: int) -> None:
    pool = make_pool(count, 6)
    result = solve(replace_country(pool, np.zeros(count, np.int64)), PLAN)
    assert (len(result.pairs), result.trios, result.is_proven) == (0, (), True)
    assert {person.why for person in result.unmatched} == {Why.NOBODY_POSSIBLE}
    assert all(person.blocked_by["country"] == count - 1 for person in result.unmatched)


@pytest.mark.slow
def test_where_three_of_five_come_from_one_country_all_others_get_a_partner() -> None:
    pool = make_pool(400, 8)
    country = np.where(np.arange(400) < 240, 0, 1 + np.arange(400) % 30)
    result = solve(replace_country(pool, country), PLAN)
    check_groups(result)
    assert (result.is_proven, result.is_refereed) == (True, True)
    alone = set(result.pool.find_rows([person.person for person in result.unmatched]).tolist())
    possible = {row for row in range(240, 400) if result.options[row]}
    assert alone & possible == set()
    assert {person.why for person in result.unmatched} <= {Why.TOO_FEW_PARTNERS, Why.NOBODY_POSSIBLE}


@pytest.mark.parametrize("count", [30, 31])
def test_where_nobody_gives_points_everybody_is_served_fully(count: int) -> None:
    pool = make_pool(count, 3)
    result = solve(pool, Plan("nothing", (), Rules(differ=("country",))))
    assert (set(result.rel.tolist()), set(result.best.tolist())) == ({1000}, {0})
    assert (result.is_proven, result.is_refereed, result.find_level(Claim.SUM).value) == (True, True, 1000 * count)


def test_where_only_some_give_points_the_others_are_served_fully_by_anybody() -> None:
    codes = {"country": np.arange(8, dtype=np.int16), "sector": np.array([0, 0, 1, 1, 2, 2, 3, 3], np.int16)}
    pool = Pool(np.arange(8), codes, flags={"asks": np.arange(8) < 4})
    wish = Comparison(name="sector", points=5, column="sector", table="same", when="asks")
    result = solve(pool, Plan("some", (wish,), Rules(differ=("country",))))
    assert result.rel.tolist() == [1000] * 8
    assert {(0, 1), (2, 3)} <= set(list_groups(result))


@pytest.mark.parametrize(
    "objective",
    [Objective(threshold=False), Objective(tiers=()), Objective(threshold=False, tiers=(), percentile=0, preview=0)],
)
@pytest.mark.parametrize("count", [60, 61])
def test_plans_without_threshold_or_tiers_are_proven_level_by_level(objective: Objective, count: int) -> None:
    result = solve(make_pool(count, 9), Plan("short", PLAN.criteria, PLAN.rules, objective))
    claims = [level.claim for level in result.levels]
    wanted = [Claim.PLACED, *[Claim.THRESHOLD] * objective.threshold, *[Claim.TIER] * len(objective.tiers)]
    assert claims == [*wanted, *[Claim.PERCENTILE] * (objective.percentile > 0), Claim.SUM, Claim.LOT]
    assert (result.is_proven, result.is_refereed) == (True, True)


def test_without_a_threshold_the_sum_is_at_least_as_large() -> None:
    pool = make_pool(80, 9)
    fair, free = (solve(pool, Plan("sum", PLAN.criteria, PLAN.rules, Objective(fair, (), 0))) for fair in (True, False))
    assert free.value >= fair.value
    assert fair.worst_off >= free.worst_off


@pytest.mark.parametrize(
    ("wishes", "sentence"),
    [
        ({"pinned": [[7, 14], [14, 21]]}, "person 14 is pinned to two partners; one is possible"),
        ({"pinned": [[7, 7]]}, "pinned pairs person 7 with themselves; pairs of two different ids are wanted"),
        ({"forbidden": [7, 14]}, r"forbidden has the shape \(2,\); pairs of two different ids are wanted"),
        ({"preview": [[7, 14, 21]]}, r"preview has the shape \(1, 3\)"),
        ({"pinned": [[7, 14]], "forbidden": [[14, 7]]}, "the pair (7 and 14|14 and 7) is both pinned and forbidden"),
        ({"seed": -1}, "the seed is -1"),
    ],
)
def test_a_wish_that_makes_no_sense_is_refused(wishes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(WishError, match=sentence):
        solve(make_pool(20, 1), PLAN, **wishes)


def test_a_pinned_pair_that_breaks_a_rule_is_refused() -> None:
    pool = replace_country(make_pool(4, 1), np.array([0, 0, 1, 2]))
    one, other = sorted(pool.ids[:2].tolist())
    with pytest.raises(WishError, match=f"the pinned pair ({one} and {other}|{other} and {one}) breaks a hard rule"):
        solve(pool, PLAN, pinned=[[one, other]])


def test_a_wish_for_somebody_unknown_is_refused() -> None:
    with pytest.raises(PoolError, match="person 999 is not in the pool of 4 people"):
        solve(make_pool(4, 1), PLAN, forbidden=[[7, 999]])


def test_a_plan_that_asks_for_missing_columns_is_refused() -> None:
    with pytest.raises(PlanError, match="the answers have none of this kind"):
        solve(Pool(np.arange(4)), PLAN)


@pytest.mark.parametrize("seed", range(20))
def test_a_result_of_a_random_round_passes_the_referee_again(seed: int) -> None:
    case = make_case(500 + seed)
    result = solve_case(case)
    verdict = check_result(case.pool, case.plan, result)
    assert (verdict.is_proven, verdict.people) == (True, len(case.pool))
    tried = Round(case)
    for group in list_groups(result):
        rows = tuple(sorted(case.pool.find_rows(group).tolist()))
        assert frozenset(rows) in tried.pinned or tried.is_possible(rows)
