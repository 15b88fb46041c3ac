"""Hold the people of a round as columns of codes and masks: what the engine knows of a pool."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pairloom.matching.columns import read_table, read_wholes
from pairloom.matching.errors import PoolError

LARGEST_POOL = 2_000_000
LARGEST_CODE = 32_767


@dataclass(frozen=True, eq=False)
class Pool:
    """Hold one pool of n people as columns; checked once, never changed afterwards.

    Pools are equal that hold the same columns and lists in the same order of rows; they can be pickled and copied.

    ids      int64[n], each person's number, unique, 0 or more; says who is who in results
    codes    name -> int16[n], one choice each (country, sector ...), -1 where unknown
    flags    name -> bool[n], yes or no (wishes among them)
    masks    name -> uint64[n, words], several choices each; bit k of word k // 64 stands for item k
    grids    name -> int16[k, k], symmetric, 0 or more: a measure between two codes of a column
             (``hours``: quarter hours that two zones share)
    earlier  int64[e, 2], ids of people who were partners before
    blocked  int64[b, 2], ids of people who must not meet

    Raises PoolError with what was found and what is wanted.
    """

    ids: NDArray[np.int64]
    codes: Mapping[str, NDArray[np.int16]] = field(default_factory=dict)
    flags: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)
    masks: Mapping[str, NDArray[np.uint64]] = field(default_factory=dict)
    grids: Mapping[str, NDArray[np.int16]] = field(default_factory=dict)
    earlier: NDArray[np.int64] = field(default_factory=lambda: np.empty((0, 2), np.int64))
    blocked: NDArray[np.int64] = field(default_factory=lambda: np.empty((0, 2), np.int64))

    def __post_init__(self) -> None:
        """Check every column once and freeze it."""
        ids = _read_ids(self.ids)
        count = len(ids)
        _check_families({"codes": self.codes, "flags": self.flags, "masks": self.masks, "grids": self.grids})
        columns = {
            "ids": ids,
            "codes": {name: _read_codes(name, column, count) for name, column in self.codes.items()},
            "flags": {name: _read_flags(name, column, count) for name, column in self.flags.items()},
            "masks": {name: _read_masks(name, column, count) for name, column in self.masks.items()},
            "grids": {name: _read_grid(name, grid) for name, grid in self.grids.items()},
            "earlier": _read_pairs("earlier", self.earlier, ids),
            "blocked": _read_pairs("blocked", self.blocked, ids),
        }
        _check_names_are_unique(self.codes, self.flags, self.masks)
        for name, value in columns.items():
            object.__setattr__(self, name, _freeze(value))

    def __len__(self) -> int:
        """Count the people."""
        return len(self.ids)

    def __eq__(self, other: object) -> bool:
        """Tell whether another pool holds the same."""
        if not isinstance(other, Pool):
            return NotImplemented
        families = zip(self._list_families(), other._list_families(), strict=True)
        return all(
            mine.keys() == theirs.keys() and all(np.array_equal(mine[name], theirs[name]) for name in mine)
            for mine, theirs in families
        )

    def __hash__(self) -> int:
        """Give the same number for equal pools."""
        return hash(self.ids.tobytes())

    def __reduce__(self) -> tuple[type["Pool"], tuple[object, ...]]:
        """Give what makes the same pool again, for pickle and copy: views of columns cannot be written."""
        families = (dict(family) for family in (self.codes, self.flags, self.masks, self.grids))
        return type(self), (self.ids, *families, self.earlier, self.blocked)

    def _list_families(self) -> list[Mapping[str, NDArray[Any]]]:
        lists = {"ids": self.ids, "earlier": self.earlier, "blocked": self.blocked}
        return [lists, self.codes, self.flags, self.masks, self.grids]

    def take(self, rows: NDArray[np.intp]) -> "Pool":
        """Make the pool of these rows, in this order; listed pairs with anybody else are left out."""
        ids = self.ids[rows]
        return Pool(
            ids=ids,
            codes={name: column[rows] for name, column in self.codes.items()},
            flags={name: column[rows] for name, column in self.flags.items()},
            masks={name: column[rows] for name, column in self.masks.items()},
            grids=self.grids,
            earlier=self.earlier[np.isin(self.earlier, ids).all(axis=1)],
            blocked=self.blocked[np.isin(self.blocked, ids).all(axis=1)],
        )

    def find_rows(self, ids: ArrayLike) -> NDArray[np.int64]:
        """Find the row of each id; raises PoolError for an id that is not in the pool, or is no whole number."""
        wanted = read_wholes("the list of people to find", ids, "whole numbers are wanted")
        order = np.argsort(self.ids, kind="stable")
        places = np.searchsorted(self.ids[order], wanted)
        places = np.minimum(places, max(len(self) - 1, 0))
        rows = order[places] if len(self) else np.zeros(wanted.shape, np.int64)
        missing = np.atleast_1d(wanted)[np.atleast_1d(self.ids[rows] != wanted)] if len(self) else np.ravel(wanted)
        if len(missing):
            raise PoolError(f"person {missing[0]} is not in the pool of {len(self):,} people")
        return np.asarray(rows, np.int64)


def _check_families(families: dict[str, object]) -> None:
    for family, columns in families.items():
        if not isinstance(columns, Mapping):
            raise PoolError(f"{family} is of the kind {type(columns).__name__}; columns by their names are wanted")
        wrong = [name for name in columns if not isinstance(name, str)]
        if wrong:
            raise PoolError(f"{family} names a column {wrong[0]!r}; a text is wanted")


def _read_ids(values: ArrayLike) -> NDArray[np.int64]:
    wanted = "a flat list of whole numbers is wanted"
    ids = read_wholes("ids", values, wanted)
    if ids.ndim != 1:
        raise PoolError(f"ids is {ids.dtype}{list(ids.shape)}; {wanted}")
    if len(ids) > LARGEST_POOL:
        raise PoolError(f"the pool has {len(ids):,} people; at most {LARGEST_POOL:,} are possible")
    if len(ids) and ids.min() < 0:
        raise PoolError(f"ids holds {ids.min()}; numbers of 0 or more are wanted")
    distinct, counts = np.unique(ids, return_counts=True)
    if len(distinct) < len(ids):
        raise PoolError(f"id {distinct[counts.argmax()]} is given to {counts.max()} people; each needs an own number")
    return ids


def _read_codes(name: str, values: ArrayLike, count: int) -> NDArray[np.int16]:
    column = read_wholes(f"codes {name!r}", values, "whole numbers are wanted")
    _check_shape(f"codes {name!r}", column, (count,))
    if column.size and (column.min() < -1 or column.max() > LARGEST_CODE):
        raise PoolError(f"codes {name!r} reaches from {column.min()} to {column.max()}; -1 to {LARGEST_CODE} is wanted")
    return column.astype(np.int16)


def _read_flags(name: str, values: ArrayLike, count: int) -> NDArray[np.bool_]:
    column = read_table(f"flags {name!r}", values)
    _check_shape(f"flags {name!r}", column, (count,))
    if column.size and column.dtype.kind != "b":
        raise PoolError(f"flags {name!r} is {column.dtype}; true or false is wanted")
    return column.astype(np.bool_)


def _read_masks(name: str, values: ArrayLike, count: int) -> NDArray[np.uint64]:
    column = read_wholes(f"masks {name!r}", values, "64-bit words are wanted", kind=np.uint64)
    if column.ndim == 1:
        column = column[:, None]
    if column.ndim != 2 or len(column) != count or column.shape[1] == 0:
        raise PoolError(f"masks {name!r} has the shape {column.shape}; ({count}, words) is wanted")
    return column


def _read_grid(name: str, values: ArrayLike) -> NDArray[np.int16]:
    what, wanted = f"grid {name!r}", f"whole numbers from 0 to {LARGEST_CODE} are wanted"
    grid = read_wholes(what, values, wanted)
    if grid.ndim != 2 or grid.shape[0] != grid.shape[1]:
        raise PoolError(f"{what} has the shape {grid.shape}; a square is wanted")
    if grid.size and (grid.min() < 0 or grid.max() > LARGEST_CODE):
        raise PoolError(f"{what} reaches from {grid.min()} to {grid.max()}; {wanted}")
    if not np.array_equal(grid, grid.T):
        raise PoolError(f"{what} is not the same both ways; a measure between two codes must be")
    return grid.astype(np.int16)


def _read_pairs(name: str, values: ArrayLike, ids: NDArray[np.int64]) -> NDArray[np.int64]:
    wanted = "a list of pairs of ids is wanted"
    pairs = read_wholes(name, values, wanted)
    if pairs.size == 0:
        return np.empty((0, 2), np.int64)
    if pairs.ndim != 2 or pairs.shape[1] != 2:
        raise PoolError(f"{name} is {pairs.dtype}{list(pairs.shape)}; {wanted}")
    unknown = pairs[~np.isin(pairs, ids)]
    if len(unknown):
        raise PoolError(f"{name} names person {unknown[0]}, who is not in the pool")
    if (pairs[:, 0] == pairs[:, 1]).any():
        raise PoolError(f"{name} pairs person {pairs[pairs[:, 0] == pairs[:, 1]][0, 0]} with themselves")
    return np.unique(np.sort(pairs, axis=1), axis=0)


def _check_shape(what: str, column: NDArray[np.generic], wanted: tuple[int, ...]) -> None:
    if column.shape != wanted:
        raise PoolError(f"{what} has the shape {column.shape}; {wanted} is wanted")


def _check_names_are_unique(*families: Iterable[str]) -> None:
    names = [name for family in families for name in family]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise PoolError(f"{doubled[0]!r} names two columns; each column needs an own name")


def _freeze(value: object) -> object:
    if isinstance(value, dict):
        return MappingProxyType({name: _freeze(column) for name, column in value.items()})
    frozen: NDArray[Any] = np.ascontiguousarray(value)
    if frozen.flags.writeable:
        frozen = frozen.copy()
        frozen.flags.writeable = False
    return frozen
