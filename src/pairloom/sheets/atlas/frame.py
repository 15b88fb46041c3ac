"""Choose the part of the map to show: the whole world, or nearer where all people live close together."""

from collections.abc import Sequence
from dataclasses import dataclass

from pairloom.sheets.atlas.world import HEIGHT, WIDTH, Dot

NEAREST = 180.0
"""The narrowest part of the map that is shown; the coastlines are not drawn for less."""
MARGIN = 0.18


@dataclass(frozen=True)
class Frame:
    """A part of the map, in its units; `scale` makes what is drawn in it look as large as on the whole map."""

    x: float
    y: float
    width: float
    height: float

    @property
    def scale(self) -> float:
        """Measure the width as a share of the whole map's."""
        return self.width / WIDTH

    @property
    def box(self) -> str:
        """Write the frame as the view box of a drawing."""
        return f"{self.x:.1f} {self.y:.1f} {self.width:.1f} {self.height:.1f}"

    def holds(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Tell whether a box lies inside."""
        return self.x <= left and right <= self.x + self.width and self.y <= top and bottom <= self.y + self.height


WORLD = Frame(0.0, 0.0, float(WIDTH), float(HEIGHT))


def fit_frame(dots: Sequence[Dot]) -> Frame:
    """Fit a frame of the map's own shape around all dots, with room for threads and names."""
    if not dots:
        return WORLD
    left, right = min(dot.x for dot in dots), max(dot.x for dot in dots)
    top, bottom = min(dot.y for dot in dots), max(dot.y for dot in dots)
    needed = max(right - left, (bottom - top) * WIDTH / HEIGHT) / (1 - 2 * MARGIN)
    width = min(max(needed, NEAREST), float(WIDTH))
    height = width * HEIGHT / WIDTH
    return Frame(_place((left + right) / 2, width, WIDTH), _place((top + bottom) / 2, height, HEIGHT), width, height)


def _place(middle: float, length: float, whole: float) -> float:
    """Place a part of this length around a middle, inside the whole."""
    return min(max(middle - length / 2, 0.0), whole - length)
