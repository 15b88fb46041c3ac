"""Measure the pages of the office over a few and over a million letters: python benchmarks/office.py [--quick]."""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)

from benchmarks.children import describe_machine, read_day, run_measurement  # noqa: E402  # once the root is on the path
from benchmarks.office_page import find_misses, write_page  # noqa: E402
from tests.letters_faults.databases import KINDS, make_database, start_postgres  # noqa: E402

FIGURES, PAGE = ROOT / "benchmarks" / "figures.json", ROOT / "docs" / "letters" / "office-figures.md"
QUICK_FIGURES, QUICK_PAGE = ROOT / "out" / "office-figures-quick.json", ROOT / "out" / "office-figures-quick.md"
SECTION = "office"
SIZES, QUICK_SIZES = (20_000, 1_000_000), (5_000, 50_000)
CAREFUL = ("fsync = on",)
Row = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Measure on both databases, and write the figures and the page; 1 when a page missed its goal."""
    is_quick = "--quick" in arguments
    figures_file, page_file = (QUICK_FIGURES, QUICK_PAGE) if is_quick else (FIGURES, PAGE)
    sizes = QUICK_SIZES if is_quick else SIZES
    rows = [measure(kind, letters) for kind in KINDS for letters in sizes]
    section = {"measured_on": read_day(), "machine": describe_machine() | {"load": os.getloadavg()[0]}, "rows": rows}
    figures: Row = json.loads(figures_file.read_text()) if figures_file.exists() else {}
    for file in (figures_file, page_file):
        file.parent.mkdir(parents=True, exist_ok=True)
    figures_file.write_text(json.dumps({**figures, SECTION: section}, indent=1) + "\n")
    page_file.write_text(write_page(section))
    for miss in find_misses(rows):
        print(f"missed: {miss}")
    print(f"The figures are in {figures_file.relative_to(ROOT)}, the page is {page_file.relative_to(ROOT)}.")
    return 1 if find_misses(rows) else 0


def measure(kind: str, letters: int) -> Row:
    """Fill an empty database of a kind and time the pages over it."""
    print(f"{kind}, {letters:,} letters", flush=True)
    found: Row = {}
    with open_database(kind) as environment:
        for task in ("fill", "times"):
            command = [sys.executable, "-m", "benchmarks.office_tasks", task, str(letters)]
            found = run_measurement(command, seconds=1_800, environment=environment)
            if "failed" in found:
                raise RuntimeError(f"{task} did not run: {found['failed']}")
    for page in found["pages"]:
        print(f"  {page['page']}: {page['median_ms']:.1f} ms, {page['questions']} questions", flush=True)
    return found


@contextmanager
def open_database(kind: str) -> Iterator[dict[str, str]]:
    """Open an empty database and name it in settings."""
    with tempfile.TemporaryDirectory(prefix="office-bench-") as folder:
        if kind == "sqlite":
            yield {"DATABASE_URL": f"sqlite:///{folder}/office.sqlite3", "PAIRLOOM_DATA": folder}
            return
        with start_postgres(CAREFUL) as address:
            yield {"DATABASE_URL": make_database(address, "office").url, "PAIRLOOM_DATA": folder}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
