"""Measure how long introductions of a whole round take: python benchmarks/introductions.py [--quick] [--people N].

Rendering comes first, with no transaction open; what follows is one transaction.
"""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)

from benchmarks.children import describe_machine, read_day, run_measurement  # noqa: E402  # once the root is on the path
from benchmarks.office import open_database  # noqa: E402
from tests.letters_faults.databases import KINDS  # noqa: E402

FIGURES, QUICK_FIGURES = ROOT / "benchmarks" / "figures.json", ROOT / "out" / "introductions-figures-quick.json"
SECTION = "introductions"
PEOPLE, QUICK_PEOPLE = 5_500, 500
MOST_STORE_S = 10.0
SECONDS = 1_800
Row = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Measure on both databases and write the figures; 1 when the transaction took longer than it may."""
    asked = read_options(arguments)
    people = asked.people or (QUICK_PEOPLE if asked.quick else PEOPLE)
    file = FIGURES if people == PEOPLE and not asked.quick else QUICK_FIGURES
    rows = [measure(kind, people) for kind in KINDS]
    section = {"measured_on": read_day(), "machine": describe_machine() | {"load": os.getloadavg()[0]}, "rows": rows}
    figures: Row = json.loads(file.read_text()) if file.exists() else {}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({**figures, SECTION: section}, indent=1) + "\n")
    print(f"The figures are in {file.relative_to(ROOT)}.")
    missed = [row["database"] for row in rows if row["store_s"] >= MOST_STORE_S]
    for database in missed:
        print(f"missed: on {database} the transaction took {MOST_STORE_S:g} s or more")
    return 1 if missed else 0


def read_options(arguments: list[str]) -> argparse.Namespace:
    """Read the options."""
    parser = argparse.ArgumentParser(description="Measure the introductions of a round.")
    parser.add_argument("--quick", action="store_true", help="500 people; written below out/")
    parser.add_argument("--people", type=int, help="so many people; with --quick written below out/")
    return parser.parse_args(arguments)


def measure(kind: str, people: int) -> Row:
    """Introduce a round of so many people on an empty database of a kind."""
    with open_database(kind) as environment:
        command = [sys.executable, "-m", "benchmarks.introduction_tasks", str(people)]
        found = run_measurement(command, seconds=SECONDS, environment=environment)
    if "failed" in found:
        raise RuntimeError(f"introductions did not run: {found['failed']}")
    row = {"database": kind, **found}
    print(json.dumps(row), flush=True)
    return row


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
