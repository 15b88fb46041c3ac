"""Read the people of a certificate: columns of codes, flags and masks, and the pairs that may not be."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.check.reading import (
    LARGEST,
    Whole,
    read_list,
    read_names,
    read_object,
    read_rows,
    read_square,
    read_whole,
    read_wholes,
)
from pairloom.matching.errors import ProofError

LARGEST_POOL = 2_000_000
LARGEST_CODE = 32_767
MOST_WORDS = 64
WORD = 64
FAMILIES = ("codes", "flags", "masks", "grids")


@dataclass(frozen=True)
class People:
    """Hold the pool of n people as read; listed pairs are rows (a < b), not ids."""

    ids: Whole
    codes: Mapping[str, Whole]
    flags: Mapping[str, NDArray[np.bool_]]
    masks: Mapping[str, NDArray[np.uint64]]
    grids: Mapping[str, Whole]
    apart: Whole

    def __len__(self) -> int:
        """Count the people."""
        return len(self.ids)

    def find_rows(self, ids: Whole, where: str) -> Whole:
        """Find the row of each id; refuses an id that is not in the pool."""
        order = np.argsort(self.ids, kind="stable")
        places = np.minimum(np.searchsorted(self.ids[order], ids), max(len(self) - 1, 0))
        if len(self) == 0 and ids.size:
            raise ProofError(f"{where} names person {ids.ravel()[0]}, but the pool is empty")
        rows = order[places] if len(self) else ids
        unknown = ids[self.ids[rows] != ids]
        if len(unknown):
            raise ProofError(f"{where} names person {unknown[0]}, who is not in the pool")
        return np.asarray(rows, np.int64)

    def read_pairs(self, value: object, where: str) -> Whole:
        """Read a list of pairs of ids as sorted, distinct rows int64[count, 2]."""
        ids = read_rows(value, where, 0, LARGEST, 2)
        if (ids[:, 0] == ids[:, 1]).any():
            raise ProofError(f"{where} pairs person {ids[ids[:, 0] == ids[:, 1]][0, 0]} with themselves")
        rows = np.sort(self.find_rows(ids, where).reshape(-1, 2), axis=1)
        return np.unique(rows, axis=0) if len(rows) else rows


def read_people(value: object) -> People:
    """Read the pool of a certificate."""
    pool = read_object(value, "pool", ("ids", *FAMILIES, "earlier", "blocked"))
    ids = _read_ids(pool["ids"])
    names = [name for family in FAMILIES[:3] for name in read_names(pool[family], f"pool.{family}")]
    if len(set(names)) < len(names):
        raise ProofError(f"pool has two columns named {max(names, key=names.count)!r}; each needs an own name")
    people = People(
        ids=ids,
        codes={name: _read_codes(column, name, len(ids)) for name, column in pool["codes"].items()},
        flags={name: _read_flags(column, name, len(ids)) for name, column in pool["flags"].items()},
        masks={name: _read_masks(column, name, len(ids)) for name, column in pool["masks"].items()},
        grids={name: _read_grid(grid, name) for name, grid in read_names(pool["grids"], "pool.grids").items()},
        apart=np.empty((0, 2), np.int64),
    )
    apart = [people.read_pairs(pool[name], name) for name in ("earlier", "blocked")]
    object.__setattr__(people, "apart", np.concatenate(apart))
    return people


def _read_ids(value: object) -> Whole:
    if len(read_list(value, "pool.ids")) > LARGEST_POOL:
        raise ProofError(f"the pool has more than {LARGEST_POOL:,} people; that is too large to check")
    ids = read_wholes(value, "pool.ids", 0, LARGEST)
    distinct, counts = np.unique(ids, return_counts=True)
    if len(distinct) < len(ids):
        raise ProofError(f"pool.ids gives {distinct[counts.argmax()]} to {counts.max()} people; each needs an own id")
    return ids


def _read_codes(value: object, name: str, count: int) -> Whole:
    return read_wholes(value, f"codes {name!r}", -1, LARGEST_CODE, count)


def _read_flags(value: object, name: str, count: int) -> NDArray[np.bool_]:
    return read_wholes(value, f"flags {name!r}", 0, 1, count).astype(np.bool_)


def _read_masks(value: object, name: str, count: int) -> NDArray[np.uint64]:
    where = f"masks {name!r}"
    entries: Mapping[str, Any] = read_object(value, where, ("words", "items"))
    words = read_whole(entries["words"], f"{where} words", 1, MOST_WORDS)
    items = read_list(entries["items"], where, count)
    lengths = [len(read_list(own, f"an entry of {where}")) for own in items]
    bits = read_wholes(list(chain.from_iterable(items)), where, 0, words * WORD - 1)
    mask = np.zeros((count, words), np.uint64)
    spots = (np.repeat(np.arange(count), lengths), bits // WORD)
    np.bitwise_or.at(mask, spots, np.left_shift(np.uint64(1), (bits % WORD).astype(np.uint64)))
    return mask


def _read_grid(value: object, name: str) -> Whole:
    grid = read_square(value, f"grid {name!r}", 0, LARGEST_CODE)
    if not np.array_equal(grid, grid.T):
        raise ProofError(f"grid {name!r} is not the same both ways; a measure between two codes must be")
    return grid
