"""Read what is asked of a solve before anything is solved: seed, limits, and the pairs that an organiser decided."""

from dataclasses import dataclass
from numbers import Integral, Real

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pairloom.matching.columns import read_wholes
from pairloom.matching.errors import PlanError, PoolError, WishError
from pairloom.matching.lot import MOST_SEED, hash_people
from pairloom.matching.plan import Plan
from pairloom.matching.problem import Pool
from pairloom.matching.result import Result

LARGEST_PRICE = 2.0**58
"""More than any proof can hold; not a number is not less either."""


@dataclass(frozen=True)
class Named:
    """Hold the pairs that an organiser decided, as they were named: ids, int64[k, 2]."""

    pinned: NDArray[np.int64]
    forbidden: NDArray[np.int64]
    preview: NDArray[np.int64]


@dataclass(frozen=True)
class Wishes:
    """Hold what an organiser decided, in rows of the sorted pool: pairs int64[k, 2], and keys of active ones."""

    pinned: NDArray[np.int64]
    forbidden: NDArray[np.int64]
    previewed: NDArray[np.int64]
    banned: NDArray[np.int64]
    preview: NDArray[np.int64]


def check_kinds(pool: object, plan: object, start: object, progress: object) -> None:
    """Check that each thing is of its kind; raises PoolError, PlanError or WishError."""
    if not isinstance(pool, Pool):
        raise PoolError(f"the pool is of the kind {type(pool).__name__}; a Pool is wanted")
    if not isinstance(plan, Plan):
        raise PlanError(f"the plan is of the kind {type(plan).__name__}; a Plan is wanted")
    if start is not None and not isinstance(start, Result):
        raise WishError(f"start is of the kind {type(start).__name__}; an earlier Result is wanted")
    if isinstance(start, Result):
        _check_prices(start)
    if progress is not None and not callable(progress):
        raise WishError(f"progress is of the kind {type(progress).__name__}; something to call is wanted")


def read_seed(seed: object) -> int:
    """Read the seed as a plain number; raises WishError for anything but a whole number of 0 to 2^63 - 1."""
    if isinstance(seed, bool) or not isinstance(seed, Integral) or not 0 <= int(seed) <= MOST_SEED:
        raise WishError(f"the seed is {seed!r}; a whole number from 0 to {MOST_SEED} is wanted")
    return int(seed)


def check_limits(seconds: object, gap: object) -> None:
    """Check when to stop; raises WishError for a limit that is none."""
    if seconds is not None and not (_is_number(seconds) and seconds >= 0):  # type: ignore[operator]
        raise WishError(f"seconds is {seconds!r}; a number of 0 or more is wanted, or None for no limit")
    if not (_is_number(gap) and 0 <= gap <= 1):  # type: ignore[operator]
        raise WishError(f"the gap is {gap!r}; a share from 0 to 1 is wanted")


def name_pairs(pinned: ArrayLike, forbidden: ArrayLike, preview: ArrayLike) -> Named:
    """Read pairs of ids; raises WishError for anything else, and rounds nothing."""
    return Named(_read_ids("pinned", pinned), _read_ids("forbidden", forbidden), _read_ids("preview", preview))


def sort_people(pool: Pool, seed: int, pinned: NDArray[np.int64]) -> NDArray[np.int64]:
    """Sort people by their lots, so that the order of rows does not matter; pinned ones last. Gives their rows."""
    taken = np.isin(pool.ids, pinned)
    return np.lexsort((pool.ids, hash_people(pool.ids, seed), taken)).astype(np.int64)


def find_wishes(pool: Pool, named: Named) -> Wishes:
    """Find pairs of ids as rows of the sorted pool; raises PoolError or WishError that names a wrong pair."""
    pins = _find_rows(pool, named.pinned)
    people, times = np.unique(pins, return_counts=True)
    if (times > 1).any():
        raise WishError(f"person {pool.ids[people[times > 1][0]]} is pinned to two partners; one is possible")
    size = len(pool) - 2 * len(pins)
    bans, previewed = _find_rows(pool, named.forbidden), _find_rows(pool, named.preview)
    both = {tuple(pair) for pair in pins.tolist()} & {tuple(pair) for pair in bans.tolist()}
    if both:
        one, other = pool.ids[list(both.pop())]
        raise WishError(f"the pair {one} and {other} is both pinned and forbidden; one of the two is possible")
    return Wishes(pins, bans, previewed, _list_keys(bans, size), _list_keys(previewed, size))


def _check_prices(start: Result) -> None:
    """Check the prices of an earlier result, which are all that a solve reads of it but its people."""
    prices: object = start.prices
    is_column = isinstance(prices, np.ndarray) and prices.shape == (len(start.pool),) and prices.dtype.kind in "iuf"
    if not is_column or not (np.abs(start.prices) < LARGEST_PRICE).all():
        raise WishError("the prices of start are no list of one number for each of its people")


def _is_number(value: object) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool)


def _read_ids(name: str, pairs: ArrayLike) -> NDArray[np.int64]:
    wanted = "pairs of two different ids are wanted"
    ids = read_wholes(name, pairs, wanted, error=WishError)
    if ids.size == 0:
        return np.empty((0, 2), np.int64)
    if ids.ndim != 2 or ids.shape[1] != 2:
        raise WishError(f"{name} has the shape {ids.shape}; {wanted}")
    alike = ids[ids[:, 0] == ids[:, 1]]
    if len(alike):
        raise WishError(f"{name} pairs person {alike[0, 0]} with themselves; {wanted}")
    return ids


def _find_rows(pool: Pool, ids: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.unique(np.sort(pool.find_rows(ids), axis=1), axis=0)


def _list_keys(pairs: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """List pairs of active rows as sorted keys, lower row * size + higher row."""
    active = pairs[(pairs < size).all(axis=1)]
    return np.sort(active[:, 0] * size + active[:, 1])
