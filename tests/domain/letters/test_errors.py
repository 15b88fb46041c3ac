"""Errors on the way to the relay carry codes, never words of people."""

from pairloom.domain.core.errors import Refused
from pairloom.domain.letters.errors import FencedOff, LetterMalformed


def test_a_malformed_letter_says_its_fault_as_a_code() -> None:
    assert (LetterMalformed("address-wrong").fault, str(LetterMalformed("address-wrong"))) == ("address-wrong",) * 2


def test_neither_is_a_refusal_that_a_reader_would_see() -> None:
    assert not issubclass(FencedOff, Refused)
    assert not issubclass(LetterMalformed, Refused)
