"""Set the goals beside the figures, and say of each miss where its time goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.wording import list_steps, say_people, say_seconds

Row = dict[str, Any]
AIMS = {"all": "all aims", "sum": "sum only"}
ENOUGH_GAP = 0.001


@dataclass(frozen=True)
class Wish:
    """Hold what one pool should take at most: seconds, and peak memory in MB (0: no goal)."""

    pool: str
    aims: str
    seconds: float
    peak_mb: int = 0


@dataclass(frozen=True)
class Goal:
    """Hold what was wanted of what, what was found, and where the time goes."""

    what: str
    wanted: str
    found: str
    is_reached: bool
    profile: str = ""


WISHES = (
    Wish("sample", "all", 0.3),
    Wish("5500", "sum", 0.7, 400),
    Wish("5500", "all", 2.5, 400),
    Wish("5499", "all", 5.0, 400),
    Wish("50000", "sum", 25, 600),
    Wish("50000", "all", 40, 600),
    Wish("200000", "sum", 240, 1_500),
)


def judge_whole(figures: Row) -> Iterator[Goal]:
    """Judge the pools that were matched whole."""
    rows = figures.get("whole", {}).get("rows", [])
    for wish in WISHES:
        for row in rows:
            if (row["pool"], row["aims"]) == (wish.pool, wish.aims):
                yield judge_pool(wish, row)


def judge_pool(wish: Wish, row: Row) -> Goal:
    """Judge one pool: its time, its memory, and whether it is proven."""
    wanted_gap = row["gap_asked"]
    proof = f"gap at most {ENOUGH_GAP:.1%}" if wanted_gap else "proven"
    memory = f", {wish.peak_mb:,} MB" if wish.peak_mb else ""
    what, wanted = f"{say_people(row)}, {AIMS[row['aims']]}", f"{proof}, {wish.seconds:g} s{memory}"
    if "failed" in row:
        return Goal(what, wanted, f"not measured: {row['failed']}", is_reached=False)
    reached = f"gap {row['gap']:.3%}" if wanted_gap else "proven" if row["is_proven"] else f"gap {row['gap']:.3%}"
    is_good = row["gap"] <= ENOUGH_GAP if wanted_gap else row["is_proven"]
    is_small = not wish.peak_mb or row["peak_mb"] <= wish.peak_mb
    return Goal(
        what,
        wanted,
        f"{reached}, {say_seconds(row)}, {row['peak_mb']:,} MB",
        is_reached=is_good and is_small and row["seconds"] <= wish.seconds,
        profile=f"Its time: {list_steps(row['steps'])}.",
    )


def judge_core(figures: Row) -> Iterator[Goal]:
    """Judge the core on sparse graphs: beside LEMON, beside rustworkx, and by itself."""
    rows = [row for row in figures.get("core", {}).get("rows", []) if "failed" not in row]
    by_lemon = list(compare(rows, "LEMON"))
    if by_lemon:
        ratio, row = min(by_lemon, key=lambda found: found[0])
        found = f"{ratio:.1f} times as fast at {name_graph(row)}, the least of all"
        yield Goal("core beside LEMON", "no slower on any graph", found, is_reached=ratio >= 1)
    for ratio, row in compare(rows, "rustworkx"):
        if (row["people"], row["each"]) == (5_500, 10):
            found = f"{ratio:,.0f} times as fast"
            yield Goal("core beside rustworkx, 5,500 × 10", "50 times as fast", found, is_reached=ratio >= 50)
    for row in rows:
        if row["solver"] == "pairloom" and row["people"] == 200_000 and row["mode"] == "full":
            is_reached = row["seconds"] < 4
            yield Goal("core, 200,000 × 8", "under 4 s", say_seconds(row), is_reached=is_reached)


def compare(rows: list[Row], peer: str) -> Iterator[tuple[float, Row]]:
    """Compare a peer's times with ours on the same graph in the same mode: how many times as fast we are."""
    ours = {(row["people"], row["each"], row["mode"]): row["seconds"] for row in rows if row["solver"] == "pairloom"}
    for row in rows:
        mode = "full" if row["mode"] == "perfect" else row["mode"]
        own = ours.get((row["people"], row["each"], mode))
        if row["solver"] == peer and own is not None:
            yield row["seconds"] / own, row


def name_graph(row: Row) -> str:
    """Name a sparse graph."""
    return f"{row['people']:,} × {row['each'] or 'all'}"
