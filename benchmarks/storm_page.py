"""Write the page about the storm: goals beside figures, and plainly what was missed."""

from collections.abc import Iterator
from typing import Any

from benchmarks.goals import Goal
from benchmarks.wording import write_table

Row = dict[str, Any]
P95_MS = 500
WHOLE_SECONDS = 600
WEIGHTS = {False: 14_000, True: 30_000}
QUERIES = {False: 4, True: 10}
CPU_MS = {False: 3.0, True: 10.0}
KINDS = {False: "public pages", True: "pages of the form"}
KILLED = {
    "answerer": "one of the processes that answer, started again by the site itself",
    "web": "the whole web service, started again at once, as systemd does",
}


def write_page(section: Row) -> str:
    """Write the whole page from the figures."""
    rows = section["rows"]
    parts = [*introduce(section), *write_goals(rows)]
    for row in rows:
        parts += [*write_storm(row), *write_costs(row)]
    return "\n\n".join(parts) + f"\n\nMeasured on {section['measured_on']}.\n"


def introduce(section: Row) -> Iterator[str]:
    """Say what was measured, on what machine, and how to do it again."""
    machine, rows = section["machine"], section["rows"]
    yield "# How applications are taken in a storm"
    yield (
        "`make bench` writes this page and `benchmarks/figures.json`, so please do not change it by hand. "
        "`python benchmarks/storm.py --quick` takes about three minutes and writes to `out/`; `--seconds 120` makes "
        "each storm shorter."
    )
    yield (
        f"Machine: {machine['cores']} cores of {machine['processor']}, {machine['system']}, Python "
        f"{machine['python']}. The site (`pairloom serve --processes {section['processes']}` and `pairloom worker`, in "
        "production mode, letters to a mail server that only counts), its database, the visitors and the applicants "
        "all share these cores. One minute's load before each storm, from other work on the machine: "
        + ", ".join(f"{row['load_before']:.1f}" for row in rows)
        + "."
    )
    if rows[0]["seconds"] < WHOLE_SECONDS:
        yield (
            f"**This was a shorter run: {rows[0]['seconds']:g} seconds instead of {WHOLE_SECONDS}.** The same kills "
            "take a larger part of it, so more of 100 presses fall into them."
        )
    yield (
        f"Each storm lasts {rows[0]['seconds']:g} seconds. People apply as they would in the last hour of a round that "
        f"2,000 apply to in that hour, with ten times as many in the last {rows[0]['last_seconds']:g} seconds: every "
        "page is loaded, filled in and sent, without JavaScript, up to the receipt. At the same time 100 visitors a "
        "second look at public pages, the first page of the form, the sign-in page and the page of notices. They come "
        "when they come, however slow the site is, and their waiting counts from that moment. When an answer is lost "
        "they press the same button again after a quarter of a second; that waiting counts too."
    )


def write_goals(rows: list[Row]) -> Iterator[str]:
    """Set goals beside figures."""
    yield "## Goals"
    found = [(row["database"], goal) for row in rows for goal in judge(row)]
    yield write_table(
        ("database", "what", "goal", "measured", "reached"),
        [(of, goal.what, goal.wanted, goal.found, "yes" if goal.is_reached else "**no**") for of, goal in found],
    )


def find_misses(rows: list[Row]) -> list[str]:
    """List the goals that were missed."""
    goals = ((row["database"], goal) for row in rows for goal in judge(row))
    return [f"{of}: {goal.what}, {goal.found}" for of, goal in goals if not goal.is_reached]


def judge(row: Row) -> Iterator[Goal]:
    """Judge one storm."""
    yield from judge_counts(row["counts"], row["troubles"])
    whole = row["times"][0]
    yield Goal("95 of 100 presses", f"under {P95_MS} ms", f"{whole['p95']:,.0f} ms", is_reached=whole["p95"] < P95_MS)
    for is_form, name in KINDS.items():
        yield from judge_pages(row, name, is_form=is_form)


def judge_counts(counts: Row, troubles: Row) -> Iterator[Goal]:
    """Judge whether anything was lost, and whether the site ever answered with an error."""
    lost = counts["lost"] + counts["unknown"] + counts["wrong"] + counts["applicants"] - counts["receipts"]
    yield Goal("applications lost, doubled or changed", "0", f"{lost:,}", is_reached=lost == 0)
    same = counts["receipts"] == counts["rows"] == counts["distinct"]
    found = f"{counts['receipts']:,}, {counts['rows']:,}, {counts['distinct']:,}"
    yield Goal("receipts, rows, people", "equal", found, is_reached=same)
    errors = sum(part.get("5xx", 0) for part in troubles.values())
    yield Goal("answers 5xx (503 apart)", "0", f"{errors:,}", is_reached=errors == 0)
    pauses = sum(count for name, count in troubles["apart"].items() if name != "5xx")
    yield Goal("no answer, or asked to wait, apart from kills", "0", f"{pauses:,}", is_reached=pauses == 0)


def judge_pages(row: Row, name: str, *, is_form: bool) -> Iterator[Goal]:
    """Judge the heaviest and the dearest page of a kind."""
    heaviest = max(one["whole"] for one in row["weights"] if one["is_form"] == is_form)
    wanted = f"{WEIGHTS[is_form] / 1_000:g} kB"
    yield Goal(f"weight of {name}", wanted, f"{heaviest / 1_000:.1f} kB", is_reached=heaviest <= WEIGHTS[is_form])
    costs = [one for one in row["costs"] if one["is_form"] == is_form]
    most = max(one["queries"] for one in costs)
    yield Goal(f"queries of {name}", str(QUERIES[is_form]), str(most), is_reached=most <= QUERIES[is_form])
    spent = max(one["cpu_ms"] for one in costs if one["cpu_ms"] is not None)
    yield Goal(f"CPU of {name}", f"{CPU_MS[is_form]:g} ms", f"{spent:.1f} ms", is_reached=spent <= CPU_MS[is_form])


def write_storm(row: Row) -> Iterator[str]:
    """Write how the storm went on one database."""
    yield f"## {row['database']}"
    counts = row["counts"]
    yield (
        f"{counts['applicants']:,} people applied; {counts['receipts']:,} saw a receipt. {counts['rows']:,} "
        f"applications of {counts['distinct']:,} people are stored, with what was typed, and {counts['letters']:,} "
        "letters ask them to confirm."
    )
    yield "Killed with `kill -9` on the way: " + "; ".join(
        f"{KILLED[kill['what']]} (ready after {kill['seconds']:.1f} s)" for kill in row["kills"]
    )
    yield "Not answered, and pressed again: " + "; ".join(
        f"{name}: {say_troubles(row['troubles'][part])}"
        for part, name in {"near_kills": "around kills", "apart": "apart from them"}.items()
    )
    yield write_table(
        ("press", "how many", "half, ms", "95 of 100, ms", "99 of 100, ms", "longest, ms"),
        [describe_times(times) for times in list_shown(row)],
    )


def list_shown(row: Row) -> list[Row]:
    """List the times of all presses, of those apart from kills where that was measured, and of each kind."""
    whole, *kinds = row["times"]
    calm = [{**row["calm"], "kind": "all, apart from kills"}] if "calm" in row else []
    return [whole, *calm, *kinds]


def say_troubles(troubles: Row) -> str:
    """Say which troubles there were, and how many."""
    return ", ".join(f"{count:,} {name}" for name, count in troubles.items()) or "none"


def describe_times(times: Row) -> tuple[str, ...]:
    """Describe the times of one kind of press."""
    shown = (f"{times[name]:,.0f}" for name in ("p50", "p95", "p99", "most"))
    return (times["kind"], f"{times['count']:,}", *shown)


def write_costs(row: Row) -> Iterator[str]:
    """Write what pages cost and weigh."""
    yield "What each page costs in the process, made anew each time (the site keeps public pages for a second):"
    yield write_table(
        ("page", "queries", "CPU, ms"),
        [
            (one["page"], str(one["queries"]), "–" if one["cpu_ms"] is None else f"{one['cpu_ms']:.1f}")
            for one in row["costs"]
        ],
    )
    yield (
        "To send the form takes more statements than any other page: in one transaction the person is registered, the "
        "application and the agreements are stored and written into the journal, and the letter is queued."
    )
    yield "What crosses the line on a first visit, compressed:"
    yield write_table(
        ("page", "itself, bytes", "with all it loads, bytes"),
        [(f"`{one['page']}`", f"{one['own']:,}", f"{one['whole']:,}") for one in row["weights"]],
    )
