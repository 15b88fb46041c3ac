"""Lay threads between countries on the map of the world: each bends a little, so that two never hide each other.

A thread takes the shorter way around the world: over the Pacific it leaves on one side and comes back on the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot, sqrt

from pairloom.sheets.atlas.world import WIDTH, load_points, project

MOST_THREADS = 150
THINNEST, THICKEST = 1.0, 7.0
BEND = 0.18
Point = tuple[float, float]


@dataclass(frozen=True)
class Thread:
    """A thread between two countries: how many pairs it stands for, its path, how thick it is, if it leaves the map."""

    one: str
    other: str
    number: int
    path: str
    thickness: float
    leaves: bool = False


def lay_threads(counts: Iterable[tuple[str, str, int]], *, most: int = MOST_THREADS) -> list[Thread]:
    """Lay the strongest threads, the weakest of them first, so that the strongest lie on top."""
    points = load_points()
    known = [each for each in counts if each[0] in points and each[1] in points and each[2] > 0]
    ranked = sorted(known, key=lambda each: (-each[2], each[0], each[1]))[:most]
    peak = max((number for _one, _other, number in ranked), default=1)
    return [_lay(one, other, number, peak) for one, other, number in reversed(ranked)]


def _lay(one: str, other: str, number: int, peak: int) -> Thread:
    points = load_points()
    west, east = sorted((project(*points[one]), project(*points[other])))
    thickness = THINNEST + (THICKEST - THINNEST) * sqrt(number / peak) if peak > 1 else THINNEST
    leaves = east[0] - west[0] > WIDTH / 2
    path = _cross_the_edge(west, east) if leaves else _bend(west, east)
    return Thread(one, other, number, path, round(thickness, 1), leaves)


def _cross_the_edge(west: Point, east: Point) -> str:
    """Trace a thread from east to west twice, a whole world apart: of each the map shows the end that lies on it."""
    return _bend(east, (west[0] + WIDTH, west[1])) + _bend((east[0] - WIDTH, east[1]), west)


def _bend(start: Point, end: Point) -> str:
    (x, y), (to_x, to_y) = start, end
    lift = BEND * hypot(to_x - x, to_y - y)
    middle_x, middle_y = (x + to_x) / 2, max(4.0, (y + to_y) / 2 - lift)
    return f"M{x:g} {y:g}Q{middle_x:.1f} {middle_y:.1f} {to_x:g} {to_y:g}"
