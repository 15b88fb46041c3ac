from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from pairloom.matching.errors import PoolError, WishError
from pairloom.matching.explain import Change, Cost, explain_instead
from pairloom.matching.plan import Comparison, Objective, Plan
from pairloom.matching.problem import Pool
from pairloom.matching.result import Claim, Duals, Level, Proof, Result, Weights
from tests.matching.explain.makers import FRIENDLY_PLAN, make_friends, make_result

LIKES = ((0, 100, 40, 40), (100, 0, 40, 40), (50, 50, 0, 100), (50, 50, 100, 0))
LIKING_PLAN = Plan(
    name="likes",
    criteria=(Comparison(name="likes", points=10, column="who", table=LIKES),),
    objective=Objective(threshold=True, tiers=(450,), percentile=0),
)


def make_four() -> Result:
    """Make people 0, 3, 6, 9: 0 with 3 and 6 with 9 is best for all, any other pair gives 400 and 500."""
    pool = Pool(ids=np.arange(4) * 3, codes={"who": np.arange(4, dtype=np.int16)})
    prices = Duals(np.full(4, 4000), np.empty(0, np.int64))
    proof = Proof(Claim.SUM, None, Weights(0, rel=1, tiers=(0,), preview=3), 4000, prices)
    return replace(make_result(pool, LIKING_PLAN, [(0, 3), (6, 9)]), proofs=(proof,))


def cross(
    pool: Pool,
    plan: Plan,
    *,
    seed: int,
    pinned: Sequence[tuple[int, int]],
    forbidden: Sequence[tuple[int, int]],
    preview: Sequence[tuple[int, int]],
    start: Result | None,
) -> Result:
    """Give the only solution of four people that holds the one pinned pair."""
    assert start is not None
    assert (seed, list(forbidden), list(preview)) == (start.seed, [], [])
    rest = sorted(set(pool.ids.tolist()) - set(pinned[0]))
    return make_result(pool, plan, [pinned[0], (rest[0], rest[1])], pinned=pinned)


def test_partners_need_no_reason() -> None:
    reason = explain_instead(make_four(), 0, 3, solve=cross)

    assert reason.is_partner
    assert (reason.broken, reason.cost, reason.forced) == ((), None, None)


@pytest.mark.parametrize(
    ("person", "instead", "broken"),
    [(10, 11, ("earlier",)), (12, 13, ("country",)), (10, 15, ("language",)), (14, 15, ("language", "hours"))],
)
def test_a_broken_rule_is_the_whole_reason(person: int, instead: int, broken: tuple[str, ...]) -> None:
    result = make_result(make_friends(), FRIENDLY_PLAN, [(10, 12), (13, 14)])

    reason = explain_instead(result, person, instead, solve=cross)

    assert (reason.broken, reason.cost, reason.forced) == (broken, None, None)


def test_a_wish_of_the_organiser_is_a_reason_too() -> None:
    pairs = [(10, 12), (13, 14)]
    forbidden = make_result(make_friends(), FRIENDLY_PLAN, pairs, forbidden=[(13, 11)])
    pinned = make_result(make_friends(), FRIENDLY_PLAN, pairs, pinned=[(13, 14)])

    assert explain_instead(forbidden, 11, 13).broken == ("forbidden",)
    assert explain_instead(pinned, 11, 13).broken == ("pinned",)


def test_the_proven_cost_needs_no_new_solution() -> None:
    reason = explain_instead(make_four(), 6, 0)

    assert (reason.there.rel, reason.back.rel) == (500, 400)
    assert reason.threshold == 1000
    assert reason.is_below_threshold
    assert reason.cost == Cost(Claim.THRESHOLD, None, 600)
    assert reason.forced is None


def test_nothing_is_claimed_where_rel_is_an_estimate() -> None:
    assert explain_instead(replace(make_four(), is_exact=False), 6, 0).cost is None


def test_the_exact_cost_compares_every_level_with_the_forced_round() -> None:
    forced = explain_instead(make_four(), 6, 0, solve=cross).forced

    assert forced is not None
    assert forced.changes == (
        Change(Claim.PLACED, None, 4, 4),
        Change(Claim.THRESHOLD, None, 1000, 400),
        Change(Claim.TIER, 450, 4, 2),
        Change(Claim.SUM, None, 4000, 1800),
    )
    assert [change.gain for change in forced.changes] == [0, -600, -2, -2200]
    assert (forced.moved, forced.better, forced.worse) == (2, 0, 2)
    assert forced.is_exact


def test_a_forced_pair_below_the_new_threshold_lowers_it_and_is_called_not_exact() -> None:
    def solve_for_others(
        pool: Pool,
        plan: Plan,
        *,
        seed: int,
        pinned: Sequence[tuple[int, int]],
        forbidden: Sequence[tuple[int, int]],
        preview: Sequence[tuple[int, int]],
        start: Result | None,
    ) -> Result:
        found = cross(pool, plan, seed=seed, pinned=pinned, forbidden=forbidden, preview=preview, start=start)
        return replace(found, levels=(Level(Claim.THRESHOLD, 450, 450),))

    forced = explain_instead(make_four(), 6, 0, solve=solve_for_others).forced

    assert forced is not None
    assert forced.changes == (Change(Claim.THRESHOLD, None, 1000, 400),)
    assert not forced.is_exact


def test_unknown_people_and_one_person_twice_are_refused() -> None:
    with pytest.raises(PoolError, match="person 77 is not in the pool"):
        explain_instead(make_four(), 0, 77)
    with pytest.raises(WishError, match="person 3 is named twice"):
        explain_instead(make_four(), 3, 3)
