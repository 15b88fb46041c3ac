"""The compiled scores are exact: for every pair, both ways, they are what the columns say.

Nothing is bounded or rounded on the way, so no pair can score above what the engine reckons with: this stands for
the rule that a bound is never below a score.
"""

import numpy as np
import pytest
from numba import njit, types

from benchmarks.population import make_pool
from pairloom.matching.plan import load_default_plan
from pairloom.matching.problem import Pool
from pairloom.matching.scoring import compile_scores
from pairloom.matching.scoring.grouping import BROKEN
from pairloom.matching.scoring.kernel import BLOCK, count_bits, fill_block, make_scratch, prepare_row, score_pair
from tests.matching.brute import Round
from tests.matching.pools import make_case
from tests.matching.reference import Reference, make_larger_case


@pytest.mark.parametrize("start", range(0, 240, 40))
def test_scores_of_small_random_pools_are_those_of_plain_python(start: int) -> None:
    for seed in range(start, start + 40):
        case = make_case(seed)
        scores, tried = compile_scores(case.pool, case.plan), Round(case)
        for row in tried.rows:
            forth, back = scores.read_row(row)
            others = [other for other in tried.rows if other != row]
            assert [forth[j] >= 0 for j in others] == [tried.allowed[row, j] for j in others]
            assert [forth[j] for j in others if forth[j] >= 0] == [tried.points[row, j] for j in tried.partners(row)]
            assert [back[j] for j in others if forth[j] >= 0] == [tried.points[j, row] for j in tried.partners(row)]
            assert (forth[row], back[row]) == (-1, -1)


@pytest.mark.parametrize("seed", range(30))
def test_scores_of_every_pair_and_both_ways_are_those_of_the_columns(seed: int) -> None:
    case = make_larger_case(seed, 20 + 7 * seed)
    scores, reference = compile_scores(case.pool, case.plan), Reference(case.pool, case.plan)
    rows = [scores.read_row(row) for row in range(len(case.pool))]
    assert np.array_equal([forth for forth, _ in rows], reference.points)
    assert np.array_equal([back for _, back in rows], reference.points.T)


def test_scores_of_librarians_agree_beyond_one_block() -> None:
    pool, plan = make_pool(BLOCK + 300, 5), load_default_plan()
    scores, reference = compile_scores(pool, plan), Reference(pool, plan)
    for row in (0, 1, 511, BLOCK - 1, BLOCK, len(pool) - 1):
        forth, back = scores.read_row(row)
        assert np.array_equal(forth, reference.points[row])
        assert np.array_equal(back, reference.points[:, row])
    assert np.array_equal(scores.best, reference.best)
    assert np.array_equal(scores.median, reference.median)
    assert np.array_equal(scores.options, reference.options)


def test_a_pair_by_itself_scores_as_in_its_row(rng: np.random.Generator) -> None:
    case = make_larger_case(4, 90)
    form = compile_scores(case.pool, case.plan).form
    scratch = make_scratch(form)
    for row in range(90):
        prepare_row(form, row, scratch.line)
        fill_block(form, row, 0, 90, scratch.line, scratch.block)
        for other in rng.integers(0, 90, 20).tolist():
            packed = score_pair(form, row, other)
            assert (packed < 0, max(packed, 0)) == (scratch.block[other] < 0, max(scratch.block[other], 0))


def test_a_part_of_a_row_is_filled_as_the_whole_row() -> None:
    pool = make_pool(200, 1)
    form = compile_scores(pool, load_default_plan()).form
    whole, part = make_scratch(form), make_scratch(form)
    prepare_row(form, 17, whole.line)
    fill_block(form, 17, 0, 200, whole.line, whole.block)
    fill_block(form, 17, 60, 130, whole.line, part.block)
    assert np.array_equal(part.block[:70], whole.block[60:130])


def test_nobody_meets_themselves_or_people_listed_as_apart() -> None:
    pool = make_pool(60, 2)
    ids = pool.ids
    apart = Pool(
        ids,
        pool.codes,
        pool.flags,
        pool.masks,
        pool.grids,
        earlier=np.array([[ids[0], ids[1]]]),
        blocked=np.array([[ids[2], ids[0]]]),
    )
    forth, _ = compile_scores(apart, load_default_plan()).read_row(0)
    assert forth[[0, 1, 2]].tolist() == [-1, -1, -1]
    form = compile_scores(apart, load_default_plan()).form
    assert {score_pair(form, 0, 0), score_pair(form, 0, 1), score_pair(form, 2, 0)} == {BROKEN}


@njit(types.int64(types.uint64))
def count_in_compiled_code(word: np.uint64) -> int:
    """Count by the processor's instruction, which only compiled code can use."""
    return int(count_bits(word))


@pytest.mark.parametrize("word", [0, 1, 0b1011, 2**63, 2**64 - 1, 0x0123456789ABCDEF])
def test_the_bits_of_a_whole_word_are_counted(word: int) -> None:
    assert count_in_compiled_code(np.uint64(word)) == word.bit_count()
