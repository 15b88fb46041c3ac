"""Write the page about the figures: what was wanted, what was measured, and plainly what was missed."""

from collections.abc import Callable, Iterator
from math import inf, log
from typing import Any

from benchmarks.goals import judge_core, judge_whole
from benchmarks.wording import list_steps, say_people, say_seconds, write_table

Row = dict[str, Any]
AIMS = {"all": "all aims", "sum": "sum only"}
MODES = {"plain": "heaviest", "full": "most pairs first"}
PEERS = ("LEMON", "rustworkx", "networkx")


def write_page(figures: Row) -> str:
    """Write the whole page from the figures, a part for each section that was measured."""
    parts = [*introduce(figures), *write_goals(figures)]
    for name, write in WRITERS.items():
        if name in figures:
            parts += [*write(figures[name]["rows"]), f"Measured on {figures[name]['measured_on']}."]
    return "\n\n".join(parts) + "\n"


def introduce(figures: Row) -> Iterator[str]:
    """Say what was measured, on what machine, and how to do it again."""
    machine = next(iter(figures.values()))["machine"]
    memory = f", {machine['memory_gb']:.0f} GB of memory" if machine["memory_gb"] else ""
    yield "# What was measured"
    yield (
        "`make bench` writes this page and `benchmarks/figures.json`, so please do not change it by hand. It takes "
        "up to half an hour; `python benchmarks/matching.py --quick` takes two minutes and writes to `out/`. "
        "The first needs the environment of `make setup`; LEMON is compared where g++ and `liblemon-dev` are installed."
    )
    yield (
        f"Machine: {machine['cores']} cores of {machine['processor']}{memory}, {machine['system']}. Python "
        f"{machine['python']}, numpy {machine['numpy']}, numba {machine['numba']}, rustworkx {machine['rustworkx']}, "
        f"networkx {machine['networkx']}. Such a machine is often shared: single times can be half as long or twice as "
        "long on another day, but times within one table compare well."
    )
    yield (
        "Each size ran in a process of its own, so its peak memory is its own (in millions of bytes, Python and all "
        "libraries included). Times are the middle one of three runs, or of a single run where it takes ten seconds or "
        "more (marked *). Compiling is left out and stands at the end. The people are invented, by "
        "`benchmarks/population.py`, but for the real round of 1,162."
    )


def write_goals(figures: Row) -> Iterator[str]:
    """Set goals beside figures, and explain each miss by where the time goes."""
    goals = [*judge_whole(figures), *judge_core(figures)]
    if not goals:
        return
    yield "## Goals"
    yield write_table(
        ("what", "goal", "measured", "reached"),
        [(goal.what, goal.wanted, goal.found, "yes" if goal.is_reached else "**no**") for goal in goals],
    )
    missed = [goal for goal in goals if not goal.is_reached]
    if missed:
        yield "Missed, and where the time goes:"
        lines = (f"- {goal.what}: {goal.found}; wanted: {goal.wanted}. {goal.profile}" for goal in missed)
        yield "\n".join(line.rstrip() for line in lines)
    else:
        yield "All goals are reached."


def write_whole(rows: list[Row]) -> Iterator[str]:
    """Write what matching whole pools takes."""
    yield "## The whole: the best pairs of all pairs"
    yield (
        "“All aims” is the default plan: as many people as possible, the threshold, three tiers, the percentile, the "
        "sum and the lot, each proven. “Sum only” leaves out threshold, tiers and percentile. The referee is a program "
        "of its own that proves each result again, up to 20,000 people; its time and memory are not in the others."
    )
    yield write_table(
        ("people", "aims", "seconds", "proven", "peak MB", "trio", "most time goes to", "referee"),
        [describe_whole(row) for row in rows],
    )
    yield "### How the cost grows"
    yield (
        "A pool of n people has n (n − 1) / 2 pairs. The exponent e says that the time grew like n to the power e from "
        "the size above; looking at all pairs alone would be 2."
    )
    growing = [row for aims in AIMS for row in write_growth([row for row in rows if row["aims"] == aims])]
    yield write_table(("aims", "people", "pairs", "seconds", "ns a pair", "exponent"), growing)


def describe_whole(row: Row) -> tuple[str, ...]:
    """Describe one pool in the cells of a line."""
    people = say_people(row)
    if "failed" in row:
        return (people, AIMS[row["aims"]], f"not measured: {row['failed']}", "", "", "", "", "")
    referee = row["referee_seconds"]
    return (
        people,
        AIMS[row["aims"]],
        say_seconds(row),
        "yes" if row["is_proven"] else f"within {row['gap']:.3%}",
        f"{row['peak_mb']:,}",
        "yes" if row["trios"] else "no",
        list_steps(row["steps"]),
        f"{referee:.2g} s, {row['referee_peak_mb']:,} MB" if referee else "not called",
    )


def write_growth(rows: list[Row]) -> Iterator[tuple[str, ...]]:
    """Write how time grows from each even size to the next, by the same aims."""
    smaller: Row | None = None
    for row in rows:
        if "failed" in row or row["pool"] == "sample" or row["people"] % 2:
            continue
        people, pairs = row["people"], row["people"] * (row["people"] - 1) // 2
        yield (
            AIMS[row["aims"]] + (f", gap {row['gap_asked']:.1%}" if row["gap_asked"] else ""),
            f"{people:,}",
            f"{pairs / 1e6:,.1f} million",
            say_seconds(row),
            f"{row['seconds'] / pairs * 1e9:.1f}",
            f"{find_exponent(smaller, row):.2f}" if smaller else "",
        )
        smaller = row


def find_exponent(small: Row, large: Row) -> float:
    """Find e so that the time grew like the number of people to the power e."""
    return log(large["seconds"] / small["seconds"]) / log(large["people"] / small["people"])


def write_core(rows: list[Row]) -> Iterator[str]:
    """Write what the matching core takes on sparse graphs, beside its peers."""
    yield "## The core: sparse graphs"
    yield (
        "Everybody is joined with about so many good partners; “all” means all possible pairs. “Heaviest” asks for the "
        "largest sum, “most pairs first” for the largest sum of the matchings with most pairs. All were given the same "
        "graphs and found the same sums. The time of Pairloom and LEMON includes building their graphs from arrays, "
        "that of rustworkx and networkx does not. LEMON's own search for a perfect matching was tried too; the faster "
        "of its two ways counts."
    )
    answers = sort_answers(rows)
    yield write_table(
        ("people", "each", "edges", "asked", "Pairloom", "peak MB", *PEERS, "LEMON / Pairloom"),
        [describe_graph(key, found) for key, found in answers.items()],
    )
    yield from explain_gaps(rows)


def sort_answers(rows: list[Row]) -> dict[tuple[int, int, str], dict[str, Row]]:
    """Sort answers by graph and mode, then by solver; LEMON by its faster way."""
    answers: dict[tuple[int, int, str], dict[str, Row]] = {}
    for row in rows:
        mode = "full" if row["mode"] == "perfect" else row["mode"]
        found = answers.setdefault((row["people"], row["each"], mode), {})
        known = found.get(row["solver"])
        if known is None or row.get("seconds", inf) < known.get("seconds", inf):
            found[row["solver"]] = row
    return answers


def describe_graph(key: tuple[int, int, str], found: dict[str, Row]) -> tuple[str, ...]:
    """Describe one graph in the cells of a line."""
    people, each, mode = key
    ours, lemon = found["pairloom"], found.get("LEMON", {})
    ratio = f"{lemon['seconds'] / ours['seconds']:.1f}" if "seconds" in lemon and "seconds" in ours else ""
    return (
        f"{people:,}",
        str(each or "all"),
        f"{ours['edges']:,}",
        MODES[mode],
        say_seconds(ours),
        f"{ours.get('peak_mb', 0):,}",
        *(say_seconds(found.get(peer, {})) for peer in PEERS),
        ratio,
    )


def explain_gaps(rows: list[Row]) -> Iterator[str]:
    """Say why peers have no time: each reason once."""
    reasons: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        if "failed" in row and row["mode"] != "perfect":
            sizes = reasons.setdefault((row["solver"], row["failed"]), [])
            sizes += [size for size in [f"{row['people']:,} × {row['each'] or 'all'}"] if size not in sizes]
    if reasons:
        yield "\n".join(f"- {solver} at {', '.join(sizes)}: {why}." for (solver, why), sizes in reasons.items())


def write_scripts(rows: list[Row]) -> Iterator[str]:
    """Write what simple scripts lose."""
    yield "## What simple scripts lose"
    yield (
        "“One after the other”: people are taken in the order of the list, and each gets the best partner who is "
        "still free. “Best pair first”: all pairs are sorted, and each is taken when both are still free. Both judge "
        "a pair by the same points as the engine. “Left over” counts people without a partner; some of them cannot "
        "have one, as the line of the best sum shows. The worst-off is the lowest share of the own best, out of 1,000."
    )
    yield write_table(
        ("people", "way", "share of the best sum", "left over", "worst-off", "below 800"),
        [
            (
                f"{row['people']:,}",
                row["way"],
                f"{row['share']:.2%}",
                f"{row['left_over']:,}",
                str(row["worst_off"]),
                f"{row['below_800']:,}",
            )
            for row in rows
        ],
    )


def write_compiling(rows: list[Row]) -> Iterator[str]:
    """Write what compiling takes."""
    yield "## Compiling"
    yield "The first call on a machine compiles; the machine code is kept on disk, and a later process only loads it."
    yield write_table(
        ("part", "first call ever", "first call of a later process"),
        [(PARTS[row["part"]], say_seconds(row["cold"]), say_seconds(row["later"])) for row in rows],
    )


PARTS = {"core": "the core alone", "whole": "the whole engine, with a small match of even and odd number"}
WRITERS: dict[str, Callable[[list[Row]], Iterator[str]]] = {
    "whole": write_whole,
    "core": write_core,
    "scripts": write_scripts,
    "compiling": write_compiling,
}
