"""Measure a match of thousands of people over the real site: python benchmarks/match_day.py [--quick] [--page]."""

import json
import math
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)

from benchmarks.children import describe_machine, read_day, run_measurement  # noqa: E402  # once the root is on the path
from benchmarks.match_day_page import find_misses, write_page  # noqa: E402
from tests.letters_faults.databases import KINDS, Database, SqliteFile, make_database, start_postgres  # noqa: E402
from tests.letters_faults.mail_server import MailServer  # noqa: E402
from tests.storm.browser import HOST  # noqa: E402
from tests.storm.opening import find_port  # noqa: E402
from tests.storm.site import Site  # noqa: E402

FIGURES, PAGE = ROOT / "benchmarks" / "figures.json", ROOT / "docs" / "matching" / "match-day.md"
QUICK_FIGURES, QUICK_PAGE = ROOT / "out" / "match-day-figures-quick.json", ROOT / "out" / "match-day-quick.md"
SECTION = "match_day"
SIZES, QUICK_SIZES = (1_162, 5_499, 5_500), (300,)
WARM_SECONDS, CALM_SECONDS = 5.0, 30.0
PAUSE = 0.05
CAREFUL = ("fsync = on",)
LONGEST = 1_500.0
Row = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Measure each size on both databases, and write the figures and the page; 1 when a goal was missed."""
    is_quick = "--quick" in arguments
    figures_file, page_file = (QUICK_FIGURES, QUICK_PAGE) if is_quick else (FIGURES, PAGE)
    figures: Row = json.loads(figures_file.read_text()) if figures_file.exists() else {}
    if "--page" not in arguments:
        rows = [measure(kind, people) for kind in KINDS for people in (QUICK_SIZES if is_quick else SIZES)]
        machine = describe_machine() | {"load": os.getloadavg()[0]}
        figures[SECTION] = {"measured_on": read_day(), "machine": machine, "rows": rows}
    for file in (figures_file, page_file):
        file.parent.mkdir(parents=True, exist_ok=True)
    others: Row = json.loads(figures_file.read_text()) if figures_file.exists() else {}
    figures_file.write_text(json.dumps({**others, SECTION: figures[SECTION]}, indent=1) + "\n")
    page_file.write_text(write_page(figures[SECTION]))
    misses = find_misses(figures[SECTION]["rows"])
    for miss in misses:
        print(f"missed: {miss}")
    print(f"The figures are in {figures_file.relative_to(ROOT)}, the page is {page_file.relative_to(ROOT)}.")
    return 1 if misses else 0


def measure(kind: str, people: int) -> Row:
    """Let a site match so many people, and take the time of its pages before and meanwhile."""
    with open_site(kind) as site:
        filled = do_task(site, "fill", people)
        site.start()
        pages = ("/", f"/apply/{filled['slug']}/", "/how-it-works/")
        watch(site, pages, WARM_SECONDS)
        before, meanwhile = watch(site, pages, CALM_SECONDS), Visitor(site.port, pages)
        row = do_task(site, "match", people)
        during = meanwhile.stop()
    row |= {
        "load": os.getloadavg()[0],
        "database": filled["database"],
        "calm": describe(before),
        "during": describe(during),
    }
    print(json.dumps(row), flush=True)
    return row


def watch(site: Site, pages: Sequence[str], seconds: float) -> list[float]:
    """Visit pages for some seconds, and give the milliseconds of each, in order."""
    visitor = Visitor(site.port, pages)
    time.sleep(seconds)
    return visitor.stop()


@contextmanager
def open_site(kind: str) -> Iterator[Site]:
    """Open a site that is not started yet over an empty database of a kind."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="match-day-")))
        server = stack.enter_context(MailServer(None))
        database: Database = SqliteFile(folder / "site.sqlite3")
        if kind == "postgresql":
            database = make_database(stack.enter_context(start_postgres(CAREFUL)), "site")
        site = Site(database.url, folder, find_port(), server.port)
        stack.callback(site.stop)
        yield site


def do_task(site: Site, task: str, people: int) -> Row:
    """Do a task in a process with the settings of the site."""
    command = [sys.executable, "-m", "benchmarks.match_day_tasks", task, str(people)]
    found = run_measurement(command, seconds=LONGEST, environment=site.environment)
    if "failed" in found:
        raise RuntimeError(f"{task} did not run: {found['failed']}")
    return found


class Visitor:
    """Asks for one page after the other, and takes the time of each."""

    def __init__(self, port: int, pages: Sequence[str]) -> None:
        """Begin at once."""
        self._port, self._pages = port, pages
        self._times: list[float] = []
        self._stopped = Event()
        self._thread = Thread(target=self._visit)
        self._thread.start()

    def stop(self) -> list[float]:
        """Stop, and give the milliseconds of each page."""
        self._stopped.set()
        self._thread.join()
        return sorted(self._times)

    def _visit(self) -> None:
        while not self._stopped.is_set():
            self._times.append(self._take_time(self._pages[len(self._times) % len(self._pages)]))
            self._stopped.wait(PAUSE)

    def _take_time(self, page: str) -> float:
        begun = time.monotonic()
        line = HTTPConnection("127.0.0.1", self._port, timeout=60)
        line.request("GET", page, headers={"Host": HOST, "X-Forwarded-Proto": "https"})
        answer = line.getresponse()
        answer.read()
        line.close()
        if answer.status != 200:
            raise RuntimeError(f"{page} was answered with {answer.status}, not 200")
        return (time.monotonic() - begun) * 1000


def describe(times: Sequence[float]) -> Row:
    """Describe times that stand in order: half, 95 of a hundred, the longest."""
    parts = {"p50": 0.5, "p95": 0.95, "most": 1.0}
    found = {name: round(times[math.ceil(part * len(times)) - 1], 1) for name, part in parts.items()}
    return {"pages": len(times), **found}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
