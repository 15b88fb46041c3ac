"""Errors on the way to the relay, and letters that cannot be written; none of them is the fault of a person."""

from collections.abc import Sequence
from dataclasses import dataclass

from pairloom.domain.core.errors import Reason, Refused


class FencedOff(Exception):  # noqa: N818 - what happened, in the words of the house
    """The letter was cancelled, or another worker took it over, before its final dot: it must not be sent."""


class LetterMalformed(Exception):  # noqa: N818
    """The letter cannot be made into a message; the fault is a short code."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True)
class Unwritten:
    """A letter that could not be written: its kind, the number of its reader, why as a code, which word in braces."""

    kind: str
    person: int | None
    fault: str
    name: str = ""


class LettersUnwritten(Refused):
    """Some letters of a mailing could not be written, so none of it goes."""

    def __init__(self, letters: Sequence[Unwritten]) -> None:
        super().__init__(Reason.LETTER_NOT_WRITTEN, letters=len(letters))
        self.letters = tuple(letters)
