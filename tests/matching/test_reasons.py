import itertools

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from pairloom.matching.plan import Comparison, Plan, Rules
from pairloom.matching.problem import Pool
from pairloom.matching.reasons import find_reasons, walk_from
from pairloom.matching.result import Unmatched, Why
from tests.matching.explain.makers import FRIENDLY_PLAN, make_friends

NOBODY = np.empty((0, 2), np.int64)
ANY_PLAN = Plan(name="any", criteria=(Comparison(name="who", points=1, column="who", table="same"),))


def make_pool(count: int) -> Pool:
    return Pool(ids=np.arange(count) + 100, codes={"who": np.zeros(count, np.int16)})


def make_allowed(count: int, pairs: list[tuple[int, int]]) -> NDArray[np.bool_]:
    allowed = np.zeros((count, count), np.bool_)
    for one, other in pairs:
        allowed[one, other] = allowed[other, one] = True
    return allowed


def match_most(allowed: NDArray[np.bool_]) -> NDArray[np.int64]:
    graph = nx.from_numpy_array(allowed)
    mate = np.full(len(allowed), -1, np.int64)
    for one, other in nx.max_weight_matching(graph, maxcardinality=True):
        mate[one], mate[other] = other, one
    return mate


def tell(allowed: NDArray[np.bool_], mate: NDArray[np.int64], *, is_proven: bool = True) -> tuple[Unmatched, ...]:
    return find_reasons(
        make_pool(len(allowed)),
        ANY_PLAN,
        np.flatnonzero(mate < 0),
        mate=mate,
        admissible=lambda row: allowed[row],
        is_proven=is_proven,
        forbidden=NOBODY,
        pinned=NOBODY,
    )


def test_five_people_who_share_only_mongolian_compete_for_three_possible_partners() -> None:
    speakers, partners, others = range(5), range(5, 8), range(8, 12)
    pairs = [*itertools.product(speakers, partners), *itertools.combinations([*partners, *others], 2)]
    allowed = make_allowed(12, pairs)
    mate = np.array([5, 6, 7, -1, -1, 0, 1, 2, 9, 8, 11, 10])

    reasons = tell(allowed, mate)

    group, scarce = (100, 101, 102, 103, 104), (105, 106, 107)
    assert reasons == (
        Unmatched(103, Why.TOO_FEW_PARTNERS, group=group, partners=scarce),
        Unmatched(104, Why.TOO_FEW_PARTNERS, group=group, partners=scarce),
    )


def test_a_tight_group_is_told_apart_from_a_wider_one_around_it() -> None:
    pairs = [(0, 1), (0, 6), (2, 1), (2, 3), (4, 3), (5, 3), (7, 6)]
    mate = np.array([-1, 2, 1, 4, 3, -1, 7, 6])

    reasons = tell(make_allowed(8, pairs), mate)

    assert reasons == (
        Unmatched(100, Why.TOO_FEW_PARTNERS, group=(100, 102, 104, 107), partners=(101, 103, 106)),
        Unmatched(105, Why.TOO_FEW_PARTNERS, group=(104, 105), partners=(103,)),
    )


def test_the_last_of_three_who_know_only_each_other_is_the_odd_one_out() -> None:
    mate = np.array([1, 0, -1, 4, 3])

    reasons = tell(make_allowed(5, [(0, 1), (1, 2), (0, 2), (3, 4)]), mate)

    assert reasons == (Unmatched(102, Why.ODD_ONE_OUT, group=(100, 101, 102)),)


def test_the_odd_one_of_a_large_pool_is_not_given_everybody_as_a_group() -> None:
    allowed = ~np.eye(201, dtype=np.bool_)
    mate = np.array([row ^ 1 for row in range(200)] + [-1])

    assert tell(allowed, mate) == (Unmatched(300, Why.ODD_ONE_OUT),)


def test_without_a_proof_the_reason_is_the_time() -> None:
    mate = np.array([-1, 2, 1])

    assert tell(make_allowed(3, [(0, 1), (1, 2)]), mate, is_proven=False) == (Unmatched(100, Why.OUT_OF_TIME),)


@pytest.mark.parametrize("pairs", [[(0, 1)], [(0, 2), (2, 3), (3, 1)]])
def test_two_left_over_who_could_both_be_placed_are_never_called_impossible(pairs: list[tuple[int, int]]) -> None:
    reasons = tell(make_allowed(4, pairs), np.array([-1, -1, 3, 2]))

    assert [reason.why for reason in reasons] == [Why.OUT_OF_TIME, Why.OUT_OF_TIME]


def test_somebody_without_possible_partners_is_told_how_many_break_which_rule() -> None:
    pool = make_friends()

    reasons = find_reasons(
        pool,
        FRIENDLY_PLAN,
        np.array([5]),
        mate=np.array([3, 2, 1, 0, -1, -1]),
        admissible=lambda _: np.zeros(6, np.bool_),
        is_proven=True,
        forbidden=NOBODY,
        pinned=NOBODY,
    )

    assert reasons == (Unmatched(15, Why.NOBODY_POSSIBLE, {"language": 5, "hours": 1}),)


def test_wishes_of_the_organiser_that_leave_nobody_are_counted_too() -> None:
    plan = Plan(name="abroad", criteria=(), rules=Rules(differ=("country",)))
    pool = Pool(ids=np.arange(5), codes={"country": np.array([0, 0, 1, 2, 3])}, earlier=np.array([[0, 2]]))

    reasons = find_reasons(
        pool,
        plan,
        np.array([0]),
        mate=np.full(5, -1),
        admissible=lambda _: np.zeros(5, np.bool_),
        is_proven=False,
        forbidden=np.array([[0, 3], [1, 3]]),
        pinned=np.array([[4, 1]]),
    )

    counts = {"country": 1, "earlier": 1, "forbidden": 1, "pinned": 1}
    assert reasons == (Unmatched(0, Why.NOBODY_POSSIBLE, counts),)


def test_a_walk_that_is_cut_short_lists_no_group() -> None:
    allowed = make_allowed(6, [(0, 1), (2, 1), (2, 3), (4, 3), (5, 3)])
    walk = walk_from(0, np.array([-1, 2, 1, 4, 3, -1]), lambda row: allowed[row], most_rows=1)

    assert not walk.is_whole
    assert walk.rows_read == 1


def test_an_odd_circle_that_reaches_deep_into_the_walk_is_found_whole() -> None:
    circle = [(0, 1), (1, 2), (2, 3), (3, 4), (0, 5), (5, 6), (6, 7), (7, 8), (4, 8)]
    branch = [(0, 9), (9, 10), (10, 11), (11, 12), (12, 13), (13, 14)]
    mate = np.array([-1, 2, 1, 4, 3, 6, 5, 8, 7, 10, 9, 12, 11, 14, 13])

    reasons = tell(make_allowed(15, [*circle, *branch, (1, 14)]), mate)

    assert reasons == (Unmatched(100, Why.ODD_ONE_OUT, group=tuple(range(100, 115))),)


@pytest.mark.parametrize(
    ("seekers", "others", "why"),
    [(4501, 0, Why.ODD_ONE_OUT), (4502, 0, Why.TOO_FEW_PARTNERS), (4501, 2, Why.TOO_FEW_PARTNERS)],
)
def test_a_group_too_large_to_walk_is_not_listed(seekers: int, others: int, why: Why) -> None:
    partners = 4500
    is_partner = np.arange(partners + seekers) < partners
    mate = np.concatenate([np.arange(partners) + partners, np.arange(partners), np.full(seekers - partners, -1)])
    mate[[0, partners] if others else []] = -1

    reasons = find_reasons(
        make_pool(partners + seekers),
        ANY_PLAN,
        np.arange(2 * partners, partners + seekers),
        mate=mate,
        admissible=lambda row: (is_partner != is_partner[row]) & ((mate >= 0) | ~is_partner),
        is_proven=True,
        forbidden=NOBODY,
        pinned=NOBODY,
    )

    assert {reason.why for reason in reasons} == {why}
    assert {(reason.group, reason.partners) for reason in reasons} == {((), ())}


@given(st.integers(2, 11), st.integers(0, 2**32 - 1), st.floats(0.1, 0.6))
def test_walks_find_whom_a_largest_matching_can_leave_out(count: int, seed: int, density: float) -> None:
    upper = np.triu(np.random.default_rng(seed).random((count, count)) < density, 1)
    allowed = upper | upper.T
    mate = match_most(allowed)
    size = int((mate >= 0).sum())
    walks = [
        walk_from(row, mate, lambda row: allowed[row], most_rows=count) for row in np.flatnonzero(mate < 0).tolist()
    ]

    reached = np.any([walk.is_even for walk in walks], axis=0) if walks else np.zeros(count, np.bool_)

    left_out = [_can_leave_out(allowed, row, size) for row in range(count)]
    assert all(walk.is_largest and walk.is_whole for walk in walks)
    assert reached.tolist() == left_out


@given(st.integers(2, 11), st.integers(0, 2**32 - 1), st.floats(0.1, 0.5))
def test_every_group_meets_nobody_but_its_partners_and_itself(count: int, seed: int, density: float) -> None:
    upper = np.triu(np.random.default_rng(seed).random((count, count)) < density, 1)
    allowed = upper | upper.T

    for reason in tell(allowed, match_most(allowed)):
        if reason.why == Why.TOO_FEW_PARTNERS:
            group, partners = (np.array(ids) - 100 for ids in (reason.group, reason.partners))
            others = np.setdiff1d(np.arange(count), np.concatenate([group, partners]))
            assert not allowed[np.ix_(group, others)].any()
            assert _count_odd_parts(allowed[np.ix_(group, group)]) > len(partners)


def _can_leave_out(allowed: NDArray[np.bool_], row: int, size: int) -> bool:
    rest = np.delete(np.delete(allowed, row, 0), row, 1)
    return int((match_most(rest) >= 0).sum()) == size


def _count_odd_parts(allowed: NDArray[np.bool_]) -> int:
    return sum(len(part) % 2 for part in nx.connected_components(nx.from_numpy_array(allowed)))
