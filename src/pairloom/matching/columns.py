"""Read tables of whole numbers exactly as given: nothing is rounded, wrapped or cut, and what does not fit is named."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pairloom.matching.errors import MatchingError, PoolError


def read_table(what: str, values: ArrayLike, error: type[MatchingError] = PoolError) -> NDArray[Any]:
    """Read values as an array of any kind; raises the error for rows of different lengths and the like."""
    try:
        return np.asarray(values)
    except (ValueError, TypeError, OverflowError) as fault:
        raise error(f"{what} cannot be read as a table; rows of one length are wanted") from fault


def read_wholes(
    what: str, values: ArrayLike, wanted: str, *, error: type[MatchingError] = PoolError, kind: type[Any] = np.int64
) -> NDArray[Any]:
    """Read whole numbers as an array of this kind; ``wanted`` ends the sentence about anything else."""
    table = read_table(what, values, error)
    if table.size and table.dtype.kind not in "iu":
        table = _read_mixed(what, values, table, wanted, error)
    if table.size:
        low, high, limits = int(table.min()), int(table.max()), np.iinfo(kind)
        if low < limits.min or high > limits.max:
            found = low if low < limits.min else high
            raise error(f"{what} holds {found}; numbers from {limits.min} to {limits.max} are wanted")
    return table.astype(kind)


def _read_mixed(
    what: str, values: ArrayLike, table: NDArray[Any], wanted: str, error: type[MatchingError]
) -> NDArray[Any]:
    """Read whole numbers that numpy holds as objects, or took for floats as no kind of 64 bits has room for all."""
    is_list = not isinstance(values, np.ndarray)
    exact = np.asarray(values, object) if table.dtype.kind == "O" or is_list else table
    if exact.dtype.kind != "O" or not all(_is_whole(number) for number in exact.flat):
        raise error(f"{what} is {table.dtype}{list(table.shape)}; {wanted}")
    return exact


def _is_whole(number: object) -> bool:
    return isinstance(number, int | np.integer) and not isinstance(number, bool)
