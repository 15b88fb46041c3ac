"""Measure a forecast and the count of possible partners: python benchmarks/forecast.py [--quick]."""

import json
import os
import random
import statistics
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)

from benchmarks.children import describe_machine, read_day  # noqa: E402  # once the root is on the path
from pairloom.domain.pairs.engine.arrays import pack_pool, unpack_pool  # noqa: E402
from pairloom.domain.pairs.engine.counting import count_partners  # noqa: E402
from pairloom.domain.pairs.engine.doubting import find_impossible  # noqa: E402
from pairloom.domain.pairs.engine.outcome import describe_outcome  # noqa: E402
from pairloom.domain.pairs.engine.plans import compile_plan  # noqa: E402
from pairloom.domain.pairs.engine.pools import Gathered, build_pool  # noqa: E402
from pairloom.domain.pairs.engine.reading import Entry  # noqa: E402
from pairloom.domain.pairs.engine.solving import solve_pool  # noqa: E402
from pairloom.domain.programs.catalogue import load_template  # noqa: E402
from pairloom.sheets.answers.zone_names import list_zones  # noqa: E402
from tests.domain.pairs.sample import DAYS, list_entries  # noqa: E402

FIGURES = ROOT / "benchmarks" / "figures.json"
QUICK_FIGURES = ROOT / "out" / "forecast-figures-quick.json"
SECTION = "forecast"
SIZES, QUICK_SIZES = (1_162, 5_500), (300,)
SECONDS = 60.0
COUNTS = 1_000
MOST_COUNT_MS = 5.0
HOME = ("country", "zone", "languages", "hours")
Row = dict[str, Any]
T = TypeVar("T")


def main(arguments: list[str]) -> int:
    """Measure each size and write the figures; 1 when a count took longer than it may."""
    is_quick = "--quick" in arguments
    file, sizes = (QUICK_FIGURES, QUICK_SIZES) if is_quick else (FIGURES, SIZES)
    rows = [measure(people) for people in sizes]
    section = {"measured_on": read_day(), "machine": describe_machine() | {"load": os.getloadavg()[0]}, "rows": rows}
    figures: Row = json.loads(file.read_text()) if file.exists() else {}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({**figures, SECTION: section}, indent=1) + "\n")
    print(f"The figures are in {file.relative_to(ROOT)}.")
    missed = [row["people"] for row in rows if row["count_median_ms"] >= MOST_COUNT_MS]
    for people in missed:
        print(f"missed: a count among {people:,} took {MOST_COUNT_MS:g} ms or more")
    return 1 if missed else 0


def measure(people: int) -> Row:
    """Measure everything that is done with a round of so many people."""
    entries = draw_entries(people)
    gathered, gathering = clock_of(lambda: build(entries))
    solved, solving = clock_of(lambda: solve_pool(gathered.pool, gathered.plan, seconds=SECONDS))
    outcome, describing = clock_of(lambda: describe_outcome(gathered, solved))
    doubts, doubting = clock_of(lambda: list(find_impossible(gathered)))
    wide = build(entries, list_zones())
    content, packing = clock_of(lambda: pack_pool(wide))
    stored, unpacking = clock_of(lambda: unpack_pool(content))
    asked = random.Random(people).choices(entries, k=COUNTS)
    times = [1_000 * clock_of(partial(count_partners, stored, one.answers))[1] for one in asked]
    row: Row = {
        "people": people,
        "placed": outcome["placed"],
        "is_proven": solved.is_proven,
        "gather_s": gathering,
        "solve_s": solved.seconds,
        "child_s": solving,
        "describe_s": describing,
        "doubts": len(doubts),
        "doubts_s": doubting,
        "pack_s": packing,
        "packed_kb": len(content) / 1_024,
        "unpack_ms": 1_000 * unpacking,
        "count_median_ms": statistics.median(times),
        "count_p99_ms": statistics.quantiles(times, n=100)[98],
    }
    row = {name: round(value, 3) if isinstance(value, float) else value for name, value in row.items()}
    print(json.dumps(row), flush=True)
    return row


def build(entries: Sequence[Entry], more_zones: Sequence[str] = ()) -> Gathered:
    """Build the pool of these people."""
    template = load_template("librarians")
    plan = compile_plan(template.form, template.plan)
    return build_pool(entries, template.form, plan, DAYS, more_zones=more_zones)


def draw_entries(people: int) -> list[Entry]:
    """Give the sample as it is; for more people, each with the home of one of it and the answers of another."""
    sample = list_entries()
    if people <= len(sample):
        return sample[:people]
    lots = random.Random(people)
    return [join_two(number, lots.choice(sample), lots.choice(sample)) for number in range(1, people + 1)]


def join_two(number: int, home: Entry, answers: Entry) -> Entry:
    """Join where one lives and what one speaks with what another works and wishes."""
    return Entry(number, {**answers.answers, **{name: home.answers[name] for name in HOME}})


def clock_of(work: Callable[[], T]) -> tuple[T, float]:
    """Do a piece of work, and tell how many seconds it took."""
    begun = perf_counter()
    done = work()
    return done, perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
