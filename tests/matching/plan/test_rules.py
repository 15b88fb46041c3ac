"""Each rule of a plan has a name of its own, and every rule counts."""

import re
from dataclasses import asdict

import numpy as np
import pytest

from pairloom.matching import check, solve
from pairloom.matching.errors import PlanError
from pairloom.matching.explain.readings import BLOCKED, EARLIER, Reader
from pairloom.matching.plan import TAKEN, Comparison, GridRule, Plan, Rules, ShareRule
from pairloom.matching.problem import Pool
from pairloom.matching.reasons import FORBIDDEN, PINNED
from tests.matching.brute import Case, solve_by_trying

NINE, TWO = GridRule("hours", "zone", "hours", 9), GridRule("hours", "zone", "hours", 2)
SHARE = ShareRule("language", "basic", "good")
DOUBLED: list[tuple[Rules, str]] = [
    (Rules(grid=(NINE, TWO)), "hours"),
    (Rules(differ=("hours",), grid=(NINE,)), "hours"),
    (Rules(same=("language",), share=(SHARE,)), "language"),
    (Rules(differ=("zone",), same=("zone",)), "zone"),
    (Rules(differ=("zone", "zone")), "zone"),
    (Rules(share=(SHARE, SHARE)), "language"),
    (Rules(share=(ShareRule("hours", "basic", "good"),), grid=(TWO,)), "hours"),
]


@pytest.mark.parametrize(("rules", "name"), DOUBLED, ids=range(len(DOUBLED)))
def test_two_rules_of_one_name_are_refused(rules: Rules, name: str) -> None:
    sentence = f"'{name}' names two rules; each needs its own name (in differ and same a column names one)"
    with pytest.raises(PlanError, match=re.escape(sentence)):
        Plan("doubled", (), rules)
    with pytest.raises(PlanError, match=re.escape(sentence)):
        Plan.from_dict({"name": "doubled", "criteria": [], "rules": asdict(rules)})


@pytest.mark.parametrize("name", TAKEN)
def test_a_rule_is_not_named_like_pairs_that_are_listed(name: str) -> None:
    with pytest.raises(PlanError, match=f"a rule is named '{name}'; another name is wanted"):
        Plan("taken", (), Rules(differ=(name,)))


def test_the_names_that_are_taken_are_those_told_beside_rules() -> None:
    assert set(TAKEN) == {EARLIER, BLOCKED, FORBIDDEN, PINNED}


@pytest.mark.parametrize("order", [(9, 2), (2, 9)])
@pytest.mark.parametrize("seed", range(8))
def test_two_rules_over_the_same_columns_both_count(seed: int, order: tuple[int, int]) -> None:
    """The stricter one is waived by some, so that neither says all; the referee and a search of all pairs agree."""
    rng = np.random.default_rng(seed)
    count = 9
    half = rng.integers(0, 6, (4, 4)).astype(np.int16)
    pool = Pool(
        ids=np.arange(count),
        codes={"zone": rng.integers(0, 4, count).astype(np.int16)},
        flags={"mails": rng.random(count) < 0.6},
        grids={"hours": half + half.T},
    )
    both = {9: GridRule("talks", "zone", "hours", 9, "mails"), 2: GridRule("any", "zone", "hours", 2)}
    taste = Comparison(name="taste", points=3, column="zone", table="different")
    plan = Plan("both", (taste,), Rules(grid=tuple(both[least] for least in order)))
    result = solve(pool, plan, seed=seed)
    assert check(pool, plan, result).is_proven
    best = solve_by_trying(Case(pool, plan, seed)).worth
    assert [result.levels[0].value, result.levels[-1].value] == [best.placed, best.lot]
    assert list(Reader(pool, plan).find_broken(0)) == [both[least].name for least in order] + [EARLIER, BLOCKED]
