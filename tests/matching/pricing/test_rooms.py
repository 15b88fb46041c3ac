"""Each thread has room of its own, as long as the longest block and as many pairs as asked for."""

from benchmarks.population import make_pool
from pairloom.matching.plan import load_default_plan
from pairloom.matching.pricing.rooms import make_room
from pairloom.matching.result import Weights
from pairloom.matching.scoring.kernel import BLOCK
from tests.matching.brute import Case
from tests.matching.reference import open_case


def test_a_room_holds_a_block_and_the_pairs_asked_for() -> None:
    market = open_case(Case(make_pool(50, 1), load_default_plan(), 1), Weights(floor=0, rel=1))
    one, other = make_room(market, 7), make_room(market, 7)
    assert (len(one.u), len(one.v), len(one.w), len(one.glance.near), len(one.other.near)) == (7, 7, 7, BLOCK, BLOCK)
    assert len(make_room(market).u) == 0
    one.u[:] = 1
    other.u[:] = 2
    assert set(one.u.tolist()) == {1}
