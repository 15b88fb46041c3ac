"""A block is weighed as its pairs are one by one, with floors, tiers, the percentile and lots."""

import numpy as np
import pytest

from pairloom.matching.plan import BEST
from pairloom.matching.pricing.weighing import NO_PAIR, rate_block, weigh_block, weigh_packed
from pairloom.matching.scoring.kernel import LOW, fill_block, make_scratch, prepare_row
from tests.matching.reference import draw_weights, make_larger_case, open_case


@pytest.mark.parametrize("seed", range(20))
def test_a_block_weighs_what_its_pairs_weigh(seed: int) -> None:
    case = make_larger_case(seed, 70)
    stall = open_case(case, draw_weights(np.random.default_rng(seed), case)).stall
    scratch = make_scratch(stall.form)
    for row in (0, 33, 69):
        prepare_row(stall.form, row, scratch.line)
        fill_block(stall.form, row, 5, 70, scratch.line, scratch.block)
        weigh_block(stall, row, 5, 70, scratch)
        one_by_one = [weigh_packed(stall, row, 5 + place, packed) for place, packed in enumerate(scratch.block[:65])]
        assert scratch.weights[:65].tolist() == one_by_one


@pytest.mark.parametrize("seed", range(5))
def test_both_directions_are_rated_and_broken_pairs_marked(seed: int) -> None:
    case = make_larger_case(seed, 50)
    market = open_case(case, draw_weights(np.random.default_rng(seed), case))
    stall, scratch = market.stall, make_scratch(market.stall.form)
    prepare_row(stall.form, 7, scratch.line)
    fill_block(stall.form, 7, 0, 50, scratch.line, scratch.block)
    rate_block(stall, 7, 0, 50, scratch)
    forth, back = market.scores.read_rel(7)
    assert np.array_equal(scratch.forth[:50], forth)
    assert np.array_equal(scratch.back[:50], back)
    broken = scratch.block[:50] < 0
    assert broken[7]
    assert (scratch.forth[:50][~broken] <= BEST).all()
    assert (scratch.block[:50][~broken] & LOW >= 0).all()
    assert NO_PAIR not in scratch.forth[:50][~broken]
