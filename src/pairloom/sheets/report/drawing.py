"""Lay out bars, axes and curves; templates only draw what is placed here."""

from dataclasses import dataclass

from pairloom.sheets.report.figures import Distribution

WIDTH = 480.0
HEIGHT = 190.0
BASE = 160.0
TOP = 26.0


@dataclass(frozen=True)
class Bar:
    """Place one bar; ``label`` says its bin and count."""

    x: float
    y: float
    width: float
    height: float
    label: str


@dataclass(frozen=True)
class Tick:
    """Place a number under the axis; ``anchor`` keeps the outer ones inside the drawing."""

    x: float
    text: str
    anchor: str


@dataclass(frozen=True)
class Histogram:
    """Hold a drawn distribution; ``table`` has a row of bin, count for each bar."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    median_x: float
    median_text: str
    median_anchor: str
    table: tuple[tuple[str, int], ...]


def draw_histogram(distribution: Distribution) -> Histogram:
    """Draw one bar a bin, with numbers at five places under the axis and a mark at the median."""
    bins = len(distribution.counts)
    step, most = WIDTH / bins, max(*distribution.counts, 1)
    table = tuple((_name_bin(distribution, place), count) for place, count in enumerate(distribution.counts))
    bars = tuple(
        Bar(place * step + 1, BASE - height, step - 2, height, f"{name}: {count:,}")
        for place, (name, count) in enumerate(table)
        if (height := (BASE - TOP) * count / most) > 0
    )
    middle = (distribution.median - distribution.low) / (distribution.width * bins) * WIDTH
    text = f"half of the people: {distribution.median:,.0f} or more"
    return Histogram(bars, _place_ticks(distribution), middle, text, "end" if middle > WIDTH / 2 else "start", table)


def trace_thread(begins: float, ends: float, *, left: float, right: float) -> str:
    """Trace one thread of the loom from its left beam to its right one, as the path of a drawing."""
    middle = (left + right) / 2
    return f"M{left:g} {begins:.1f}C{middle:g} {begins:.1f} {middle:g} {ends:.1f} {right:g} {ends + 0.01:.2f}"


def _name_bin(distribution: Distribution, place: int) -> str:
    low = distribution.low + place * distribution.width
    is_last = place == len(distribution.counts) - 1
    return f"{low:,} to {low + distribution.width - (not is_last):,}"


def _place_ticks(distribution: Distribution) -> tuple[Tick, ...]:
    span = distribution.width * len(distribution.counts)
    places = [(quarter, distribution.low + span * quarter // 4) for quarter in range(5)]
    anchors = {0: "start", 4: "end"}
    return tuple(Tick(WIDTH * quarter / 4, f"{value:,}", anchors.get(quarter, "middle")) for quarter, value in places)
