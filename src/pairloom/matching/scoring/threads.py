"""Share the rows of a pass among the processor's cores; compiled code lets go of the interpreter meanwhile."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from time import monotonic
from typing import Any

PIECES_A_CORE = 16
FEWEST_ROWS = 64


class OutOfTimeError(Exception):
    """Say that a pass was left because the time given to the solve is over."""


class Stopwatch:
    """Keep the time a solve may take (monotonic seconds; None: no limit) and tell how far a step is."""

    def __init__(self, seconds: float | None = None, report: Callable[[str, float], None] | None = None) -> None:
        """Start the watch now."""
        self.started = monotonic()
        self.seconds = seconds
        self.step = ""
        self._report = report
        self._over = self._pass = 0.0

    def tell(self, step: str, done: float) -> None:
        """Tell what is being done and how much of one pass of it is over, 0 to 1.

        Nobody knows how many passes a step takes: each fills half of what the passes before it left. So what is
        reported never falls within a step, and comes to 1 when the next step begins or all is finished.
        """
        done = min(max(done, 0.0), 1.0)
        if step != self.step:
            self.finish()
            self.step, self._over, self._pass = step, 0.0, 0.0
        elif 0 < self._pass >= done:
            self._over += (1 - self._over) / 2
        self._pass = done
        if self._report:
            self._report(step, self._over + (1 - self._over) / 2 * done)

    def finish(self) -> None:
        """Tell that all of the step is done."""
        if self._report and self.step:
            self._report(self.step, 1.0)

    def is_over(self) -> bool:
        """Tell whether the time is over."""
        return self.seconds is not None and monotonic() - self.started >= self.seconds

    def check(self) -> None:
        """Raise OutOfTimeError when the time is over."""
        if self.is_over():
            raise OutOfTimeError

    def measure(self) -> float:
        """Give the seconds since the start."""
        return monotonic() - self.started


def count_cores() -> int:
    """Count the cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_in_threads(
    work: tuple[Any, ...],
    rows: int,
    *,
    scratch: Callable[[], Any],
    watch: Stopwatch | None = None,
    half: bool = False,
) -> list[Any]:
    """Call work = (function, *arguments) as function(first, last, *arguments, scratch()) for pieces of the rows.

    Pieces run on every core, each with room of its own to write on; answers come in the order of the rows. ``half`` is
    for passes over i < j, whose early rows are longer: pieces then hold about equally many pairs. Raises
    OutOfTimeError between pieces when the watch is over.
    """
    pieces = _cut(rows, half=half)
    if len(pieces) == 1 or count_cores() == 1:
        return _gather((_run_piece(work, piece, scratch, watch) for piece in pieces), len(pieces), watch)
    with ThreadPoolExecutor(count_cores()) as pool:
        futures = [pool.submit(_run_piece, work, piece, scratch, watch) for piece in pieces]
        return _gather((future.result() for future in futures), len(pieces), watch)


def _gather(answers: Iterable[object], count: int, watch: Stopwatch | None) -> list[Any]:
    """Gather the answers as they come, and tell how many there are."""
    gathered = []
    for answer in answers:
        gathered.append(answer)
        if watch:
            watch.tell(watch.step, len(gathered) / count)
    return gathered


def _run_piece(
    work: tuple[Any, ...], piece: tuple[int, int], scratch: Callable[[], Any], watch: Stopwatch | None
) -> object:
    if watch:
        watch.check()
    function, *arguments = work
    return function(piece[0], piece[1], *arguments, scratch())


def _cut(rows: int, *, half: bool) -> list[tuple[int, int]]:
    count = max(min(rows // FEWEST_ROWS, count_cores() * PIECES_A_CORE), 1)
    shares = [place / count for place in range(count + 1)]
    if half:
        shares = [1 - (1 - share) ** 0.5 for share in shares]
    edges = [round(rows * share) for share in shares]
    return [(first, last) for first, last in pairwise(edges) if last > first] or [(0, 0)]
