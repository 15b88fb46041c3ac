"""Tests of the names of states: every state has one, in every language."""

from enum import StrEnum

import pytest
from django.utils import translation

from pairloom.domain.people.states import Consent, Level, Role
from pairloom.domain.programs.states import Ask, Moment, RoundState
from pairloom.look import names


@pytest.mark.parametrize(
    ("states", "words"),
    [
        (Level, names.LEVELS),
        (Role, names.ROLES),
        (Consent, names.CONSENTS),
        (RoundState, names.ROUND_STATES),
        (Moment, names.MOMENTS),
        (Ask, names.ASKS),
    ],
)
def test_every_state_has_a_name_of_its_own(states: type[StrEnum], words: dict[str, object]) -> None:
    assert set(words) == set(states)
    for language in ("en", "es", "fr", "ar"):
        with translation.override(language):
            assert len({str(word) for word in words.values()}) == len(words)
