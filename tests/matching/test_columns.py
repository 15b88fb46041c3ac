"""Whole numbers are read exactly as given, or refused by name; nothing is rounded, wrapped or cut."""

import re
from typing import Any

import numpy as np
import pytest

from pairloom.matching.columns import read_table, read_wholes
from pairloom.matching.errors import PoolError, WishError

KEPT: list[tuple[Any, Any]] = [
    ([1, -2], [1, -2]),
    ([], []),
    ((), []),
    (range(3), [0, 1, 2]),
    (5, 5),
    ([[1, 2], [3, 4]], [[1, 2], [3, 4]]),
    (np.array([1, 2], np.uint8), [1, 2]),
    (np.array([1, 2], object), [1, 2]),
    (np.array([2**63 - 1], np.uint64), [2**63 - 1]),
    ([2**63 - 1, -(2**63)], [2**63 - 1, -(2**63)]),
]


@pytest.mark.parametrize(("values", "wanted"), KEPT, ids=[str(place) for place in range(len(KEPT))])
def test_whole_numbers_of_any_kind_are_kept(values: Any, wanted: Any) -> None:  # noqa: ANN401
    found = read_wholes("ids", values, "whole numbers are wanted")
    assert (found.tolist(), found.dtype) == (wanted, np.dtype(np.int64))


@pytest.mark.parametrize("values", [[2**64 - 1, 0], [2**63, 1], [0, 1]])
def test_words_of_64_bits_are_kept(values: list[int]) -> None:
    assert read_wholes("masks", values, "words are wanted", kind=np.uint64).tolist() == values


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([1.0, 2.0], "ids is float64[2]; whole numbers are wanted"),
        (np.array([1.0]), "ids is float64[1]; whole numbers are wanted"),
        ([True], "ids is bool[1]; whole numbers are wanted"),
        ([float("nan")], "ids is float64[1]; whole numbers are wanted"),
        (["1"], "ids is <U1[1]; whole numbers are wanted"),
        (None, "ids is object[]; whole numbers are wanted"),
        ({1, 2}, "ids is object[]; whole numbers are wanted"),
        ([1, None], "ids is object[2]; whole numbers are wanted"),
        ([2**70, True], "ids is object[2]; whole numbers are wanted"),
        ([2**63, 1.5], "ids is float64[2]; whole numbers are wanted"),
        ([2**63], "ids holds 9223372036854775808; numbers from -9223372036854775808 to 9223372036854775807 are wanted"),
        ([-(2**70), 2**70], "ids holds -1180591620717411303424; numbers from"),
        ([1, [2]], "ids cannot be read as a table; rows of one length are wanted"),
    ],
)
def test_anything_else_is_refused_by_name(values: Any, sentence: str) -> None:  # noqa: ANN401
    with pytest.raises(PoolError, match=re.escape(sentence)):
        read_wholes("ids", values, "whole numbers are wanted")


@pytest.mark.parametrize("values", [[0.5], [1, [2]]])
def test_the_error_is_the_one_that_the_asker_wants(values: Any) -> None:  # noqa: ANN401
    with pytest.raises(WishError):
        read_wholes("pinned", values, "ids are wanted", error=WishError)


def test_a_table_may_hold_anything_in_rows_of_one_length() -> None:
    assert read_table("flags", [[True], [False]]).tolist() == [[True], [False]]
    ragged: Any = [1, [2]]
    with pytest.raises(WishError, match="flags cannot be read as a table; rows of one length are wanted"):
        read_table("flags", ragged, WishError)


def test_what_was_given_is_not_the_same_array() -> None:
    given = np.array([1, 2])
    read_wholes("ids", given, "whole numbers are wanted")[0] = 9
    assert given.tolist() == [1, 2]
