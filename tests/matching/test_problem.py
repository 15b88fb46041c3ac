"""A pool is checked once, frozen, and refuses what it cannot read with what was found and what is wanted."""

import pickle
import re
from copy import copy, deepcopy
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from benchmarks.population import make_pool
from pairloom.matching.errors import MatchingError, PoolError
from pairloom.matching.problem import LARGEST_POOL, Pool

REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"ids": [[1, 2]]}, "ids is int64[1, 2]; a flat list of whole numbers is wanted"),
    ({"ids": [1.0, 2.0, 3.0]}, "ids is float64[3]; a flat list of whole numbers is wanted"),
    ({"ids": ["a", "b", "c"]}, "a flat list of whole numbers is wanted"),
    ({"ids": [4, -2, 3]}, "ids holds -2; numbers of 0 or more are wanted"),
    ({"ids": [5, 6, 5]}, "id 5 is given to 2 people; each needs an own number"),
    ({"ids": np.arange(LARGEST_POOL + 1)}, "the pool has 2,000,001 people; at most 2,000,000 are possible"),
    ({"ids": [2**63]}, "ids holds 9223372036854775808; numbers from"),
    ({"ids": [1, 2**70]}, "ids holds 1180591620717411303424; numbers from"),
    ({"ids": [1, [2]]}, "ids cannot be read as a table; rows of one length are wanted"),
    ({"ids": None}, "ids is object[]; a flat list of whole numbers is wanted"),
    ({"codes": None}, "codes is of the kind NoneType; columns by their names are wanted"),
    ({"masks": [1, 2, 3]}, "masks is of the kind list; columns by their names are wanted"),
    ({"codes": {5: [1, 2, 3]}}, "codes names a column 5; a text is wanted"),
    ({"codes": {"stage": [1, [2], 3]}}, "codes 'stage' cannot be read as a table; rows of one length are wanted"),
    ({"flags": {"asks": [True, [True], True]}}, "flags 'asks' cannot be read as a table"),
    ({"masks": {"topics": [-1, 0, 1]}}, "masks 'topics' holds -1; numbers from 0 to 18446744073709551615 are wanted"),
    ({"masks": {"topics": [2**64, 0, 1]}}, "masks 'topics' holds 18446744073709551616; numbers from 0"),
    ({"grids": {"hours": [[1, 2], [3]]}}, "grid 'hours' cannot be read as a table"),
    ({"earlier": [[1, 2], [3]]}, "earlier cannot be read as a table"),
    ({"blocked": {(1, 2)}}, "blocked is object[]; a list of pairs of ids is wanted"),
    ({"blocked": [[1, 2**64 - 1]]}, "blocked holds 18446744073709551615; numbers from"),
    ({"codes": {"stage": [1, 2]}}, "codes 'stage' has the shape (2,); (3,) is wanted"),
    ({"codes": {"stage": [1.0, 2.0, 0.5]}}, "codes 'stage' is float64[3]; whole numbers are wanted"),
    ({"codes": {"stage": [0, -2, 1]}}, "codes 'stage' reaches from -2 to 1; -1 to 32767 is wanted"),
    ({"codes": {"stage": [0, 32768, 1]}}, "codes 'stage' reaches from 0 to 32768; -1 to 32767 is wanted"),
    ({"flags": {"asks": [True]}}, "flags 'asks' has the shape (1,); (3,) is wanted"),
    ({"flags": {"asks": [0, 1, 1]}}, "flags 'asks' is int64; true or false is wanted"),
    ({"masks": {"topics": np.ones((2, 1), np.uint64)}}, "masks 'topics' has the shape (2, 1); (3, words) is wanted"),
    ({"masks": {"topics": np.ones((3, 0), np.uint64)}}, "masks 'topics' has the shape (3, 0); (3, words) is wanted"),
    ({"masks": {"topics": np.ones((3, 1, 1), np.uint64)}}, "masks 'topics' has the shape (3, 1, 1)"),
    ({"masks": {"topics": [0.5, 1.5, 2.5]}}, "masks 'topics' is float64[3]; 64-bit words are wanted"),
    ({"grids": {"hours": [1, 2]}}, "grid 'hours' has the shape (2,); a square is wanted"),
    ({"grids": {"hours": [[1, 2]]}}, "grid 'hours' has the shape (1, 2); a square is wanted"),
    ({"grids": {"hours": [[-1]]}}, "grid 'hours' reaches from -1 to -1; whole numbers from 0 to 32767 are wanted"),
    ({"grids": {"hours": [[32768]]}}, "grid 'hours' reaches from 32768 to 32768; whole numbers from 0 to 32767"),
    ({"grids": {"hours": [[0.5]]}}, "grid 'hours' is float64[1, 1]; whole numbers from 0 to 32767 are wanted"),
    ({"grids": {"hours": [[1, 2], [3, 1]]}}, "grid 'hours' is not the same both ways"),
    ({"earlier": [1, 2]}, "earlier is int64[2]; a list of pairs of ids is wanted"),
    ({"earlier": [[1, 2, 3]]}, "earlier is int64[1, 3]; a list of pairs of ids is wanted"),
    ({"blocked": [[1.0, 2.0]]}, "blocked is float64[1, 2]; a list of pairs of ids is wanted"),
    ({"blocked": [[1, 9]]}, "blocked names person 9, who is not in the pool"),
    ({"earlier": [[2, 2]]}, "earlier pairs person 2 with themselves"),
    (
        {"codes": {"asks": [0, 0, 0]}, "flags": {"asks": [True] * 3}},
        "'asks' names two columns; each column needs an own",
    ),
]


@pytest.mark.parametrize(("columns", "sentence"), REFUSED, ids=[str(place) for place in range(len(REFUSED))])
def test_a_column_that_cannot_be_read_is_refused(columns: dict[str, Any], sentence: str) -> None:
    with pytest.raises(PoolError, match=re.escape(sentence)):
        Pool(**{"ids": np.array([1, 2, 3]), **columns})


def test_a_refusal_is_an_error_of_the_engine_and_of_values() -> None:
    assert issubclass(PoolError, MatchingError)
    assert issubclass(MatchingError, ValueError)


def test_columns_are_read_from_plain_lists() -> None:
    pool = Pool(
        ids=[7, 3, 5],  # type: ignore[arg-type]
        codes={"stage": [0, -1, 2]},  # type: ignore[dict-item]
        flags={"asks": [True, False, True]},  # type: ignore[dict-item]
        masks={"topics": np.array([1, 2, 3], np.uint64)},
        grids={"hours": [[3, 1], [1, 2]]},  # type: ignore[dict-item]
        earlier=[[5, 3], [3, 5], [3, 7]],  # type: ignore[arg-type]
    )
    kinds = [pool.ids.dtype, pool.codes["stage"].dtype, pool.masks["topics"].dtype, pool.grids["hours"].dtype]
    assert kinds == [np.int64, np.int16, np.uint64, np.int16]
    assert pool.masks["topics"].shape == (3, 1)
    assert pool.earlier.tolist() == [[3, 5], [3, 7]]
    assert (len(pool), pool.blocked.shape) == (3, (0, 2))


def test_large_pools_are_counted_with_commas() -> None:
    with pytest.raises(PoolError, match="person 5000 is not in the pool of 1,162 people"):
        Pool(ids=np.arange(1162)).find_rows([5000])


def test_a_pool_cannot_be_changed_and_does_not_follow_its_makers_arrays() -> None:
    stage = np.array([1, 2], np.int16)
    pool = Pool(ids=np.array([1, 2]), codes={"stage": stage})
    stage[0] = 9
    assert pool.codes["stage"].tolist() == [1, 2]
    with pytest.raises(ValueError, match="read-only"):
        pool.codes["stage"][0] = 5
    with pytest.raises(TypeError):
        pool.codes["other"] = stage  # type: ignore[index]


def test_an_empty_pool_is_a_pool() -> None:
    pool = Pool(ids=np.array([], np.int64), codes={"stage": np.array([])})
    assert (len(pool), len(pool.take(np.array([], np.intp)))) == (0, 0)


def test_rows_are_found_in_the_shape_of_what_is_asked() -> None:
    pool = Pool(ids=np.array([30, 10, 20]))
    assert pool.find_rows([[10, 20], [30, 10]]).tolist() == [[1, 2], [0, 1]]
    assert pool.find_rows([]).tolist() == []


@pytest.mark.parametrize(("ids", "missing"), [([10, 15], 15), ([99], 99), ([-1], -1)])
def test_an_id_that_nobody_has_is_refused(ids: list[int], missing: int) -> None:
    with pytest.raises(PoolError, match=f"person {missing} is not in the pool of 3 people"):
        Pool(ids=np.array([30, 10, 20])).find_rows(ids)


@pytest.mark.parametrize("ids", [[10.7], ["10"], [None], [float("nan")], [True], {10}])
def test_an_id_that_is_no_whole_number_is_refused_rather_than_rounded(ids: Any) -> None:  # noqa: ANN401
    with pytest.raises(PoolError, match=r"the list of people to find is .*; whole numbers are wanted"):
        Pool(ids=np.array([30, 10, 20])).find_rows(ids)


def test_all_64_items_of_a_word_can_be_given_as_plain_numbers() -> None:
    pool = Pool(ids=[1, 2, 3], masks={"topics": [2**64 - 1, 0, 2**63]})  # type: ignore[arg-type, dict-item]
    assert pool.masks["topics"].tolist() == [[2**64 - 1], [0], [2**63]]


def test_pools_are_equal_that_hold_the_same_and_no_others() -> None:
    pool = make_pool(20, 3)
    assert pool == pool.take(np.arange(20))
    assert len({pool, pool.take(np.arange(20)), pool.take(np.arange(19))}) == 2
    assert pool != pool.take(np.arange(20)[::-1])
    assert pool != pool.take(np.arange(19))
    assert pool != replace(pool, codes={})
    assert pool != replace(pool, flags={**pool.flags, "new": np.zeros(20, np.bool_)})
    assert pool != replace(pool, blocked=pool.ids[:2].reshape(1, 2))
    assert pool != "pool"


def test_a_pool_can_be_pickled_and_copied_and_stays_frozen() -> None:
    pool = replace(make_pool(20, 3), earlier=[[7, 14]])  # type: ignore[arg-type]
    for again in (pickle.loads(pickle.dumps(pool)), deepcopy(pool), copy(pool)):  # noqa: S301
        assert again == pool
        with pytest.raises(ValueError, match="read-only"):
            again.ids[0] = 5


def test_nobody_is_found_in_an_empty_pool() -> None:
    with pytest.raises(PoolError, match="person 4 is not in the pool of 0 people"):
        Pool(ids=np.array([], np.int64)).find_rows([4])


def test_taking_rows_keeps_their_answers_and_their_order() -> None:
    pool = make_pool(50, 9)
    rows = np.array([8, 3, 40])
    part = pool.take(rows)
    assert part.ids.tolist() == pool.ids[rows].tolist()
    for name in ("codes", "flags", "masks"):
        whole, taken = getattr(pool, name), getattr(part, name)
        assert all(np.array_equal(taken[column], whole[column][rows]) for column in whole)
    assert np.array_equal(part.grids["hours"], pool.grids["hours"])


def test_taking_rows_leaves_out_pairs_with_anybody_else() -> None:
    pool = Pool(ids=np.array([1, 2, 3, 4]), earlier=np.array([[1, 2], [3, 4]]), blocked=np.array([[2, 3], [1, 4]]))
    part = pool.take(np.array([1, 0, 2]))
    assert (part.earlier.tolist(), part.blocked.tolist()) == ([[1, 2]], [[2, 3]])
