"""Errors on the way to the relay; none of them is the fault of a person."""


class FencedOff(Exception):  # noqa: N818 - what happened, in the words of the house
    """The letter was cancelled, or another worker took it over, before its final dot: it must not be sent."""


class LetterMalformed(Exception):  # noqa: N818
    """The letter cannot be made into a message; the fault is a short code."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault
