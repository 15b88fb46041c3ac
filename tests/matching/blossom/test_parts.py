"""Whatever is handed in as a matching is checked part by part, before an index could fall beside an array."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from pairloom.matching.blossom import Matching, OddSets
from pairloom.matching.blossom.parts import MOST_DUAL, read_parts
from pairloom.matching.errors import GraphError


def make_sets(order: Any, begins: Any, ends: Any, dual: Any) -> OddSets:  # noqa: ANN401
    """Make odd sets of whatever is given, as it is."""
    return OddSets(order, begins, ends, dual)


GIVEN = Matching(np.array([1, 0, -1]), np.array([0, 2, 2]), 0, make_sets([2, 1, 0], [0], [3], [4]))

REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"mate": [1, 0]}, "mate, dual and order hold 2, 3, 3 of 3 vertices"),
    ({"dual": [1]}, "mate, dual and order hold 3, 1, 3 of 3 vertices"),
    ({"mate": [1, 2, 0]}, "the mate of somebody's mate is somebody else"),
    ({"mate": [0, -1, -1]}, "the mate of somebody's mate is somebody else"),
    ({"mate": [3, -1, -1]}, "a mate is outside -1 to 2"),
    ({"mate": [-2, -1, -1]}, "a mate is outside -1 to 2"),
    ({"mate": [1.0, 0.0, -1.0]}, "mate holds float64 values"),
    ({"mate": [[1, 0, -1]]}, "mate has 2 dimensions"),
    ({"mate": [1, [0], -1]}, "mate cannot be read as a flat list of whole numbers"),
    ({"mate": None}, "mate has 0 dimensions"),
    ({"dual": [float("nan")] * 3}, "dual holds float64 values"),
    ({"dual": np.array([2**63, 0, 0], np.uint64)}, "dual holds 9223372036854775808"),
    ({"dual": [0, -1, 0]}, "vertex duals go from -1 to 0; they must lie in 0 to 2**60"),
    ({"dual": [0, MOST_DUAL + 1, 0]}, "vertex duals go from 0 to 1152921504606846977"),
    ({"lift": -1}, "the lift is -1"),
    ({"lift": 2**62}, "the lift is 4611686018427387904"),
    ({"lift": 0.0}, "the lift is 0.0"),
    ({"lift": True}, "the lift is True"),
    ({"odd_sets": None}, "a matching with its odd sets is wanted"),
    ({"odd_sets": make_sets([0, 1, 3], [], [], [])}, "does not name every vertex once"),
    ({"odd_sets": make_sets([0, 1, 99_999_999], [], [], [])}, "does not name every vertex once"),
    ({"odd_sets": make_sets([0, 1, -1], [], [], [])}, "does not name every vertex once"),
    ({"odd_sets": make_sets([0, 1, 1], [], [], [])}, "does not name every vertex once"),
    ({"odd_sets": make_sets([0, 1], [], [], [])}, "hold 3, 3, 2 of 3"),
    ({"odd_sets": make_sets([0, 1, 2], [0], [3], [])}, "must be as many"),
    ({"odd_sets": make_sets([0, 1, 2], [0], [2], [4])}, "not an odd number"),
    ({"odd_sets": make_sets([0, 1, 2], [-1], [2], [4])}, "not an odd number"),
    ({"odd_sets": make_sets([0, 1, 2], [1], [4], [4])}, "not an odd number"),
    ({"odd_sets": make_sets([0, 1, 2], [2], [1], [4])}, "not an odd number"),
    ({"odd_sets": make_sets([0, 1, 2], [0], [3], [-4])}, "odd set duals go from -4"),
    ({"odd_sets": make_sets([0, 1, 2], [0], [3], [MOST_DUAL + 1])}, "odd set duals go from 1152921504606846977"),
    ({"odd_sets": make_sets([0, 1, 2], [0.0], [3], [4])}, "begins of the odd sets holds float64"),
]


def test_parts_are_given_as_whole_numbers_of_64_bits() -> None:
    parts = read_parts(3, GIVEN)
    sets = parts.odd_sets
    columns = (parts.mate, parts.dual, sets.order, sets.begins, sets.ends, sets.dual)
    assert [column.tolist() for column in columns] == [[1, 0, -1], [0, 2, 2], [2, 1, 0], [0], [3], [4]]
    assert {column.dtype for column in columns} == {np.dtype(np.int64)}
    assert type(read_parts(3, replace(GIVEN, lift=np.int32(4))).lift) is int  # type: ignore[arg-type]


def test_duals_to_start_from_may_be_negative_but_not_without_end() -> None:
    assert read_parts(3, replace(GIVEN, dual=[-5, 0, 5]), least=-MOST_DUAL).dual.tolist() == [-5, 0, 5]  # type: ignore[arg-type]
    with pytest.raises(GraphError, match=r"they must lie in -2\*\*60 to 2\*\*60"):
        read_parts(3, replace(GIVEN, dual=[-MOST_DUAL - 1, 0, 0]), least=-MOST_DUAL)  # type: ignore[arg-type]


def test_a_matching_of_nobody_is_one() -> None:
    assert len(read_parts(0, Matching(*(np.empty(0, int),) * 2, 0, make_sets([], [], [], []))).mate) == 0


@pytest.mark.parametrize(("changes", "words"), REFUSED, ids=[str(place) for place in range(len(REFUSED))])
def test_each_wrong_part_is_refused_with_its_flaw(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(GraphError, match=words.replace("*", r"\*").replace(".", r"\.")):
        read_parts(3, replace(GIVEN, **changes))


@pytest.mark.parametrize("given", [None, 5, [1, 0, -1]])
def test_something_else_than_a_matching_is_refused(given: Any) -> None:  # noqa: ANN401
    with pytest.raises(GraphError, match="a matching with its odd sets is wanted"):
        read_parts(3, given)
