"""The life of an application."""

from pairloom.domain.applications.states import COUNTED, MOVES, ApplicationState


def test_every_state_has_its_moves_and_none_leads_to_itself() -> None:
    assert set(MOVES) == set(ApplicationState)
    assert [state for state, after in MOVES.items() if state in after] == []


def test_everything_can_be_withdrawn_and_a_withdrawal_can_be_taken_back() -> None:
    others = set(ApplicationState) - {ApplicationState.WITHDRAWN}
    assert [state for state in others if ApplicationState.WITHDRAWN not in MOVES[state]] == []
    assert MOVES[ApplicationState.WITHDRAWN] == {ApplicationState.RECEIVED, ApplicationState.CONFIRMED}


def test_who_counts_as_an_applicant_has_confirmed() -> None:
    assert {ApplicationState.RECEIVED, ApplicationState.INCOMPLETE, ApplicationState.WITHDRAWN} & COUNTED == set()
