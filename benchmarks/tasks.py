"""Do one measurement in this process and print it as JSON: python -m benchmarks.tasks TASK ARGUMENTS."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from benchmarks.graphs import draw_graph
from benchmarks.peers import load_core, solve_graph
from benchmarks.simple_scripts import compare_scripts
from benchmarks.whole import match_whole
from pairloom.matching import warm


def draw(people: str, each: str, path: str) -> object:
    """Draw a sparse graph into a file."""
    graph = draw_graph(int(people), int(each))
    graph.write(Path(path))
    return {"people": graph.n, "edges": len(graph.u)}


def core(solver: str, mode: str, path: str) -> object:
    """Solve such a graph."""
    return solve_graph(solver, mode, Path(path))


def whole(people: str, aims: str, gap: str, seconds: str) -> object:
    """Match a whole pool; no seconds: no limit."""
    return match_whole(people, aims, float(gap), float(seconds) if seconds else None)


def scripts(people: str) -> object:
    """Match as simple scripts do."""
    return {"rows": compare_scripts(int(people))}


def first_call(part: str) -> object:
    """Take the time of the first call of the core or of the whole engine in this process."""
    started = perf_counter()
    if part == "core":
        load_core()
    else:
        warm.main()
    return {"seconds": perf_counter() - started}


TASKS: dict[str, Callable[..., object]] = {
    "draw": draw,
    "core": core,
    "whole": whole,
    "scripts": scripts,
    "first_call": first_call,
}

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](*sys.argv[2:])))
