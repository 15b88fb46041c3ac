"""Fold the criteria that count shared items into one small table for each column of items."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.plan import MEETABLE, Overlap
from pairloom.matching.problem import Pool
from pairloom.matching.scoring.grouping import number_rows


@dataclass(frozen=True)
class Sharing:
    """Hold one column of items: masks uint64[n], kinds int32[n], and tables int64[k, k, most + 1].

    points  packed both ways
    met     the wishes of the row that so many shared items meet, a bit each
    """

    masks: NDArray[np.uint64]
    kinds: NDArray[np.int32]
    points: NDArray[np.int64]
    met: NDArray[np.int64]

    @property
    def most(self) -> int:
        """Give the number of shared items from which on more change nothing."""
        return int(self.points.shape[2]) - 1


def fold_overlaps(
    pool: Pool, overlaps: Sequence[Overlap], applied: dict[str, NDArray[np.bool_]], bits: Mapping[str, int]
) -> list[Sharing]:
    """Fold overlaps of the same column together; ``bits`` are those of the wishes among them."""
    columns = dict.fromkeys(overlap.column for overlap in overlaps)
    return [_fold_column(pool, [item for item in overlaps if item.column == name], applied, bits) for name in columns]


def _fold_column(
    pool: Pool, overlaps: list[Overlap], applied: dict[str, NDArray[np.bool_]], bits: Mapping[str, int]
) -> Sharing:
    masks = pool.masks[overlaps[0].column][:, 0]
    rows = max(len(overlap.table) for overlap in overlaps)
    named = np.minimum(np.bitwise_count(masks).astype(np.int64), rows)
    key = np.column_stack([named, *(applied[overlap.name] for overlap in overlaps)]).astype(np.int64)
    kinds = number_rows(key)
    faces = key[np.unique(kinds, return_index=True)[1]]
    most = max(len(line) for overlap in overlaps for line in overlap.table) - 1
    forth, met = np.zeros((2, len(faces), len(faces), most + 1), np.int64)
    for place, overlap in enumerate(overlaps):
        values = _draw_values(overlap, faces, place + 1, most)
        forth += values * overlap.points
        met += (values >= MEETABLE) * np.int64(bits.get(overlap.name, 0))
    return Sharing(masks, kinds, forth + (np.swapaxes(forth, 0, 1) << 32), met)


def _draw_values(overlap: Overlap, faces: NDArray[np.int64], place: int, most: int) -> NDArray[np.int64]:
    """Draw values[own kind, other kind, number shared], 0 to 100, of one criterion, one way."""
    drawn = np.zeros((len(faces), len(faces), most + 1), np.int64)
    for own, face in enumerate(faces):
        if not face[place] or not face[0]:
            continue
        line = overlap.table[min(int(face[0]), len(overlap.table)) - 1]
        values = np.asarray([line[min(shared, len(line) - 1)] for shared in range(most + 1)], np.int64)
        drawn[own] = np.where(faces[:, 0][:, None] > 0, values, overlap.partner_none)
    return drawn
