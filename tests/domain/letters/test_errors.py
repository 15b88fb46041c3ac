"""Errors on the way to the relay carry codes, never words of people."""

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.errors import FencedOff, LetterMalformed, LettersUnwritten, Unwritten


def test_a_malformed_letter_says_its_fault_as_a_code() -> None:
    assert (LetterMalformed("address-wrong").fault, str(LetterMalformed("address-wrong"))) == ("address-wrong",) * 2


def test_neither_is_a_refusal_that_a_reader_would_see() -> None:
    assert not issubclass(FencedOff, Refused)
    assert not issubclass(LetterMalformed, Refused)


def test_letters_that_cannot_be_written_are_named_by_numbers_and_counted_in_the_refusal() -> None:
    letters = [Unwritten("introduction", number, "placeholder-missing", "why") for number in (4, 7)]
    refusal = LettersUnwritten(letters)
    assert (refusal.reason, refusal.details, refusal.letters) == (
        Reason.LETTER_NOT_WRITTEN,
        {"letters": 2},
        tuple(letters),
    )
