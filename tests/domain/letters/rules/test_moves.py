"""Which moves a letter and a mailing may make."""

from itertools import product

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.rules.moves import MAILING_MOVES, check_mailing_move, check_move, check_press
from pairloom.domain.letters.states import LETTER_MOVES, OPEN_STATES, LetterState, MailingState


@pytest.mark.parametrize(("before", "after"), list(product(LetterState, LetterState)))
def test_a_letter_moves_only_as_its_life_allows(before: LetterState, after: LetterState) -> None:
    if after in LETTER_MOVES[before]:
        check_move(before=before, after=after)
        return
    with pytest.raises(Refused) as refused:
        check_move(before=before, after=after)
    assert refused.value.details == {"before": before, "after": after}


def test_a_letter_that_was_sent_or_cancelled_stays_so() -> None:
    assert not LETTER_MOVES[LetterState.SENT] | LETTER_MOVES[LetterState.CANCELLED]


def test_only_a_handed_or_unsure_letter_can_be_sent() -> None:
    assert {state for state in LetterState if LetterState.SENT in LETTER_MOVES[state]} == {
        LetterState.HANDED,
        LetterState.UNSURE,
    }


def test_every_open_state_has_a_way_out() -> None:
    assert all(LETTER_MOVES[state] for state in OPEN_STATES)


@pytest.mark.parametrize(("before", "after"), list(product(MailingState, MailingState)))
def test_a_mailing_moves_only_as_its_life_allows(before: MailingState, after: MailingState) -> None:
    if after in MAILING_MOVES[before]:
        check_mailing_move(before=before, after=after)
        return
    with pytest.raises(Refused) as refused:
        check_mailing_move(before=before, after=after)
    assert refused.value.reason == Reason.MOVE_NOT_ALLOWED


def test_a_press_on_a_letter_elsewhere_says_where_it_is() -> None:
    with pytest.raises(Refused) as refused:
        check_press(state=LetterState.SENT, allowed=frozenset({LetterState.HELD}), wanted="waiting")
    assert refused.value.details == {"before": "sent", "after": "waiting"}
