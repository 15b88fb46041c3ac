import itertools
import statistics
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairloom.matching.blossom import maximum_weight_matching
from pairloom.matching.explain.bounds import Cost, Forced, bound_cost, measure_slack, sum_prices, weigh_pair
from pairloom.matching.explain.readings import Reader
from pairloom.matching.plan import Comparison, Objective, Plan
from pairloom.matching.problem import Pool
from pairloom.matching.result import Claim, Duals, Level, NestedSets, Proof, Result, TrioProof, Weights
from tests.matching.explain.makers import make_result

Solution = tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int, int], ...]]


def make_plan(table: list[list[int]], *, threshold: bool = True) -> Plan:
    """Make a plan in which everybody's points toward everybody are a table's."""
    criterion = Comparison(name="likes", points=10, column="who", table=tuple(tuple(row) for row in table))
    objective = Objective(threshold=threshold, tiers=(500, 800), percentile=50, preview=0)
    return Plan(name="table", criteria=(criterion,), objective=objective)


def make_pool(count: int) -> Pool:
    return Pool(ids=np.arange(count) * 3, codes={"who": np.arange(count, dtype=np.int16)})


def list_solutions(rows: tuple[int, ...], *, trios: int) -> Iterator[Solution]:
    """List every way to put all these rows into pairs and exactly this many trios."""
    if not rows:
        if not trios:
            yield (), ()
        return
    first, rest = rows[0], rows[1:]
    for other in rest:
        for pairs, groups in list_solutions(tuple(row for row in rest if row != other), trios=trios):
            yield ((first, other), *pairs), groups
    for two in itertools.combinations(rest, 2) if trios else ():
        for pairs, groups in list_solutions(tuple(row for row in rest if row not in two), trios=trios - 1):
            yield pairs, ((first, *two), *groups)


def make_from(pool: Pool, plan: Plan, solution: Solution) -> Result:
    pairs, trios = solution
    named = [(int(pool.ids[i]), int(pool.ids[j])) for i, j in pairs]
    groups = [(int(pool.ids[i]), int(pool.ids[j]), int(pool.ids[k])) for i, j, k in trios]
    return make_result(pool, plan, named, trios=groups)


def read_key(result: Result) -> tuple[int, ...]:
    return tuple(level.value for level in result.levels)


def read_pair(result: Result, one: int, other: int) -> Forced:
    reader = Reader(result.pool, result.plan)
    mine, theirs = reader.read(one), reader.read(other)
    return Forced(mine, theirs, reader.direct(mine, other), reader.direct(theirs, one))


def list_weights(best: Result) -> list[tuple[Claim, int | None, Weights]]:
    """List a chain of weights in which each level outweighs all that come after it."""
    count = len(best.pool)
    floor = best.worst_off if best.plan.objective.threshold else 0
    one = 1000 * count + 1
    two = one * (count + 1)
    return [
        (Claim.TIER, 500, Weights(floor, rel=1, tiers=(two * (count + 1), two), percentile=one)),
        (Claim.TIER, 800, Weights(floor, rel=1, tiers=(two, two), percentile=one)),
        (Claim.PERCENTILE, 50, Weights(floor, rel=1, tiers=(one, one), percentile=one)),
        (Claim.SUM, None, Weights(floor, rel=1, tiers=(one, one), percentile=one)),
    ]


def weigh_all(result: Result, weights: Weights) -> dict[tuple[int, int], int]:
    pairs = itertools.combinations(range(len(result.pool)), 2)
    forced = {rows: read_pair(result, *rows) for rows in pairs}
    return {rows: weigh_pair(result, weights, pair) for rows, pair in forced.items() if pair.lower >= weights.floor}


def find_prices(result: Result, weights: Weights, *, out: tuple[int, ...] = (), seats: int) -> Duals:
    """Find the best prices with the matching core: of all pairs of who is not out, and of the empty seats."""
    count = len(result.pool)
    here = [row for row in range(count) if row not in out]
    edges = {rows: weight for rows, weight in weigh_all(result, weights).items() if not set(rows) & set(out)}
    edges |= {(row, count + seat): 0 for row in here for seat in range(seats)}
    u, v = np.array(list(edges)).reshape(-1, 2).T
    weight = np.array(list(edges.values()), np.int64)
    answer = maximum_weight_matching(count + seats, u, v, weight, max_cardinality=True)
    sets = answer.odd_sets
    prices = answer.dual - 2 * answer.lift
    prices[list(out)] = 0
    columns = (sets.order, sets.begins, sets.ends, sets.dual)
    return Duals(prices[:count], prices[count:], NestedSets(*(column.astype(np.int64) for column in columns)))


def weigh_trio(result: Result, weights: Weights, trio: tuple[int, int, int]) -> int:
    value = 0
    for row in trio:
        others = [other for other in trio if other != row]
        there = [read_pair(result, row, other).there for other in others]
        rel, points = min(item.rel for item in there), min(item.points for item in there)
        value += weights.rel * rel + weights.percentile * (points >= int(result.median[row]))
        value += sum(price for price, tier in zip(weights.tiers, (500, 800), strict=True) if rel >= tier)
    return value


def bound_trio(result: Result, weights: Weights, duals: Duals, trio: tuple[int, int, int]) -> int:
    """Bound every solution with this trio by the prices of a proof with one seat."""
    out = {*trio, len(result.pool)}
    sets = duals.odd_sets
    held = [len(out & set(sets.line[begin:end].tolist())) for begin, end in zip(sets.begins, sets.ends, strict=True)]
    inside = sum(int(price) * (count // 2) for price, count in zip(sets.prices, held, strict=True))
    prices = sum(int(duals.people[row]) for row in trio) + int(duals.seats[0])
    return (sum_prices(duals) - prices - inside + 4 * weigh_trio(result, weights, trio)) // 4


def prove_level(best: Result, claim: Claim, at: int | None, weights: Weights) -> Proof:
    """Prove a level; of an odd pool with own prices for trios that the common ones do not bound well enough."""
    if len(best.pool) % 2 == 0:
        duals = find_prices(best, weights, seats=0)
        return Proof(claim, at, weights, sum_prices(duals) // 4, duals)
    duals = find_prices(best, weights, seats=1)
    trios = list(itertools.combinations(range(len(best.pool)), 3))
    bounds = {trio: bound_trio(best, weights, duals, trio) for trio in trios}
    reached = statistics.median_low(bounds.values())
    hard = {trio: find_prices(best, weights, out=trio, seats=0) for trio in trios if bounds[trio] > reached}
    solved = [sum_prices(prices) // 4 + weigh_trio(best, weights, trio) for trio, prices in hard.items()]
    return Proof(
        claim,
        at,
        weights,
        max(reached, *solved),
        duals,
        tuple(TrioProof(trio, price_members(best, weights, trio, prices)) for trio, prices in hard.items()),
    )


def price_members(result: Result, weights: Weights, trio: tuple[int, int, int], rest: Duals) -> Duals:
    """Price a trio's members at what the others would gain by them: prices of the whole graph."""
    people, weighed = rest.people.copy(), weigh_all(result, weights)
    people[list(trio)] = 1 << 60
    for member in trio:
        worth = [4 * weight - int(people[sum(rows) - member]) for rows, weight in weighed.items() if member in rows]
        people[member] = max(worth, default=0)
    return Duals(people, rest.seats, rest.odd_sets)


def prove(best: Result) -> Result:
    return replace(best, proofs=tuple(prove_level(best, *level) for level in list_weights(best)))


def check_cost(best: Result, others: list[tuple[Solution, Result]], one: int, other: int) -> int:
    """Check the cost against every solution that holds the pair; say whether there was one."""
    cost = bound_cost(best, read_pair(best, one, other))
    if cost is None:
        return 0
    place = [(level.claim, level.at) for level in best.levels].index((cost.claim, cost.at))
    for forced in [result for (pairs, _), result in others if (one, other) in pairs]:
        before, after = read_key(best), read_key(forced)
        assert after[:place] <= before[:place]
        assert after[:place] < before[:place] or before[place] - after[place] >= cost.at_least
    return 1


@given(st.integers(4, 6), st.integers(0, 2**32 - 1), st.booleans())
def test_no_solution_with_the_pair_costs_less_than_proven(count: int, seed: int, threshold: bool) -> None:
    table = np.random.default_rng(seed).integers(20, 101, (count, count)).tolist()
    plan, pool = make_plan(table, threshold=threshold), make_pool(count)
    solutions = [(way, make_from(pool, plan, way)) for way in list_solutions(tuple(range(count)), trios=count % 2)]
    way, best = max(solutions, key=lambda found: read_key(found[1]))
    best = prove(best)

    costs = [
        check_cost(best, solutions, one, other)
        for one, other in itertools.combinations(range(count), 2)
        if (one, other) not in way[0]
    ]

    assert sum(costs) > 0 or count % 2, "without a trio, some pair must be seen to cost something"


def prove_by_hand(*, rel: int = 1, preview: int = 0) -> Result:
    """Make four people, two pairs of 1000 each way; any other pair gives 400 and 500."""
    likes = [[0, 100, 40, 40], [100, 0, 40, 40], [50, 50, 0, 100], [50, 50, 100, 0]]
    plan, pool = make_plan(likes, threshold=False), make_pool(4)
    prices = Duals(np.full(4, 4000 * rel, np.int64), np.empty(0, np.int64))
    proof = Proof(Claim.SUM, None, Weights(0, rel=rel, preview=preview), 4000 * rel, prices)
    return replace(make_result(pool, plan, [(0, 3), (6, 9)]), proofs=(proof,))


@pytest.mark.parametrize("rel", [1, 7])
def test_the_slack_of_the_prices_is_what_the_sum_loses(rel: int) -> None:
    best = prove_by_hand(rel=rel)

    cost = bound_cost(best, read_pair(best, 0, 2))

    assert cost == Cost(Claim.SUM, None, 2000 - 900)


def test_weights_that_mix_the_sum_with_another_bonus_claim_nothing() -> None:
    best = prove_by_hand(preview=5)

    assert bound_cost(best, read_pair(best, 0, 2)) is None


def test_a_pair_below_the_threshold_costs_at_least_the_difference() -> None:
    best = prove_by_hand()
    best = replace(best, levels=(Level(Claim.THRESHOLD, 1000, 1000),), proofs=())

    assert bound_cost(best, read_pair(best, 0, 2)) == Cost(Claim.THRESHOLD, None, 600)


def test_the_proof_of_the_threshold_claims_nothing_about_a_pair() -> None:
    best = prove_by_hand()
    prices = Duals(np.zeros(4, np.int64), np.empty(0, np.int64))
    best = replace(best, proofs=(Proof(Claim.THRESHOLD, None, Weights(1, pair=1), 0, prices),))

    assert bound_cost(best, read_pair(best, 0, 2)) is None


def test_a_scarce_partner_given_to_another_scarce_one_costs_people() -> None:
    best = prove_by_hand()
    prices = Duals(np.array([4, 0, 4, 0]), np.empty(0, np.int64))
    best = replace(best, proofs=(Proof(Claim.PLACED, None, Weights(0, pair=1), 2, prices),))

    assert bound_cost(best, read_pair(best, 0, 2)) == Cost(Claim.PLACED, None, 1)
    assert bound_cost(best, read_pair(best, 0, 3)) is None


def test_the_price_of_an_odd_set_counts_for_pairs_inside_it() -> None:
    sets = NestedSets(np.arange(5), np.array([0, 0]), np.array([3, 5]), np.array([10, 100]))
    duals = Duals(np.array([1, 2, 3, 4]), np.array([5]), sets)

    assert measure_slack(duals, (0, 1), 2) == 1 + 2 + 110 - 8
    assert measure_slack(duals, (0, 3), 0) == 1 + 4 + 100
    assert sum_prices(duals) == 10 + 5 + 10 + 200
