"""The life of a round."""

from pairloom.domain.programs.states import MOVES, RoundState


def test_every_state_has_its_moves_and_can_be_reached() -> None:
    reached = {RoundState.PLANNED}.union(*MOVES.values())
    assert (set(MOVES), reached) == (set(RoundState), set(RoundState))


def test_an_ended_or_cancelled_round_moves_no_more() -> None:
    assert [state for state in RoundState if not MOVES[state]] == [RoundState.ENDED, RoundState.CANCELLED]
