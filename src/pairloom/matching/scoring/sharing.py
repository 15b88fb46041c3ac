"""Fold the criteria that count shared items into one small table for each column of items."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.plan import Overlap
from pairloom.matching.problem import Pool
from pairloom.matching.scoring.grouping import number_rows


@dataclass(frozen=True)
class Sharing:
    """Hold one column of items: masks uint64[n], kinds int16[n], points int64[k, k, most + 1], packed both ways."""

    masks: NDArray[np.uint64]
    kinds: NDArray[np.int16]
    points: NDArray[np.int64]

    @property
    def most(self) -> int:
        """Give the number of shared items from which on more change nothing."""
        return int(self.points.shape[2]) - 1


def fold_overlaps(pool: Pool, overlaps: Sequence[Overlap], applied: dict[str, NDArray[np.bool_]]) -> list[Sharing]:
    """Fold overlaps of the same column together."""
    columns = dict.fromkeys(overlap.column for overlap in overlaps)
    return [_fold_column(pool, [item for item in overlaps if item.column == name], applied) for name in columns]


def _fold_column(pool: Pool, overlaps: list[Overlap], applied: dict[str, NDArray[np.bool_]]) -> Sharing:
    masks = pool.masks[overlaps[0].column][:, 0]
    rows = max(len(overlap.table) for overlap in overlaps)
    named = np.minimum(np.bitwise_count(masks).astype(np.int64), rows)
    key = np.column_stack([named, *(applied[overlap.name] for overlap in overlaps)]).astype(np.int64)
    kinds = number_rows(key)
    faces = key[np.unique(kinds, return_index=True)[1]]
    most = max(len(line) for overlap in overlaps for line in overlap.table) - 1
    forth = sum(_draw_points(overlap, faces, place + 1, most) for place, overlap in enumerate(overlaps))
    points = np.asarray(forth + (np.swapaxes(forth, 0, 1) << 32), np.int64)
    return Sharing(masks, kinds.astype(np.int16), points)


def _draw_points(overlap: Overlap, faces: NDArray[np.int64], place: int, most: int) -> NDArray[np.int64]:
    """Draw points[own kind, other kind, number shared] of one criterion, one way."""
    points = np.zeros((len(faces), len(faces), most + 1), np.int64)
    for own, face in enumerate(faces):
        if not face[place] or not face[0]:
            continue
        line = overlap.table[min(int(face[0]), len(overlap.table)) - 1]
        values = np.asarray([line[min(shared, len(line) - 1)] for shared in range(most + 1)], np.int64)
        points[own] = np.where(faces[:, 0][:, None] > 0, values, overlap.partner_none) * overlap.points
    return points
