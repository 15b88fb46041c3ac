"""Measure the pages of a match over 5,500 people, on both databases: python benchmarks/board.py [PEOPLE]."""

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)

from benchmarks.children import run_measurement  # noqa: E402  # once the root is on the path
from benchmarks.office import open_database  # noqa: E402
from tests.letters_faults.databases import KINDS  # noqa: E402

PEOPLE = 5_500
GOAL_MS = 1_000.0
FIGURES = ROOT / "out" / "board-figures.json"


def main(arguments: list[str]) -> int:
    """Measure, print and write the figures; 1 when a page took over a second."""
    people = int(arguments[0]) if arguments else PEOPLE
    rows = [row for kind in KINDS for row in measure(kind, people)]
    FIGURES.parent.mkdir(parents=True, exist_ok=True)
    FIGURES.write_text(json.dumps(rows, indent=1) + "\n")
    for row in rows:
        print(f"{row['database']}, {row['page']}: {row['median_ms']:.0f} ms, {row['questions']} questions")
    slow = [row for row in rows if row["median_ms"] > GOAL_MS]
    for row in slow:
        print(f"missed: {row['database']}, {row['page']}")
    return 1 if slow else 0


def measure(kind: str, people: int) -> list[dict[str, Any]]:
    """Fill an empty database of a kind with a match, and time its pages in another process."""
    found: dict[str, Any] = {}
    with open_database(kind) as environment:
        for task in ("fill", "times"):
            command = [sys.executable, "-m", "benchmarks.board_tasks", task, str(people)]
            found = run_measurement(command, seconds=900, environment=environment)
            if "failed" in found:
                raise RuntimeError(f"{task} did not run: {found['failed']}")
    return [{"database": kind, **row} for row in found["pages"]]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
