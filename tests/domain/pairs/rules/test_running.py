"""When a match may be ordered."""

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.pairs.rules.running import check_may_order, choose_seed
from pairloom.domain.programs.states import RoundState


def test_a_match_may_be_ordered_once_places_are_given() -> None:
    check_may_order(RoundState.CLOSED, has_places=True, is_under_way=False)


@pytest.mark.parametrize(
    ("state", "has_places", "is_under_way", "reason"),
    [
        (RoundState.PLANNED, False, False, Reason.MATCH_TOO_EARLY),
        (RoundState.OPEN, True, False, Reason.MATCH_TOO_EARLY),
        (RoundState.CLOSED, False, False, Reason.MATCH_TOO_EARLY),
        (RoundState.CLOSED, True, True, Reason.MATCH_UNDER_WAY),
        (RoundState.MATCHED, True, False, Reason.MATCH_CONFIRMED),
        (RoundState.RUNNING, True, False, Reason.PAIRS_INTRODUCED),
        (RoundState.ENDED, True, False, Reason.PAIRS_INTRODUCED),
    ],
)
def test_it_is_refused_otherwise(
    state: RoundState, has_places: bool, is_under_way: bool, reason: Reason
) -> None:  # fmt: skip
    with pytest.raises(Refused) as refused:
        check_may_order(state, has_places=has_places, is_under_way=is_under_way)
    assert refused.value.reason is reason


def test_the_number_of_the_lot_follows_from_the_word_of_the_round_as_anybody_can_count_it() -> None:
    assert choose_seed("spring-2027") == int("9d48a811", 16)
    assert choose_seed("spring-2027") != choose_seed("autumn-2027")
