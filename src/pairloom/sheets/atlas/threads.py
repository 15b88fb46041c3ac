"""Lay threads between countries on the map of the world: each bends a little, so that two never hide each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot, sqrt

from pairloom.sheets.atlas.world import load_points, project

MOST_THREADS = 150
THINNEST, THICKEST = 1.0, 7.0
BEND = 0.18


@dataclass(frozen=True)
class Thread:
    """A thread between two countries: how many pairs it stands for, its path, and how thick it is."""

    one: str
    other: str
    number: int
    path: str
    thickness: float


def lay_threads(counts: Iterable[tuple[str, str, int]], *, most: int = MOST_THREADS) -> list[Thread]:
    """Lay the strongest threads, the weakest of them first, so that the strongest lie on top."""
    points = load_points()
    known = [each for each in counts if each[0] in points and each[1] in points and each[2] > 0]
    ranked = sorted(known, key=lambda each: (-each[2], each[0], each[1]))[:most]
    peak = max((number for _one, _other, number in ranked), default=1)
    return [_lay(one, other, number, peak) for one, other, number in reversed(ranked)]


def _lay(one: str, other: str, number: int, peak: int) -> Thread:
    points = load_points()
    (x, y), (to_x, to_y) = sorted((project(*points[one]), project(*points[other])))
    lift = BEND * hypot(to_x - x, to_y - y)
    middle_x, middle_y = (x + to_x) / 2, max(4.0, (y + to_y) / 2 - lift)
    thickness = THINNEST + (THICKEST - THINNEST) * sqrt(number / peak) if peak > 1 else THINNEST
    path = f"M{x:g} {y:g}Q{middle_x:.1f} {middle_y:.1f} {to_x:g} {to_y:g}"
    return Thread(one, other, number, path, round(thickness, 1))
