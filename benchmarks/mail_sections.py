"""Measure letters section by section and write the figures and the page about them."""

import argparse
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.children import ROOT, describe_machine, read_day, run_measurement
from benchmarks.mail_page import write_page
from tests.letters_faults.databases import KINDS, make_database, start_postgres
from tests.letters_faults.mail_server import MailServer

FIGURES, PAGE = ROOT / "benchmarks" / "figures.json", ROOT / "docs" / "letters" / "figures.md"
QUICK_FIGURES, QUICK_PAGE = ROOT / "out" / "mail-figures-quick.json", ROOT / "out" / "mail-figures-quick.md"
SECTION = "mail"
QUEUE, WINDOW = 100_000, 3_000
CLAIM_SIZES = (1_000, 100_000, 1_000_000)
LONG_RUN = 20_000
RENDERED = 5_500
CAREFUL = ("fsync = on",)
"""What PostgreSQL does by itself: each commit waits for the disk."""
Row = dict[str, Any]


@dataclass(frozen=True)
class Sizes:
    """How much is measured."""

    queue: int = QUEUE
    window: int = WINDOW
    claims: tuple[int, ...] = CLAIM_SIZES
    long_run: int = LONG_RUN
    rendered: int = RENDERED


QUICK = Sizes(queue=10_000, window=600, claims=(1_000, 100_000), long_run=3_000, rendered=1_000)


@dataclass(frozen=True)
class Bench:
    """An empty database with all tables, and a mail server that only counts."""

    kind: str
    environment: dict[str, str]
    release: str

    def measure(self, task: str, *arguments: object, seconds: float = 1_800) -> Row:
        """Run one task in a process of its own; RuntimeError when it fails, for then there is no figure."""
        return run_task(self.environment, task, *arguments, seconds=seconds)


def run_task(environment: dict[str, str], task: str, *arguments: object, seconds: float = 1_800) -> Row:
    """Run one task of `benchmarks.mail_tasks`."""
    command = [sys.executable, "-m", "benchmarks.mail_tasks", task, *map(str, arguments)]
    found = run_measurement(command, seconds=seconds, environment=environment)
    if "failed" in found:
        raise RuntimeError(f"{task} did not run: {found['failed']}")
    return found


@contextmanager
def open_bench(kind: str) -> Iterator[Bench]:
    """Open an empty database of a kind, and a mail server."""
    with tempfile.TemporaryDirectory(prefix="letters-bench-") as folder, MailServer(None) as server:
        if kind == "sqlite":
            yield prepare_bench(kind, f"sqlite:///{folder}/letters.sqlite3", server, folder)
            return
        with start_postgres(CAREFUL) as address:
            yield prepare_bench(kind, make_database(address, "letters").url, server, folder)


def prepare_bench(kind: str, url: str, server: MailServer, folder: str) -> Bench:
    """Make all tables and name the settings of all measurements."""
    environment = {
        "DJANGO_SETTINGS_MODULE": "pairloom.settings",
        "DATABASE_URL": url,
        "PAIRLOOM_DATA": folder,
        "PAIRLOOM_MODE": "test",
        "PAIRLOOM_MAIL": "smtp",
        "PAIRLOOM_MAIL_RELAY": f"smtp://localhost:{server.port}",
        "PAIRLOOM_MAIL_A_SECOND": "10000",
        "PAIRLOOM_MAIL_A_DAY": "10000000",
    }
    return Bench(kind, environment, run_task(environment, "prepare")["database"])


def measure_throughput(sizes: Sizes) -> Iterator[Row]:
    """Send a window of letters from a long queue, with one worker and with two."""
    for kind in KINDS:
        with open_bench(kind) as bench:
            bench.measure("fill", sizes.queue, "full")
            for workers in (1, 2):
                yield {"database": bench.release, "workers": workers, **send_window(bench, sizes.window, workers)}


def send_window(bench: Bench, window: int, workers: int) -> Row:
    """Let workers send their shares at the same time."""
    share = window // workers
    with ThreadPoolExecutor(workers) as pool:
        runs = [pool.submit(bench.measure, "send", share, f"worker{number}") for number in range(workers)]
        found = [run.result() for run in runs]
    letters, seconds = sum(run["letters"] for run in found), max(run["seconds"] for run in found)
    return {"letters": letters, "seconds": seconds, "a_second": letters / seconds}


def measure_claims(sizes: Sizes) -> Iterator[Row]:
    """Take the time of one claim in queues of growing length."""
    for kind in KINDS:
        for size in sizes.claims:
            with open_bench(kind) as bench:
                bench.measure("fill", size, "short")
                yield {"database": bench.release, "queue": size, **bench.measure("claim", 300)}


def measure_memory(sizes: Sizes) -> Iterator[Row]:
    """Watch one worker's memory over a long run."""
    for kind in KINDS:
        with open_bench(kind) as bench:
            bench.measure("fill", sizes.long_run + 1_000, "full")
            yield {"database": bench.release, **bench.measure("send_long", sizes.long_run)}


def measure_rendering(sizes: Sizes) -> Iterator[Row]:
    """Render letters and queue them in one transaction."""
    for kind in KINDS:
        with open_bench(kind) as bench:
            runs = [bench.measure("render", sizes.rendered, number) for number in range(3)]
            seconds = statistics.median(run["seconds"] for run in runs)
            yield {"database": bench.release, **runs[0], "seconds": seconds, "runs": len(runs)}


SECTIONS: dict[str, Callable[[Sizes], Iterator[Row]]] = {
    "throughput": measure_throughput,
    "claims": measure_claims,
    "memory": measure_memory,
    "rendering": measure_rendering,
}


def main(arguments: list[str]) -> int:
    """Measure what was asked for; parts that were not keep their figures."""
    asked = read_options(arguments)
    figures_file, page_file = (QUICK_FIGURES, QUICK_PAGE) if asked.quick else (FIGURES, PAGE)
    mail: Row = read_figures(figures_file).get(SECTION, {})
    for name in [] if asked.page else asked.only or SECTIONS:
        print(f"{name}:", flush=True)
        rows = [tell(row) for row in SECTIONS[name](QUICK if asked.quick else Sizes())]
        mail[name] = {"measured_on": read_day(), "rows": rows}
        mail["machine"] = {**describe_machine(), "load": os.getloadavg()[0]}
        figures_file.parent.mkdir(exist_ok=True)
        others = read_figures(figures_file)  # read again: other measurements write into the same file
        figures_file.write_text(json.dumps({**others, SECTION: mail}, indent=1) + "\n")
    page_file.parent.mkdir(exist_ok=True)
    page_file.write_text(write_page(mail))
    return 0


def read_figures(file: Path) -> Row:
    """Read all figures measured so far."""
    figures: Row = json.loads(file.read_text()) if file.exists() else {}
    return figures


def read_options(arguments: list[str]) -> argparse.Namespace:
    """Read the options."""
    parser = argparse.ArgumentParser(description="Measure letters from the queue to the relay.")
    parser.add_argument("--quick", action="store_true", help="small sizes, in about a minute; written below out/")
    parser.add_argument("--only", action="append", choices=sorted(SECTIONS), help="one part; may be given again")
    parser.add_argument("--page", action="store_true", help="measure nothing; write the page again from the figures")
    return parser.parse_args(arguments)


def tell(row: Row) -> Row:
    """Show a row while the others are still being measured."""
    shown = ", ".join(
        f"{name} {value:.4g}" if isinstance(value, float) else f"{name} {value}" for name, value in row.items()
    )
    print(f"  {shown[:150]}", flush=True)
    return row
