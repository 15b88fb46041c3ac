"""What is asked of a solve is read before anything is solved, and refused by name where it makes no sense."""

import re
from typing import Any

import numpy as np
import pytest

from benchmarks.population import make_pool
from pairloom.matching import solver
from pairloom.matching.asking import check_kinds, check_limits, find_wishes, name_pairs, read_seed
from pairloom.matching.errors import MatchingError, PlanError, PoolError, WishError
from pairloom.matching.plan import load_default_plan
from pairloom.matching.problem import Pool

PLAN = load_default_plan()
POOL = Pool(np.array([5, 6, 7, 8]))
NAMES = ("pinned", "forbidden", "preview")


@pytest.mark.parametrize("seed", [0, 5, np.int64(5), np.int32(7), np.uint8(9), 2**63 - 1])
def test_a_seed_may_be_any_kind_of_whole_number(seed: Any) -> None:  # noqa: ANN401
    assert (read_seed(seed), type(read_seed(seed))) == (int(seed), int)


@pytest.mark.parametrize("seed", [-1, 2**63, 1.5, 1.0, True, "5", None, float("nan")])
def test_a_seed_that_is_none_is_refused(seed: Any) -> None:  # noqa: ANN401
    with pytest.raises(WishError, match=re.escape(f"the seed is {seed!r}; a whole number from 0 to")):
        read_seed(seed)


@pytest.mark.parametrize("seconds", [None, 0, 0.5, 3, np.float32(2), float("inf")])
@pytest.mark.parametrize("gap", [0, 0.0, 0.05, 1, np.float64(0.5)])
def test_limits_that_mean_something_pass(seconds: Any, gap: Any) -> None:  # noqa: ANN401
    check_limits(seconds, gap)


@pytest.mark.parametrize("seconds", [-1, -0.1, float("nan"), "5", True, [1]])
def test_seconds_that_are_no_limit_are_refused(seconds: Any) -> None:  # noqa: ANN401
    with pytest.raises(WishError, match=re.escape(f"seconds is {seconds!r}; a number of 0 or more is wanted")):
        check_limits(seconds, 0.0)


@pytest.mark.parametrize("gap", [-1, -0.001, 1.1, 2, float("nan"), float("inf"), "0.1", True, None])
def test_a_gap_that_is_no_share_is_refused(gap: Any) -> None:  # noqa: ANN401
    with pytest.raises(WishError, match=re.escape(f"the gap is {gap!r}; a share from 0 to 1 is wanted")):
        check_limits(None, gap)


@pytest.mark.parametrize(
    ("asked", "kind", "sentence"),
    [
        ((None, PLAN, None, None), PoolError, "the pool is of the kind NoneType; a Pool is wanted"),
        ((POOL, None, None, None), PlanError, "the plan is of the kind NoneType; a Plan is wanted"),
        ((POOL, PLAN.to_dict(), None, None), PlanError, "the plan is of the kind dict; a Plan is wanted"),
        ((POOL, PLAN, 5, None), WishError, "start is of the kind int; an earlier Result is wanted"),
        ((POOL, PLAN, None, 5), WishError, "progress is of the kind int; something to call is wanted"),
    ],
)
def test_each_thing_must_be_of_its_kind(asked: tuple[Any, ...], kind: type[MatchingError], sentence: str) -> None:
    check_kinds(POOL, PLAN, None, print)
    with pytest.raises(kind, match=sentence):
        check_kinds(*asked)


def test_pairs_are_found_in_rows_with_the_lower_first_and_once() -> None:
    wishes = find_wishes(POOL, name_pairs([[8, 7]], np.array([[6, 5], [5, 6], [7, 5]]), ()))
    assert (wishes.pinned.tolist(), wishes.forbidden.tolist()) == ([[2, 3]], [[0, 1], [0, 2]])
    assert (wishes.previewed.shape, wishes.banned.tolist(), wishes.preview.tolist()) == ((0, 2), [1], [])


@pytest.mark.parametrize("pairs", [(), [], [[]], np.zeros((0, 2)), np.zeros((0, 2), np.int32)])
def test_no_pairs_are_pairs_too(pairs: Any) -> None:  # noqa: ANN401
    named = name_pairs(pairs, pairs, pairs)
    assert [getattr(named, name).shape for name in NAMES] == [(0, 2)] * 3


REFUSED: list[tuple[Any, str]] = [
    ([[5.9, 6]], "is float64[1, 2]; pairs of two different ids are wanted"),
    ([[5.0, 6.0]], "is float64[1, 2]; pairs"),
    ([["5", "6"]], "is <U1[1, 2]; pairs"),
    ([[float("nan"), 6]], "is float64[1, 2]; pairs"),
    ([[True, False]], "is bool[1, 2]; pairs"),
    (None, "is object[]; pairs"),
    ({(5, 6)}, "is object[]; pairs"),
    ([[2**70, 5]], "holds 1180591620717411303424; numbers from"),
    ([[5, 6], [7]], "cannot be read as a table"),
    ([5, 6], "has the shape (2,); pairs"),
    ([[5, 6, 7]], "has the shape (1, 3); pairs"),
    ([[7, 8], [6, 6]], "pairs person 6 with themselves; pairs"),
]


@pytest.mark.parametrize(("pairs", "sentence"), REFUSED, ids=[str(place) for place in range(len(REFUSED))])
@pytest.mark.parametrize("name", NAMES)
def test_pairs_that_are_none_are_refused_and_never_rounded(name: str, pairs: Any, sentence: str) -> None:  # noqa: ANN401
    with pytest.raises(WishError, match=re.escape(f"{name} {sentence}")):
        name_pairs(**{**dict.fromkeys(NAMES, ()), name: pairs})


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ({"seed": 1.5}, WishError),
        ({"seconds": float("nan")}, WishError),
        ({"gap": -1}, WishError),
        ({"pinned": [[7.9, 14]]}, WishError),
        ({"start": 5}, WishError),
        ({"progress": 5}, WishError),
        ({"forbidden": [[7, 15]]}, PoolError),
    ],
)
def test_a_solve_refuses_all_of_it_before_it_scores_anything(
    monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any], kind: type[MatchingError]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("nothing may be scored")

    monkeypatch.setattr(solver, "compile_scores", refuse)
    with pytest.raises(kind):
        solver.solve(make_pool(20, 1), PLAN, **asked)
