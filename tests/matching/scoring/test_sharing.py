"""Criteria that count shared items fold into one table by own items, other items and shared ones."""

import numpy as np
import pytest

from pairloom.matching.errors import PlanError
from pairloom.matching.plan import Overlap, Plan
from pairloom.matching.problem import Pool
from pairloom.matching.scoring import compile_scores
from pairloom.matching.scoring.sharing import fold_overlaps
from pairloom.matching.values import applies, read_values

LONG = Overlap(
    name="long", points=3, column="topics", table=((0, 100), (0, 65, 100), (0, 50, 80, 100)), partner_none=22
)
SHORT = Overlap(name="short", points=5, column="topics", table=((10, 90),), when="asks")
OTHER = Overlap(name="other", points=1, column="hobbies", table=((0, 100),))


def make_topics(count: int, seed: int) -> Pool:
    """Make people who name none to seven of a dozen topics."""
    rng = np.random.default_rng(seed)
    topics = np.bitwise_or.reduce(np.uint64(1) << rng.integers(0, 12, (count, 7)).astype(np.uint64), axis=1)
    named = np.where(rng.random(count) < 0.2, np.uint64(0), topics)
    return Pool(
        ids=np.arange(count), flags={"asks": rng.random(count) < 0.5}, masks={"topics": named, "hobbies": topics >> 4}
    )


@pytest.mark.parametrize("seed", range(8))
def test_every_pair_gets_the_points_of_all_overlaps_both_ways(seed: int) -> None:
    pool = make_topics(40, seed)
    overlaps = [LONG, SHORT, OTHER]
    applied = {overlap.name: applies(pool, overlap) for overlap in overlaps}
    total = np.zeros((40, 40), np.int64)
    for sharing in fold_overlaps(pool, overlaps, applied, {}):
        shared = np.minimum(np.bitwise_count(sharing.masks[:, None] & sharing.masks), sharing.most)
        total += sharing.points[sharing.kinds[:, None], sharing.kinds[None, :], shared]
    expected = sum(
        overlap.points * read_values(pool, overlap, np.arange(40)) * applied[overlap.name][:, None]
        for overlap in overlaps
    )
    assert np.array_equal(total, expected + (np.transpose(expected) << 32))


def test_overlaps_of_one_column_are_one_table_and_others_their_own() -> None:
    pool = make_topics(30, 1)
    applied = {overlap.name: applies(pool, overlap) for overlap in (LONG, SHORT, OTHER)}
    sharings = fold_overlaps(pool, [LONG, SHORT, OTHER], applied, {})
    assert [sharing.most for sharing in sharings] == [3, 1]


def test_no_overlaps_make_no_table() -> None:
    assert fold_overlaps(make_topics(5, 1), [], {}, {}) == []


@pytest.mark.parametrize("item", [0, 31, 62, 63])
def test_each_of_sixty_four_items_counts(item: int) -> None:
    masks = np.array([1 << item, 1 << item, 0], np.uint64)
    plan = Plan("one", (Overlap(name="topics", points=1, column="topics", table=((0, 100),), partner_none=7),))
    forth, back = compile_scores(Pool(ids=np.arange(3), masks={"topics": masks}), plan).read_row(0)
    assert (forth.tolist(), back.tolist()) == ([-1, 100, 7], [-1, 100, 0])


def test_a_column_of_more_than_sixty_four_items_is_refused() -> None:
    pool = Pool(ids=np.arange(2), masks={"topics": np.zeros((2, 2), np.uint64)})
    plan = Plan("one", (Overlap(name="topics", points=1, column="topics", table=((0, 100),)),))
    with pytest.raises(PlanError, match="'topics', which has room for 128 items; at most 64 can be counted"):
        compile_scores(pool, plan)
