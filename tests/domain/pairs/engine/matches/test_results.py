"""Packing what explains a match."""

import numpy as np
import pytest

from pairloom.domain.pairs.engine.matches.results import COLUMNS, LISTED, pack_result, unpack_result
from pairloom.domain.pairs.engine.plans import compile_plan
from pairloom.domain.pairs.engine.pools import build_pool
from pairloom.domain.programs.catalogue import load_template
from pairloom.matching.explain import explain_instead
from pairloom.matching.result import Result
from pairloom.matching.solver import solve
from tests.domain.pairs.sample import DAYS, list_entries


@pytest.fixture(scope="module", params=[60, 61])
def result(request: pytest.FixtureRequest) -> Result:
    """Solve some people of the sample, an even number and an odd one."""
    template = load_template("librarians")
    plan = compile_plan(template.form, template.plan)
    pool = build_pool(list_entries()[: request.param], template.form, plan, DAYS).pool
    return solve(pool, plan, seed=3, preview=[(1, 2)], forbidden=[(3, 4)])


def test_a_result_is_read_as_it_was_packed(result: Result) -> None:
    again = unpack_result(pack_result(result), result.pool, result.plan)
    for name in (*COLUMNS, *LISTED):
        assert np.array_equal(getattr(again, name), getattr(result, name)), name
    assert (again.trios, again.levels, again.seed) == (result.trios, result.levels, result.seed)
    assert [(one.person, one.why) for one in again.unmatched] == [(one.person, one.why) for one in result.unmatched]
    assert pack_result(again) == pack_result(result)


def test_what_is_read_explains_as_the_result_itself_does(result: Result) -> None:
    again = unpack_result(pack_result(result), result.pool, result.plan)
    ids = result.pool.ids.tolist()
    asked = [(ids[0], other) for other in ids[1:40]]
    assert [explain_instead(again, *pair) for pair in asked] == [explain_instead(result, *pair) for pair in asked]
    costs = [explain_instead(again, *pair).cost for pair in asked]
    assert any(costs)
