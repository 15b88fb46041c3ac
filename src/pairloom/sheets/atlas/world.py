"""Place countries on a map of the world, in the Equal Earth projection; static/look/world.svg is drawn in the same.

Source: B. Šavrič, T. Patterson, B. Jenny, "The Equal Earth map projection", 2019, doi:10.1080/13658816.2018.1504949.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

WIDTH, HEIGHT = 1000, 435
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
SCALE, TOP = 184.7316, 1.306713
"""Units of the map for one of the projection, and what lies on its upper edge (84 degrees north)."""
SMALLEST, LARGEST = 4.0, 24.0


@dataclass(frozen=True)
class Dot:
    """A country on the map: where, how large, and what it stands for. Lengths in units of the map."""

    country: str
    number: int
    x: float
    y: float
    radius: float
    tone: str = ""


def place_dots(numbers: Mapping[str, int], *, tones: Mapping[str, str] | None = None) -> list[Dot]:
    """Place a dot for each country that has people, its area by their number; large ones first, so none is hidden."""
    counted = {country: number for country, number in numbers.items() if number > 0 and country in load_points()}
    most = max(counted.values(), default=1)
    ordered = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    return [_place(country, number, most, (tones or {}).get(country, "")) for country, number in ordered]


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Project a point, in degrees, onto the map."""
    angle = asin(sqrt(3) / 2 * sin(radians(latitude)))
    slope = 9 * A4 * angle**8 + 7 * A3 * angle**6 + 3 * A2 * angle**2 + A1
    x = 2 * sqrt(3) * radians(longitude) * cos(angle) / (3 * slope)
    y = A4 * angle**9 + A3 * angle**7 + A2 * angle**3 + A1 * angle
    return round(WIDTH / 2 + x * SCALE, 1), round((TOP - y) * SCALE, 1)


@cache
def load_points() -> Mapping[str, tuple[float, float]]:
    """Load where each country is drawn, as longitude and latitude."""
    text = (Path(__file__).parent / "points.toml").read_text(encoding="utf-8")
    return {country: (point[0], point[1]) for country, point in tomllib.loads(text).items()}


def _place(country: str, number: int, most: int, tone: str) -> Dot:
    x, y = project(*load_points()[country])
    return Dot(country, number, x, y, round(max(SMALLEST, LARGEST * sqrt(number / most)), 1), tone)
