"""Write names beside the dots of a map: the largest first, and none over another."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pairloom.sheets.atlas.frame import Frame
from pairloom.sheets.atlas.world import Dot

LETTER, LINE, GAP = 0.56, 1.15, 0.25


@dataclass(frozen=True)
class Label:
    """A name on the map: where its line begins, is centred or ends, as `anchor` says."""

    text: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True)
class Box:
    """A part of the map that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Tell whether the two share any room."""
        is_beside = self.right <= other.left or other.right <= self.left
        return not (is_beside or self.bottom <= other.top or other.bottom <= self.top)


def place_labels(
    dots: Sequence[Dot], frame: Frame, name: Callable[[str], str], *, size: float, most: int
) -> list[Label]:
    """Name the dots, in the order given, where there is room to one of their four sides. Cost O(dots × most).

    size  height of the letters, in units of the map
    """
    taken = [Box(dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius) for dot in dots[:most]]
    labels: list[Label] = []
    for dot in dots:
        free = _find_free(_list_places(dot, name(dot.country), size), frame, taken) if len(labels) < most else None
        if free:
            labels.append(free[0])
            taken.append(free[1])
    return labels


def _find_free(places: Iterable[tuple[Label, Box]], frame: Frame, taken: Sequence[Box]) -> tuple[Label, Box] | None:
    for label, box in places:
        is_inside = frame.holds(box.left, box.top, box.right, box.bottom)
        if is_inside and not any(box.meets(other) for other in taken):
            return label, box
    return None


def _list_places(dot: Dot, text: str, size: float) -> Iterator[tuple[Label, Box]]:
    """List where a name can stand: after the dot, before it, below and above."""
    away = dot.radius + GAP * size
    wide, high = len(text) * LETTER * size, LINE * size
    foot = dot.y + size * 0.35
    for anchor, x, y, left in (
        ("start", dot.x + away, foot, dot.x + away),
        ("end", dot.x - away, foot, dot.x - away - wide),
        ("middle", dot.x, dot.y + away + size * 0.8, dot.x - wide / 2),
        ("middle", dot.x, dot.y - away, dot.x - wide / 2),
    ):
        top = y - size * 0.85
        yield Label(text, round(x, 1), round(y, 1), anchor), Box(left, top, left + wide, top + high)
