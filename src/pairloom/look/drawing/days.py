"""Place bars over time: one a day, or one for some days where there are many."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH, HEIGHT = 1000, 220
MOST_BARS = 92


@dataclass(frozen=True)
class Bar:
    """A bar: its first day, how many, of them how many for sure, and where it is drawn; lengths in units of the chart.

    y, height           of all; sure_y, sure_height: of those for sure, drawn over them
    """

    day: date
    number: int
    sure: int
    x: float
    width: float
    y: float
    height: float
    sure_y: float
    sure_height: float


@dataclass(frozen=True)
class Bars:
    """A chart of bars; `days` is how many days one bar holds, `peak` the highest bar."""

    bars: tuple[Bar, ...]
    days: int
    peak: Bar | None

    @property
    def total(self) -> int:
        """Sum up all bars."""
        return sum(bar.number for bar in self.bars)


def place_bars(counts: Iterable[tuple[date, int, int]]) -> Bars:
    """Place a bar for each day from the first to the last, those on which nothing came too: (day, number, sure)."""
    listed = list(counts)
    if not listed:
        return Bars((), 1, None)
    first, last = min(day for day, _all, _sure in listed), max(day for day, _all, _sure in listed)
    span = (last - first).days + 1
    days = -(-span // MOST_BARS)
    numbers: Counter[int] = Counter()
    sure: Counter[int] = Counter()
    for day, number, certain in listed:
        place = (day - first).days // days
        numbers[place] += number
        sure[place] += certain
    bars = tuple(_place_bars(first, days, -(-span // days), numbers, sure))
    return Bars(bars, days, max(bars, key=lambda bar: bar.number))


def _place_bars(first: date, days: int, count: int, numbers: Counter[int], sure: Counter[int]) -> Iterable[Bar]:
    step, most = WIDTH / count, max([1, *numbers.values()])
    for place in range(count):
        height, certain = HEIGHT * numbers[place] / most, HEIGHT * sure[place] / most
        yield Bar(
            day=first + timedelta(days=place * days),
            number=numbers[place],
            sure=sure[place],
            x=round(place * step + step * 0.1, 1),
            width=round(step * 0.8, 1),
            y=round(HEIGHT - height, 1),
            height=round(height, 1),
            sure_y=round(HEIGHT - certain, 1),
            sure_height=round(certain, 1),
        )
