"""Read plain JSON values strictly: each of the type and size that is wanted, or a sentence that says which is not."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.errors import ProofError

Whole = NDArray[np.int64]
LARGEST = 2**63 - 1
SHOWN = 40
WORDS: dict[type, str] = {
    dict: "an object",
    list: "a list",
    tuple: "a list",
    bool: "a yes or no",
    type(None): "nothing",
}


def describe(value: object) -> str:
    """Describe a value in a few words, however large or odd it is."""
    if isinstance(value, bool) or value is None:
        return str(value)
    if isinstance(value, int):
        return str(value) if abs(value) <= LARGEST else "a whole number of more than 64 bits"
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, str):
        return repr(value[:SHOWN])
    return WORDS.get(type(value), "a value of another kind")


def read_object(value: object, where: str, needed: Iterable[str]) -> Mapping[str, Any]:
    """Read an object that has exactly the needed entries."""
    entries, wanted = read_names(value, where), set(needed)
    for name in entries:
        if name not in wanted:
            raise ProofError(f"{where} has an entry {describe(name)}; known are {', '.join(sorted(wanted))}")
    for name in sorted(wanted):
        if name not in entries:
            raise ProofError(f"{where} lacks {name!r}")
    return entries


def read_names(value: object, where: str) -> Mapping[str, Any]:
    """Read an object whose entries may have any names."""
    if not isinstance(value, Mapping):
        raise ProofError(f"{where} is {describe(value)}; names with values are wanted")
    for name in value:
        if type(name) is not str:
            raise ProofError(f"{where} has an entry named {describe(name)}; names are texts")
    return value


def read_list(value: object, where: str, length: int | None = None) -> Sequence[Any]:
    """Read a list, of a given length when one is given."""
    if not isinstance(value, list | tuple):
        raise ProofError(f"{where} is {describe(value)}; a list is wanted")
    if length is not None and len(value) != length:
        raise ProofError(f"{where} has {len(value):,} entries; {length:,} are wanted")
    return value


def read_text(value: object, where: str) -> str:
    """Read a text."""
    if type(value) is not str:
        raise ProofError(f"{where} is {describe(value)}; a text is wanted")
    return value


def check_text(value: object, where: str, wanted: str) -> None:
    """Check that a text is the very one that is wanted."""
    if read_text(value, where) != wanted:
        raise ProofError(f"{where} is {describe(value)}; it is not the text that Pairloom writes")


def read_yes(value: object, where: str) -> bool:
    """Read a yes or no."""
    if type(value) is not bool:
        raise ProofError(f"{where} is {describe(value)}; true or false is wanted")
    return value


def read_whole(value: object, where: str, low: int, high: int) -> int:
    """Read a whole number from low to high."""
    if type(value) is not int or not low <= value <= high:
        raise ProofError(f"{where} is {describe(value)}; a whole number from {low} to {high} is wanted")
    return value


def read_wholes(value: object, where: str, low: int, high: int, length: int | None = None) -> Whole:
    """Read a flat list of whole numbers from low to high as int64[length]."""
    numbers = read_list(value, where, length)
    if set(map(type, numbers)) - {int} or (numbers and (min(numbers) < low or max(numbers) > high)):
        wrong = next(number for number in numbers if type(number) is not int or not low <= number <= high)
        raise ProofError(f"{where} holds {describe(wrong)}; whole numbers from {low} to {high} are wanted")
    return np.array(numbers, np.int64)


def read_rows(value: object, where: str, low: int, high: int, width: int) -> Whole:
    """Read a list of lists of the same width as int64[length, width]."""
    rows = read_list(value, where)
    for row in rows:
        read_list(row, f"an entry of {where}", width)
    return read_wholes(list(chain.from_iterable(rows)), where, low, high).reshape(len(rows), width)


def read_square(value: object, where: str, low: int, high: int) -> Whole:
    """Read a square of whole numbers as int64[k, k]."""
    return read_rows(value, where, low, high, len(read_list(value, where)))
