"""Measure section by section, each size in a process of its own, and write the figures and the page about them."""

import argparse
import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks.children import ROOT, describe_machine, measure, read_day, run_measurement
from benchmarks.page import write_page

FIGURES, PAGE = ROOT / "benchmarks" / "figures.json", ROOT / "docs" / "matching" / "figures.md"
QUICK_FIGURES, QUICK_PAGE = ROOT / "out" / "figures-quick.json", ROOT / "out" / "figures-quick.md"
LEMON_SOURCE = ROOT / "benchmarks" / "lemon.cpp"
QUICK_LIMIT = 5_500
PEER_SECONDS = 300
WHOLE_SECONDS = ((10_000, 240), (50_000, 600), (200_000, 900))
MODES = ("plain", "full")
HOPELESS = "left out, it would take minutes"
Row = dict[str, Any]


@dataclass(frozen=True)
class Sparse:
    """Name a sparse graph and the slow peers that have a chance on it; each 0: all possible pairs."""

    people: int
    each: int
    peers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Whole:
    """Name a pool to match whole: so many people, or "sample"."""

    people: str
    aims: str
    gap: float = 0.0
    seconds: str = ""

    @property
    def size(self) -> int:
        """Tell how many people there are, about."""
        return 1_162 if self.people == "sample" else int(self.people)


SPARSE = (
    Sparse(1_000, 10, ("rustworkx", "networkx")),
    Sparse(5_500, 10, ("rustworkx", "networkx")),
    Sparse(5_500, 40, ("rustworkx",)),
    Sparse(20_000, 10, ("rustworkx",)),
    Sparse(50_000, 10),
    Sparse(200_000, 8),
    Sparse(1_000, 0, ("rustworkx",)),
)
WHOLE = (
    *(
        Whole(people, aims)
        for people in ("sample", "1162", "5500", "5499", "20000", "50000")
        for aims in ("all", "sum")
    ),
    Whole("200000", "sum", gap=0.001, seconds="400"),
)
SCRIPTS = (1_162, 5_500)


def main(arguments: list[str]) -> int:
    """Measure what was asked for; sections that were not keep their figures."""
    asked = read_options(arguments)
    figures_file, page_file = (QUICK_FIGURES, QUICK_PAGE) if asked.quick else (FIGURES, PAGE)
    figures: Row = json.loads(figures_file.read_text()) if figures_file.exists() else {}
    if asked.page:
        page_file.write_text(write_page(figures))
        return 0
    for name in asked.only or (QUICK_SECTIONS if asked.quick else SECTIONS):
        print(f"{name}:", flush=True)
        rows = list(SECTIONS[name](asked.quick))
        figures[name] = {"measured_on": read_day(), "machine": describe_machine(), "rows": rows}
        figures_file.parent.mkdir(exist_ok=True)
        figures_file.write_text(json.dumps(figures, indent=1) + "\n")
        page_file.write_text(write_page(figures))
    print(f"The figures are in {figures_file.relative_to(ROOT)}, the page is {page_file.relative_to(ROOT)}.")
    return 0


def read_options(arguments: list[str]) -> argparse.Namespace:
    """Read the options."""
    parser = argparse.ArgumentParser(description="Measure the matching engine beside its peers.")
    parser.add_argument(
        "--quick", action="store_true", help="sizes up to 5,500 only, in about two minutes; written below out/"
    )
    parser.add_argument("--only", action="append", choices=sorted(SECTIONS), help="one section; may be given again")
    parser.add_argument("--page", action="store_true", help="measure nothing; write the page again from the figures")
    return parser.parse_args(arguments)


def measure_compiling(quick: bool) -> Iterator[Row]:  # noqa: FBT001
    """Take the time of the first call ever, and of the first call of a later process."""
    for part in ("core",) if quick else ("core", "whole"):
        with tempfile.TemporaryDirectory() as folder:
            cache = {"NUMBA_CACHE_DIR": folder}
            cold = measure("first_call", part, environment=cache)
            yield tell({"part": part, "cold": cold, "later": measure("first_call", part, environment=cache)})


def measure_core(quick: bool) -> Iterator[Row]:  # noqa: FBT001
    """Solve the same sparse graphs by all; whoever answers must find the same weight."""
    with tempfile.TemporaryDirectory() as folder:
        lemon, why = build_lemon(Path(folder))
        for sparse in SPARSE:
            if quick and sparse.people > QUICK_LIMIT:
                continue
            file = Path(folder) / "graph"
            graph = {**measure("draw", str(sparse.people), str(sparse.each), file), "each": sparse.each}
            if "failed" in graph:
                raise RuntimeError(f"the graph could not be drawn: {graph['failed']}")
            rows = [{**graph, **row} for row in measure_graph(sparse, file, lemon, why, quick=quick)]
            check_agreement(rows)
            yield from map(tell, rows)


def measure_graph(sparse: Sparse, file: Path, lemon: Path | None, why: str, *, quick: bool) -> Iterator[Row]:
    """Solve one graph by all: first the engine's core and LEMON, one right after the other."""
    for mode in MODES:
        yield {"solver": "pairloom", "mode": mode, **measure("core", "pairloom", mode, file)}
        yield {"solver": "LEMON", "mode": mode, **measure_lemon(lemon, why, mode, file)}
    yield {"solver": "LEMON", "mode": "perfect", **measure_lemon(lemon, why, "perfect", file)}
    for peer in ("rustworkx", "networkx"):
        if peer in sparse.peers and quick and (peer == "networkx" or sparse.each != 10):
            yield {"solver": peer, "mode": "full", "failed": "left out of the quick run"}
        elif peer in sparse.peers:
            yield {"solver": peer, "mode": "full", **measure("core", peer, "full", file, seconds=PEER_SECONDS)}
        else:
            yield {"solver": peer, "mode": "full", "failed": HOPELESS}


def build_lemon(folder: Path) -> tuple[Path | None, str]:
    """Build the program that calls LEMON; without LEMON or a compiler, say why there is none."""
    compiler, program = shutil.which("g++"), folder / "lemon"
    if compiler is None:
        return None, "g++ is not installed"
    command = [compiler, "-std=c++17", "-O3", "-DNDEBUG", "-o", str(program), str(LEMON_SOURCE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        missing = "lemon/matching.h" in done.stderr and "No such file" in done.stderr
        return None, "liblemon-dev is not installed" if missing else done.stderr.splitlines()[0]
    return program, ""


def measure_lemon(program: Path | None, why: str, mode: str, file: Path) -> Row:
    """Solve one graph by LEMON."""
    if program is None:
        return {"failed": why}
    return run_measurement([str(program), mode, str(file)], seconds=PEER_SECONDS)


def check_agreement(rows: list[Row]) -> None:
    """Check that all answers in one mode weigh the same; a perfect matching is a full one."""
    answers = sorted(
        (
            "full" if row["mode"] == "perfect" else row["mode"],
            row["pairs"] if row["mode"] != "plain" else 0,
            row["weight"],
        )
        for row in rows
        if "failed" not in row
    )
    for mode, found in groupby(answers, key=lambda answer: answer[0]):
        different = sorted(set(found))
        if len(different) > 1:
            raise RuntimeError(f"the solvers do not agree: {mode} gives {different} (pairs, weight)")


def measure_whole(quick: bool) -> Iterator[Row]:  # noqa: FBT001
    """Match whole pools, by all aims and by the sum alone."""
    for whole in WHOLE:
        if not (quick and whole.size > QUICK_LIMIT):
            limit = next(seconds for size, seconds in WHOLE_SECONDS if whole.size <= size)
            found = measure("whole", whole.people, whole.aims, str(whole.gap), whole.seconds, seconds=limit)
            yield tell(
                {"pool": whole.people, "aims": whole.aims, "people": whole.size, "gap_asked": whole.gap, **found}
            )


def measure_scripts(quick: bool) -> Iterator[Row]:  # noqa: FBT001
    """Match as simple scripts do."""
    for people in SCRIPTS[:1] if quick else SCRIPTS:
        found = measure("scripts", str(people))
        if "failed" in found:
            raise RuntimeError(f"the scripts did not run: {found['failed']}")
        yield from map(tell, found["rows"])


def tell(row: Row) -> Row:
    """Show a row while the others are still being measured."""
    print("  " + ", ".join(f"{name} {shorten(value)}" for name, value in row.items()), flush=True)
    return row


def shorten(value: object) -> str:
    """Write a number with as many digits as matter."""
    return f"{value:.4g}" if isinstance(value, float) else str(value)


SECTIONS: dict[str, Callable[[bool], Iterator[Row]]] = {
    "compiling": measure_compiling,
    "core": measure_core,
    "whole": measure_whole,
    "scripts": measure_scripts,
}
QUICK_SECTIONS = ("core", "whole", "scripts")
