"""Write the page about letters: goals beside figures, and plainly what was missed."""

from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.goals import Goal
from benchmarks.wording import write_table

Row = dict[str, Any]
RATES = {"PostgreSQL": 150, "SQLite": 80}
"""Letters a second from a long queue, each with three commits that wait for the disk."""
WORKERS = {1: "one worker", 2: "two workers"}
FLAT_CLAIM = 2.0
"""A claim in the longest queue may take at most so many times as long as in the shortest."""
FLAT_MEMORY_MB = 8.0
RENDERING_SECONDS = 5.0
HTML_BYTES = 8_000


def write_page(mail: Row) -> str:
    """Write the whole page from the figures."""
    parts = [*introduce(mail), *write_goals(mail)]
    for name, write in WRITERS.items():
        if name in mail:
            parts += [*write(mail[name]["rows"]), f"Measured on {mail[name]['measured_on']}."]
    return "\n\n".join(parts) + "\n"


def introduce(mail: Row) -> Iterator[str]:
    """Say what was measured, on what machine, and how to do it again."""
    machine = mail["machine"]
    yield "# How fast letters go"
    yield (
        "`make bench` writes this page and `benchmarks/figures.json`, so please do not change it by hand. "
        "`python benchmarks/mail.py --quick` takes some minutes and writes to `out/`; `--only throughput` measures "
        "one part."
    )
    yield (
        f"Machine: {machine['cores']} cores of {machine['processor']}, {machine['system']}, Python "
        f"{machine['python']}; one minute's load at the end of the run: {machine['load']:.1f}. Worker, database and "
        "mail server share these cores. The mail server runs on the same machine and only counts what it takes; a "
        "real relay answers more slowly. Both databases wait for the disk at each commit."
    )


def write_goals(mail: Row) -> Iterator[str]:
    """Set goals beside figures."""
    goals = [goal for judge in JUDGES for goal in judge(mail)]
    if goals:
        yield "## Goals"
        yield write_table(
            ("what", "goal", "measured", "reached"),
            [(goal.what, goal.wanted, goal.found, "yes" if goal.is_reached else "**no**") for goal in goals],
        )


def list_rows(mail: Row, name: str) -> list[Row]:
    """List the rows of a part, none if it was not measured."""
    rows: list[Row] = mail.get(name, {}).get("rows", [])
    return rows


def judge_throughput(mail: Row) -> Iterator[Goal]:
    """Judge how many letters a second leave each database, with as many workers as serve it best."""
    rows = list_rows(mail, "throughput")
    for database in dict.fromkeys(row["database"] for row in rows):
        best = max((row for row in rows if row["database"] == database), key=lambda row: float(row["a_second"]))
        wanted = RATES[database.split(" ")[0]]
        what = f"letters on {database}, {WORKERS[best['workers']]}"
        yield Goal(what, f"{wanted} a second", f"{best['a_second']:.0f} a second", best["a_second"] >= wanted)


def judge_claims(mail: Row) -> Iterator[Goal]:
    """Judge whether a claim takes as long in a long queue as in a short one."""
    rows = list_rows(mail, "claims")
    for database in dict.fromkeys(row["database"] for row in rows):
        mine = [row for row in rows if row["database"] == database]
        first, last = mine[0], mine[-1]
        times = last["median_ms"] / first["median_ms"]
        what = f"a claim among {last['queue']:,} letters, beside {first['queue']:,}, on {database}"
        yield Goal(what, f"at most {FLAT_CLAIM:g} times", f"{times:.2f} times", times <= FLAT_CLAIM)


def judge_memory(mail: Row) -> Iterator[Goal]:
    """Judge whether a worker's memory grows between a tenth of its run and the end."""
    for row in list_rows(mail, "memory"):
        grown = find_growth(row)
        what = f"memory of a worker over {row['letters']:,} letters on {row['database']}"
        yield Goal(what, f"grows at most {FLAT_MEMORY_MB:g} MB", f"{grown:+.1f} MB", grown <= FLAT_MEMORY_MB)


def judge_rendering(mail: Row) -> Iterator[Goal]:
    """Judge how long a whole round's letters take to render and queue."""
    for row in list_rows(mail, "rendering"):
        what = f"{row['letters']:,} letters rendered and queued in one transaction on {row['database']}"
        wanted = f"{RENDERING_SECONDS:g} s, HTML below {HTML_BYTES:,} bytes"
        is_reached = row["seconds"] <= RENDERING_SECONDS and row["html_bytes"] < HTML_BYTES
        yield Goal(what, wanted, f"{row['seconds']:.1f} s, {row['html_bytes']:,} bytes", is_reached)


def find_growth(row: Row) -> float:
    """Find by how much memory grew after the first tenth of a run, in which caches fill."""
    taken: list[Row] = row["taken"]
    early = next(point for point in taken if point["letters"] * 10 >= row["letters"])
    return float(taken[-1]["memory_mb"] - early["memory_mb"])


def write_throughput(rows: list[Row]) -> Iterator[str]:
    """Write how fast letters go."""
    yield "## From the queue to the relay"
    yield (
        "Each letter takes three commits: the claim, the mark just before the final dot, and the end. One connection "
        "is used for all letters of a worker."
    )
    yield write_table(
        ("database", "workers", "letters measured", "seconds", "letters a second"),
        [
            (
                row["database"],
                str(row["workers"]),
                f"{row['letters']:,}",
                f"{row['seconds']:.1f}",
                f"{row['a_second']:.0f}",
            )
            for row in rows
        ],
    )


def write_claims(rows: list[Row]) -> Iterator[str]:
    """Write how long a claim takes."""
    yield "## A claim in a queue of a million"
    yield "The time of one claim, its commit included, with so many letters waiting (their texts are short here)."
    yield write_table(
        ("database", "letters waiting", "middle, ms", "of ten the slowest, ms"),
        [
            (row["database"], f"{row['queue']:,}", f"{row['median_ms']:.2f}", f"{row['ninth_decile_ms']:.2f}")
            for row in rows
        ],
    )


def write_memory(rows: list[Row]) -> Iterator[str]:
    """Write how a worker's memory goes."""
    yield "## Memory of a worker"
    yield write_table(
        ("database", "letters", "at the start, MB", "after a tenth", "half way", "at the end", "letters a second"),
        [describe_memory(row) for row in rows],
    )


def describe_memory(row: Row) -> tuple[str, ...]:
    """Describe one long run."""
    taken: list[Row] = row["taken"]
    points = (taken[0], taken[max(1, len(taken) // 10)], taken[len(taken) // 2], taken[-1])
    rate = f"{row['letters'] / row['seconds']:.0f}"
    return (row["database"], f"{row['letters']:,}", *(f"{point['memory_mb']:.1f}" for point in points), rate)


def write_rendering(rows: list[Row]) -> Iterator[str]:
    """Write how long rendering takes."""
    yield "## Rendering a round's letters"
    yield "Each letter is rendered for its reader and stored as it will be sent; all are queued in one transaction."
    yield write_table(
        ("database", "letters", "seconds", "letters a second", "largest HTML"),
        [
            (
                row["database"],
                f"{row['letters']:,}",
                f"{row['seconds']:.2f}",
                f"{row['letters'] / row['seconds']:,.0f}",
                f"{row['html_bytes']:,} bytes",
            )
            for row in rows
        ],
    )


JUDGES: tuple[Callable[[Row], Iterator[Goal]], ...] = (judge_throughput, judge_claims, judge_memory, judge_rendering)
WRITERS: dict[str, Callable[[list[Row]], Iterator[str]]] = {
    "throughput": write_throughput,
    "claims": write_claims,
    "memory": write_memory,
    "rendering": write_rendering,
}
