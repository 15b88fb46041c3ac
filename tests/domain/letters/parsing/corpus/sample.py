"""One mail of the corpus and what it is."""

from dataclasses import dataclass

from pairloom.domain.letters.states import IncomingKind


@dataclass(frozen=True)
class Sample:
    """A mail as it comes in, and what is to be read from it."""

    name: str
    raw: bytes
    kind: IncomingKind
    envelope_from: str = "<>"
    status: str = ""
    is_hard: bool = False


def write_mail(text: str) -> bytes:
    """Write a mail as it travels: without the indent of the source, lines ended by CR and LF."""
    return text.strip("\n").replace("\n", "\r\n").encode("utf-8") + b"\r\n"
