"""Write the page about the office's pages: each beside its goal, over few letters and over many."""

from collections.abc import Iterator
from typing import Any

from benchmarks.wording import write_table

Row = dict[str, Any]
GOAL_MS = 100.0


def write_page(section: Row) -> str:
    """Write the whole page from the figures."""
    return "\n\n".join([*introduce(section), *write_databases(section["rows"])]) + "\n"


def introduce(section: Row) -> Iterator[str]:
    """Say what was measured, on what machine, and how to do it again."""
    machine = section["machine"]
    misses = find_misses(section["rows"])
    yield "# How fast the office's pages come"
    yield (
        "`python benchmarks/office.py` writes this page and `benchmarks/figures.json`, so please do not change it by "
        "hand. `--quick` takes half a minute and writes to `out/`."
    )
    yield (
        f"Measured on {section['measured_on']}, on {machine['cores']} cores of {machine['processor']}, Python "
        f"{machine['python']}; one minute's load at the end: {machine['load']:.1f}. Each time is that of a whole page, "
        "from the question to the last sign of the answer, sign-in and rights included; only the network is left out."
    )
    yield (
        f"Goal: every page within {GOAL_MS:g} ms at a million letters, and as many questions to the database as at "
        f"twenty thousand. {'Reached.' if not misses else 'Missed: ' + '; '.join(misses) + '.'}"
    )


def write_databases(rows: list[Row]) -> Iterator[str]:
    """Write one table for each database."""
    for database in dict.fromkeys(row["database"] for row in rows):
        small, large = (row for row in rows if row["database"] == database)
        yield f"## {database}"
        headings = (
            *("page", "questions", f"middle of 15 at {small['letters']:,}, ms"),
            *(f"middle of 15 at {large['letters']:,}, ms", "slowest, ms"),
        )
        yield write_table(headings, [describe(*pair) for pair in zip(small["pages"], large["pages"], strict=True)])


def describe(small: Row, large: Row) -> tuple[str, ...]:
    """Describe one page over few letters and over many."""
    times = (small["median_ms"], large["median_ms"], large["worst_ms"])
    return (large["page"], str(large["questions"]), *(f"{milliseconds:.1f}" for milliseconds in times))


def find_misses(rows: list[Row]) -> list[str]:
    """Name the pages that were slow over many letters, or asked more often than over few."""
    misses = []
    for database in dict.fromkeys(row["database"] for row in rows):
        small, large = (row for row in rows if row["database"] == database)
        for few, many in zip(small["pages"], large["pages"], strict=True):
            if many["median_ms"] > GOAL_MS:
                misses.append(f"{many['page']} took {many['median_ms']:.0f} ms on {database}")
            if many["questions"] > few["questions"]:
                misses.append(f"{many['page']} asked {many['questions']} times instead of {few['questions']}")
    return misses
