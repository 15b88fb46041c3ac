"""Whether a match may be confirmed, and when partners are introduced."""

from datetime import timedelta

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.pairs.rules.introducing import (
    Fate,
    check_may_confirm,
    check_may_introduce,
    check_may_take_back,
    choose_fate,
    choose_staying,
)
from pairloom.domain.pairs.states import RunState
from pairloom.domain.programs.states import RoundState
from tests.makers import NOW


def test_two_and_three_meet_one_is_alone() -> None:
    assert [choose_fate(here) for here in range(4)] == [Fate.NOBODY, Fate.ALONE, Fate.MEET, Fate.MEET]


AB, AC, BC = frozenset((1, 2)), frozenset((1, 3)), frozenset((2, 3))


@pytest.mark.parametrize(
    ("here", "apart", "asked", "staying"),
    [
        ((1, 2), [], [], (1, 2)),
        ((1, 2, 3), [], [], (1, 2, 3)),
        ((1,), [AB], [], (1,)),
        ((), [], [], ()),
        ((1, 2), [AB], [1], ()),
        ((1, 2, 3), [AB], [], (2, 3)),
        ((1, 2, 3), [AB], [1], (1, 3)),
        ((1, 2, 3), [AB], [1, 2], (2, 3)),
        ((1, 2, 3), [AB, AC], [1], (2, 3)),
        ((1, 2, 3), [AB, AC, BC], [], ()),
        ((1, 3), [AB], [], (1, 3)),
    ],
)
def test_of_a_group_with_two_who_are_kept_apart_nobody_of_a_pair_and_two_of_a_trio_stay(
    here: tuple[int, ...], apart: list[frozenset[int]], asked: list[int], staying: tuple[int, ...]
) -> None:
    assert choose_staying(here, apart, asked=asked, fit={AC: 1_500, BC: 1_700}) == staying


def test_of_two_who_fit_the_third_equally_the_first_stays() -> None:
    assert choose_staying((1, 2, 3), [AB], asked=[], fit={}) == (1, 3)


@pytest.mark.parametrize(
    ("round_state", "run_state", "is_newest", "is_solving", "reason"),
    [
        (RoundState.OPEN, RunState.DONE, True, False, Reason.MATCH_TOO_EARLY),
        (RoundState.CANCELLED, RunState.DONE, True, False, Reason.MATCH_TOO_EARLY),
        (RoundState.MATCHED, RunState.DONE, True, False, Reason.MATCH_CONFIRMED),
        (RoundState.RUNNING, RunState.DONE, True, False, Reason.PAIRS_INTRODUCED),
        (RoundState.ENDED, RunState.DONE, True, False, Reason.PAIRS_INTRODUCED),
        (RoundState.CLOSED, RunState.DONE, True, True, Reason.MATCH_UNDER_WAY),
        (RoundState.CLOSED, RunState.FAILED, True, False, Reason.MATCH_NOT_DONE),
        (RoundState.CLOSED, RunState.DONE, False, False, Reason.MATCH_OUT_OF_DATE),
    ],
)
def test_only_the_newest_finished_match_of_a_closed_round_is_confirmed(
    round_state: RoundState, run_state: RunState, is_newest: bool, is_solving: bool, reason: Reason
) -> None:
    with pytest.raises(Refused) as refusal:
        check_may_confirm(round_state, run_state, is_newest=is_newest, is_solving=is_solving)
    assert refusal.value.reason is reason
    check_may_confirm(RoundState.CLOSED, RunState.DONE, is_newest=True, is_solving=False)


def test_a_confirmation_is_taken_back_until_partners_know_of_each_other() -> None:
    check_may_take_back(RoundState.MATCHED)
    for state in (RoundState.RUNNING, RoundState.ENDED):
        with pytest.raises(Refused) as refusal:
            check_may_take_back(state)
        assert refusal.value.reason is Reason.PAIRS_INTRODUCED


@pytest.mark.parametrize(
    ("state", "before", "reason"),
    [
        (RoundState.CLOSED, 0, Reason.MATCH_NOT_DONE),
        (RoundState.CANCELLED, 0, Reason.MATCH_NOT_DONE),
        (RoundState.MATCHED, 1, Reason.INTRODUCTIONS_EARLY),
    ],
)
def test_partners_are_introduced_when_the_match_is_confirmed_and_the_day_has_come(
    state: RoundState, before: int, reason: Reason
) -> None:
    with pytest.raises(Refused) as refusal:
        check_may_introduce(state, meets_at=NOW, now=NOW - timedelta(seconds=before))
    assert refusal.value.reason is reason
    check_may_introduce(RoundState.MATCHED, meets_at=NOW, now=NOW)
