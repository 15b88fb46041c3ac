"""The life of a letter: every state has its moves, and what has ended for good stays so."""

from itertools import pairwise

import pytest

from pairloom.domain.letters.states import LETTER_MOVES, OPEN_STATES, Lane, LetterState


def test_every_state_names_its_moves() -> None:
    assert set(LETTER_MOVES) == set(LetterState)


@pytest.mark.parametrize("state", [LetterState.SENT, LetterState.DROPPED, LetterState.CANCELLED])
def test_what_has_ended_for_good_never_moves(state: LetterState) -> None:
    assert LETTER_MOVES[state] == frozenset()
    assert state not in OPEN_STATES


def test_no_letter_is_sent_again_without_passing_the_queue() -> None:
    goes = {state for state, moves in LETTER_MOVES.items() if LetterState.HANDED in moves}
    assert goes == {LetterState.CLAIMED}
    assert {state for state, moves in LETTER_MOVES.items() if LetterState.CLAIMED in moves} == {LetterState.WAITING}


def test_from_every_open_state_an_end_can_be_reached() -> None:
    ends = {state for state in LetterState if state not in OPEN_STATES}
    for state in OPEN_STATES:
        reached, border = {state}, {state}
        while border:
            border = set().union(*(LETTER_MOVES[one] for one in border)) - reached
            reached |= border
        assert reached & ends, state


def test_codes_to_sign_in_go_before_service_and_service_before_news() -> None:
    order = [Lane.SIGN_IN, Lane.SERVICE, Lane.BULK]
    assert all(first < second for first, second in pairwise(order))
