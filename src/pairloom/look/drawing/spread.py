"""Place the bars of a distribution: how many people are served how well."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 1000, 260
LEAST = 2.0
"""So high at least is a bar that stands for somebody."""


@dataclass(frozen=True)
class Step:
    """One bar: from and until which percent, how many people, and where it is drawn; lengths in units of the chart."""

    begins: int
    ends: int
    number: int
    x: float
    width: float
    y: float
    height: float
    tone: str = ""


def place_steps(numbers: Sequence[int], *, tones: Sequence[tuple[int, str]] = ()) -> list[Step]:
    """Place a bar for each number; together they span 0 to 100 percent.

    tones  (percent, tone) in rising order: the tone of bars that begin below it; bars beyond the last have none
    """
    if not numbers:
        return []
    step, most = WIDTH / len(numbers), max([1, *numbers])
    return [_place(place, number, step, most, len(numbers), tones) for place, number in enumerate(numbers)]


def _place(place: int, number: int, step: float, most: int, count: int, tones: Sequence[tuple[int, str]]) -> Step:
    height = max(LEAST, HEIGHT * number / most) if number else 0.0
    begins, ends = 100 * place // count, 100 * (place + 1) // count
    return Step(
        begins=begins,
        ends=ends,
        number=number,
        x=round(place * step + step * 0.08, 1),
        width=round(step * 0.84, 1),
        y=round(HEIGHT - height, 1),
        height=round(height, 1),
        tone=next((tone for below, tone in tones if begins < below), ""),
    )
