"""Write the page about match day: how long a match takes over the real site, and what its visitors feel of it."""

from collections.abc import Iterator
from typing import Any

from benchmarks.wording import list_steps, write_table

Row = dict[str, Any]
MOST_SECONDS, MOST_MB, MOST_SLOWER = 30.0, 1_000, 0.20


def write_page(section: Row) -> str:
    """Write the whole page from the figures."""
    return "\n\n".join([*introduce(section), write_matches(section["rows"]), write_pages(section["rows"])]) + "\n"


def introduce(section: Row) -> Iterator[str]:
    """Say what was measured, on what machine, and how to do it again."""
    machine, misses = section["machine"], find_misses(section["rows"])
    yield "# How long a match takes, from the order to the board"
    yield (
        "`python benchmarks/match_day.py` writes this page and `benchmarks/figures.json`, so please do not change it "
        "by hand. `--quick` takes two minutes and writes to `out/`."
    )
    yield (
        f"Measured on {section['measured_on']}, on {machine['cores']} cores of {machine['processor']}, Python "
        f"{machine['python']}; one minute's load at the end: {machine['load']:.1f}. The site runs as its host starts "
        "it: two processes that answer, one worker, which starts the process that solves. The people are those of the "
        "sample, 1,162, and more made of it. An odd number of people with a partner needs a group of three, and to "
        "prove the best one takes longest. Where the load is far above the cores, other work of the machine took its "
        "share of them; the seconds of processors do not count that."
    )
    yield (
        f"Goals: from the order to a board that can be looked at within {MOST_SECONDS:g} seconds; less than "
        f"{MOST_MB:,} MB for the process that solves and its referee together; 95 of 100 pages not more than "
        f"{MOST_SLOWER:.0%} slower meanwhile. {'Reached.' if not misses else 'Missed: ' + '; '.join(misses) + '.'}"
    )


def write_matches(rows: list[Row]) -> str:
    """Write how long each match took, and where its time went."""
    headings = (
        *("database", "people", "with a partner", "seconds", "load", "seconds of processors", "proven", "refereed"),
        *("peak MB", "most time goes to"),
    )
    return "## The match\n\n" + write_table(headings, [describe_match(row) for row in rows])


def describe_match(row: Row) -> tuple[str, ...]:
    """Describe one match."""
    return (
        row["database"],
        f"{row['people']:,}",
        f"{row['placed']:,}",
        f"{row['seconds']:.1f}",
        f"{row['load']:.1f}",
        f"{row['cpu_seconds']:.0f}",
        "yes" if row["is_proven"] else "no",
        "yes" if row["is_refereed"] else "no",
        f"{row['peak_mb']:,}",
        list_steps(row["steps"]),
    )


def write_pages(rows: list[Row]) -> str:
    """Write what visitors feel: times of pages before a match and during it."""
    headings = (
        "database",
        "people",
        "half before, ms",
        "half during",
        "95 of 100 before",
        "95 of 100 during",
        "slower",
    )
    return "## The pages meanwhile\n\n" + write_table(headings, [describe_pages(row) for row in rows])


def describe_pages(row: Row) -> tuple[str, ...]:
    """Describe the pages before and during one match."""
    before, during = row["calm"], row["during"]
    times = (before["p50"], during["p50"], before["p95"], during["p95"])
    return (row["database"], f"{row['people']:,}", *(f"{time:.1f}" for time in times), f"{find_slower(row):+.0%}")


def find_slower(row: Row) -> float:
    """Find by which share 95 of 100 pages are slower during a match."""
    before, during = row["calm"]["p95"], row["during"]["p95"]
    return float(during / before - 1)


def find_misses(rows: list[Row]) -> list[str]:
    """Name the goals that were missed."""
    misses = []
    for row in rows:
        where = f"{row['database']}, {row['people']:,} people"
        if row["seconds"] > MOST_SECONDS:
            misses.append(f"{where}: {row['seconds']:.0f} seconds")
        if row["peak_mb"] >= MOST_MB:
            misses.append(f"{where}: {row['peak_mb']:,} MB")
        if find_slower(row) > MOST_SLOWER:
            misses.append(f"{where}: pages {find_slower(row):.0%} slower")
    return misses
