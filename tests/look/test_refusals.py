"""Tests of how a refusal is said."""

import pytest
from django.utils import translation

from pairloom.domain.core.errors import Reason, Refused
from pairloom.look.refusals import say_refusal


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_is_said_in_a_whole_sentence(reason: Reason) -> None:
    words = say_refusal(Refused(reason))
    assert not words[0].islower()
    # What the reader of sheets found is a whole sentence of its own, and stands last.
    assert words.endswith((".", ". %(fault)s"))


def test_a_refusal_is_said_in_the_readers_language() -> None:
    with translation.override("fr"):
        assert say_refusal(Refused(Reason.ADDRESS_TAKEN)) == "Cette adresse appartient à un autre compte."
