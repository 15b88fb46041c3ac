"""What trios take out of nested sets is what counting set by set says, and what the compiled search says."""

import numpy as np
import pytest

from pairloom.matching.blossom import OddSets
from pairloom.matching.pricing.lines import measure_drops
from pairloom.matching.pricing.nests import measure_broken
from pairloom.matching.pricing.prices import Prices

PEOPLE = 15


def draw_stretches(rng: np.random.Generator, begin: int, end: int) -> list[tuple[int, int, int]]:
    """Draw sets that lie in one another: begins, ends and duals."""
    if end - begin < 2:
        return []
    cut = int(rng.integers(begin + 1, end))
    own = [(begin, end, int(rng.integers(1, 9)))] if rng.random() < 0.7 else []
    return [*own, *draw_stretches(rng, begin, cut), *draw_stretches(rng, cut, end)]


@pytest.mark.parametrize("seed", range(40))
def test_a_trio_takes_out_of_each_set_the_pairs_it_has_less_room_for(seed: int) -> None:
    rng = np.random.default_rng(seed)
    begins, ends, dual = np.array(draw_stretches(rng, 0, PEOPLE - 2), np.int64).reshape(-1, 3).T
    sets = OddSets(rng.permutation(PEOPLE).astype(np.int32), begins.astype(np.int32), ends.astype(np.int32), dual)
    trios = np.array([rng.choice(PEOPLE, 3, replace=False) for _ in range(80)], np.int32)

    members = [set(sets.members_of(number).tolist()) for number in range(len(sets))]
    wanted = [
        sum(int(z) * (len(one) // 2 - len(one - set(trio)) // 2) for one, z in zip(members, dual, strict=True))
        for trio in trios.tolist()
    ]
    assert measure_drops(sets, trios).tolist() == wanted

    nests = Prices(np.zeros(PEOPLE, np.int64), np.zeros(0, np.int64), sets).find_nests()
    assert [measure_broken(nests, *trio) for trio in trios.tolist()] == wanted


def test_without_sets_nothing_is_taken() -> None:
    nobody = np.empty(0, np.int32)
    sets = OddSets(np.arange(4, dtype=np.int32), nobody, nobody, np.empty(0, np.int64))
    assert measure_drops(sets, np.array([[0, 1, 2]], np.int32)).tolist() == [0]
