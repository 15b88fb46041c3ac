"""Lay out bars, axes and curves; templates only draw what is placed here."""

from dataclasses import dataclass

from pairloom.sheets.report.figures import Distribution

WIDTH, HEIGHT = 480.0, 140.0
LEAST_HEIGHT = 2.0


@dataclass(frozen=True)
class Bar:
    """Place one bar; ``label`` says its bin and count."""

    x: float
    y: float
    width: float
    height: float
    label: str


@dataclass(frozen=True)
class Histogram:
    """Hold a drawn distribution; ``ticks`` are evenly spaced, ``table`` has a row of bin, count for each bar."""

    bars: tuple[Bar, ...]
    ticks: tuple[str, ...]
    median_x: float
    median_text: str
    table: tuple[tuple[str, int], ...]


def draw_histogram(distribution: Distribution) -> Histogram:
    """Draw one bar a bin, with numbers under the axis and a mark at the median."""
    bins = len(distribution.counts)
    step, most = WIDTH / bins, max(*distribution.counts, 1)
    table = tuple((_name_bin(distribution, place), count) for place, count in enumerate(distribution.counts))
    bars = tuple(
        Bar(place * step + 1, HEIGHT - height, step - 2, height, f"{name}: {count:,}")
        for place, (name, count) in enumerate(table)
        if count and (height := max(HEIGHT * count / most, LEAST_HEIGHT))
    )
    middle = (distribution.median - distribution.low) / (distribution.top - distribution.low) * WIDTH
    return Histogram(bars, _list_ticks(distribution), middle, _say_middle(distribution), table)


def trace_thread(begins: float, ends: float, *, left: float, right: float) -> str:
    """Trace one thread of the loom from its left beam to its right one, as the path of a drawing."""
    middle = (left + right) / 2
    return f"M{left:g} {begins:.1f}C{middle:g} {begins:.1f} {middle:g} {ends:.1f} {right:g} {ends + 0.01:.2f}"


def _say_middle(distribution: Distribution) -> str:
    more = " or more" if distribution.median < distribution.top else ""
    return f"Half of the people: {distribution.median:,.0f}{more}; on average {distribution.mean:,.0f}"


def _name_bin(distribution: Distribution, place: int) -> str:
    low = distribution.low + place * distribution.width
    is_last = place == len(distribution.counts) - 1
    return f"{low:,} to {low + distribution.width - (not is_last):,}"


def _list_ticks(distribution: Distribution) -> tuple[str, ...]:
    """List the numbers under the axis: every tenth of the whole from its middle on, else every fifth."""
    step = distribution.top // (10 if distribution.low * 2 >= distribution.top else 5)
    return tuple(f"{value:,}" for value in range(distribution.low, distribution.top + 1, step))
