"""Take times and memory within one process."""

import resource
import statistics
import sys
from collections.abc import Callable
from time import perf_counter
from typing import TypeVar

SHORT = 10.0
RUNS = 3
Answer = TypeVar("Answer")


def time_runs(action: Callable[[], Answer]) -> tuple[float, int, Answer]:
    """Time an action: the median of three runs, or one run where that takes ten seconds or more."""
    times: list[float] = []
    while True:
        started = perf_counter()
        answer = action()
        times.append(perf_counter() - started)
        if times[0] >= SHORT or len(times) == RUNS:
            return statistics.median(times), len(times), answer


def read_peak() -> int:
    """Read this process's largest memory so far, in MB (millions of bytes)."""
    unit = 1 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6)
