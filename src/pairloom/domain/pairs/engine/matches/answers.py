"""Pack what the solving process has found, and read it in the worker."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from pairloom.domain.pairs.engine.matches.seated import Seated
from pairloom.domain.pairs.engine.problem import pack_arrays, unpack_arrays

COUNTED = frozenset({"row", "got", "met", "possible", "asked"})


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold what was found: the certificate, what explains it, the seats as values of their fields, the counts."""

    proof: bytes
    result: bytes
    seats: Sequence[Mapping[str, Any]]
    outcome: Mapping[str, Any]
    is_proven: bool
    is_refereed: bool


def describe_seats(seats: Sequence[Seated]) -> list[dict[str, Any]]:
    """Describe seats by the fields that are stored."""
    return [{name: value for name, value in asdict(seat).items() if name not in COUNTED} for seat in seats]


def pack_answer(answer: Answer) -> bytes:
    """Pack an answer."""
    words = {
        "seats": answer.seats,
        "outcome": answer.outcome,
        "is_proven": answer.is_proven,
        "is_refereed": answer.is_refereed,
    }
    arrays = {name: np.frombuffer(getattr(answer, name), np.uint8) for name in ("proof", "result")}
    return pack_arrays(arrays, words)


def unpack_answer(content: bytes) -> Answer:
    """Read what pack_answer has packed."""
    arrays, words = unpack_arrays(content)
    return Answer(proof=arrays["proof"].tobytes(), result=arrays["result"].tobytes(), **words)
