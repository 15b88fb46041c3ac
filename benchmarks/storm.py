"""Let a storm of visitors and applicants go over the real site: python benchmarks/storm.py [--quick] [--seconds N]."""

import argparse
import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)

from benchmarks.children import describe_machine, read_day, run_measurement  # noqa: E402  # once the root is on the path
from benchmarks.storm_page import find_misses, write_page  # noqa: E402
from benchmarks.storm_weights import weigh_pages  # noqa: E402
from tests.letters_faults.databases import KINDS  # noqa: E402
from tests.storm.opening import Place, open_place  # noqa: E402
from tests.storm.weather import Plan, compare, count_troubles, is_near, list_times, storm  # noqa: E402

FIGURES, PAGE = ROOT / "benchmarks" / "figures.json", ROOT / "docs" / "applying" / "figures.md"
QUICK_FIGURES, QUICK_PAGE = ROOT / "out" / "storm-figures-quick.json", ROOT / "out" / "storm-figures-quick.md"
SECTION = "storm"
QUICK_SECONDS = 12.0
PEOPLE, TIMES = 300, 40
PROCESSES = 2
CAREFUL = ("fsync = on",)
Row = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Measure on both databases, and write the figures and the page; 1 when a goal was missed."""
    asked = read_options(arguments)
    figures_file, page_file = (QUICK_FIGURES, QUICK_PAGE) if asked.quick else (FIGURES, PAGE)
    figures: Row = json.loads(figures_file.read_text()) if figures_file.exists() else {}
    if not asked.page:
        figures[SECTION] = measure_all(make_plan(asked))
    section: Row = figures[SECTION]
    for file in (figures_file, page_file):
        file.parent.mkdir(parents=True, exist_ok=True)
    others: Row = json.loads(figures_file.read_text()) if figures_file.exists() else {}
    figures_file.write_text(json.dumps({**others, SECTION: section}, indent=1) + "\n")
    page_file.write_text(write_page(section))
    misses = find_misses(section["rows"])
    for miss in misses:
        print(f"missed: {miss}")
    print(f"The figures are in {figures_file.relative_to(ROOT)}, the page is {page_file.relative_to(ROOT)}.")
    return 1 if misses else 0


def read_options(arguments: list[str]) -> argparse.Namespace:
    """Read the options."""
    parser = argparse.ArgumentParser(description="Measure the site in a storm of visitors and applicants.")
    parser.add_argument("--quick", action="store_true", help="some minutes for both databases; written below out/")
    parser.add_argument("--seconds", type=float, help="how long each storm lasts (600)")
    parser.add_argument("--page", action="store_true", help="measure nothing; write the page again from the figures")
    return parser.parse_args(arguments)


def make_plan(asked: argparse.Namespace) -> Plan:
    """Make the plan of a storm; a shorter one has a shorter last stretch in the same proportion."""
    whole = Plan()
    seconds = asked.seconds or (QUICK_SECONDS if asked.quick else whole.seconds)
    last = min(whole.last_seconds, max(10.0, seconds / 10))
    return replace(whole, seconds=seconds, last_seconds=last)


def measure_all(plan: Plan) -> Row:
    """Measure both databases one after the other."""
    rows = [measure(kind, plan) for kind in KINDS]
    machine = describe_machine() | {"load": os.getloadavg()[0]}
    return {"measured_on": read_day(), "machine": machine, "processes": PROCESSES, "rows": rows}


def measure(kind: str, plan: Plan) -> Row:
    """Let one storm go over a site, then weigh its pages and count what each costs."""
    print(f"{kind}, {plan.seconds:g} s", flush=True)
    load = os.getloadavg()[0]
    with open_place(kind, people=PEOPLE, options=CAREFUL, processes=PROCESSES) as place:
        outcome = storm(place.site, place.slug, plan)
        row: Row = {
            "database": place.release,
            "seconds": plan.seconds,
            "last_seconds": plan.last_seconds,
            "load_before": load,
            "counts": compare(outcome, place.database),
            "troubles": count_troubles(outcome),
            "kills": [{"what": kill.what, "seconds": round(kill.seconds, 2)} for kill in outcome.kills],
            "times": list_times(outcome.samples),
            "calm": list_times([one for one in outcome.samples if not is_near(one, outcome.kills)])[0],
            "weights": weigh_pages(place.site.port, place.slug),
        }
        row["costs"] = count_costs(place)
    print(json.dumps({name: row[name] for name in ("counts", "troubles", "kills")}), flush=True)
    for times in row["times"]:
        print(f"  {times}", flush=True)
    return row


def count_costs(place: Place) -> list[Row]:
    """Count statements and time of each page, once the storm is over and the web process is at rest."""
    command = [sys.executable, "-m", "benchmarks.storm_tasks", str(TIMES)]
    done = run_measurement(command, seconds=300, environment=place.site.environment)
    if "failed" in done:
        raise RuntimeError(f"costs were not counted: {done['failed']}")
    costs: list[Row] = done["pages"]
    return costs


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
