"""Write numbers, steps and tables for the page about the figures."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

STEPS = {
    "score": "everybody's own best",
    "survey": "first look at all pairs",
    "place": "placing",
    "threshold": "threshold",
    "levels": "tiers, sum and lot",
}
SMALL_SHARE = 0.1
SIZES = {"5499": " (odd)"}


def say_seconds(row: Mapping[str, Any]) -> str:
    """Write the seconds of a measurement; a star marks a single run, a dash none."""
    if "seconds" not in row:
        return "–"
    seconds = row["seconds"]
    digits = 3 if seconds < 0.1 else 2 if seconds < 10 else 0
    return f"{seconds:.{digits}f} s" + ("*" if row.get("runs") == 1 else "")


def say_people(row: Mapping[str, Any]) -> str:
    """Write how many people a pool has, and what is special about it."""
    if row["pool"] == "sample":
        return f"{row['people']:,} (real round)"
    return f"{row['people']:,}{SIZES.get(row['pool'], '')}"


def list_steps(steps: Mapping[str, float]) -> str:
    """List the steps of a solve that take a tenth of it or more, the longest first."""
    total = sum(steps.values())
    longest = sorted(steps.items(), key=lambda step: -step[1])
    return ", ".join(
        f"{STEPS.get(step, step)} {seconds:.2g} s" for step, seconds in longest if seconds >= SMALL_SHARE * total
    )


def write_table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Write a table."""
    rows = [head, ["---"] * len(head), *lines]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
