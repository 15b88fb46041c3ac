"""Measure what becomes of mutated mails: python benchmarks/incoming.py [--quick] [--mails NUMBER]."""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)

from benchmarks.children import describe_machine, read_day, run_measurement  # noqa: E402  # found by the path above
from tests.letters_faults.databases import KINDS, make_database, start_postgres  # noqa: E402

FIGURES, QUICK_FIGURES = ROOT / "benchmarks" / "figures.json", ROOT / "out" / "incoming-figures-quick.json"
SECTION = "incoming"
READING = "reading"
PARTS = (READING, *KINDS)
MAILS, QUICK_MAILS = 200_000, 5_000
Row = dict[str, Any]


def measure(kind: str, mails: int) -> Row:
    """Take mails in on one of the two databases."""
    with tempfile.TemporaryDirectory(prefix="incoming-bench-") as folder:
        if kind == "sqlite":
            return run_task("run", f"sqlite:///{folder}/mail.sqlite3", folder, mails)
        with start_postgres(()) as address:
            return run_task("run", make_database(address, "incoming").url, folder, mails)


def measure_reading(mails: int) -> Row:
    """Read mails in the child process alone."""
    with tempfile.TemporaryDirectory(prefix="incoming-bench-") as folder:
        return run_task("read_only", f"sqlite:///{folder}/unused.sqlite3", folder, mails)


def run_task(task: str, url: str, folder: str, mails: int) -> Row:
    """Run the measurement in a process of its own; RuntimeError when it fails, for then there is no figure."""
    environment = {
        "DJANGO_SETTINGS_MODULE": "pairloom.settings",
        "DATABASE_URL": url,
        "PAIRLOOM_DATA": folder,
        "PAIRLOOM_MODE": "test",
    }
    command = [sys.executable, "-m", "benchmarks.incoming_tasks", task, str(mails)]
    found = run_measurement(command, seconds=7_200, environment=environment)
    if "failed" in found:
        raise RuntimeError(f"the measurement did not run: {found['failed']}")
    return found


def main(arguments: list[str]) -> int:
    """Measure what was asked for and write its rows; parts that were not keep theirs."""
    asked = read_options(arguments)
    figures_file = QUICK_FIGURES if asked.quick else FIGURES
    mails = asked.mails or (QUICK_MAILS if asked.quick else MAILS)
    kept: Row = json.loads(figures_file.read_text()) if figures_file.exists() else {}
    rows = {row["part"]: row for row in kept.get(SECTION, {}).get("rows", [])}
    for part in asked.only or PARTS:
        found = measure_reading(mails) if part == READING else measure(part, mails)
        rows[part] = {"part": part, "waits_for_disk": False, **found}
        print(json.dumps(rows[part]), flush=True)
    # Others may have written their parts while this was measured.
    figures: Row = json.loads(figures_file.read_text()) if figures_file.exists() else {}
    machine = {**describe_machine(), "load": os.getloadavg()[0]}
    figures[SECTION] = {"measured_on": read_day(), "machine": machine, "rows": list(rows.values())}
    figures_file.parent.mkdir(exist_ok=True)
    figures_file.write_text(json.dumps(figures, indent=1) + "\n")
    return 0


def read_options(arguments: list[str]) -> argparse.Namespace:
    """Read the options."""
    parser = argparse.ArgumentParser(description="Take mutated mails in and count what became of them.")
    parser.add_argument("--quick", action="store_true", help="5,000 mails; written below out/")
    parser.add_argument("--mails", type=int, default=0, help="so many mails on each database (200,000)")
    parser.add_argument("--only", action="append", choices=PARTS, help="one part; may be given again")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
