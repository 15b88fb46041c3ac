"""A problem on its way to another process."""

import numpy as np

from pairloom.domain.pairs.engine.problem import Problem, pack_problem, unpack_problem
from tests.domain.pairs.scenes import answer, gather


def test_a_problem_arrives_as_it_was_sent() -> None:
    gathered = gather([answer("SE", earlier={"took_part": True, "partners": ""}), answer("DK", {"da": "native"})])
    sent = Problem(gathered.pool, gathered.plan, 7.5)
    came = unpack_problem(pack_problem(sent))
    assert (came.plan, came.seconds) == (sent.plan, 7.5)
    for kind in ("codes", "flags", "masks", "grids"):
        before, after = getattr(sent.pool, kind), getattr(came.pool, kind)
        assert before.keys() == after.keys()
        assert all(np.array_equal(before[name], after[name]) for name in before)
    assert np.array_equal(came.pool.ids, sent.pool.ids)
    assert came.pool.earlier.shape == (0, 2)
