"""Tell how far a match is, through a file that two processes share: one line, written over again and again."""

import os
from time import monotonic

WIDTH = 40
EVERY = 0.2
"""How many seconds pass at least until the share of the same step is told again."""


class Teller:
    """Writes what is being done, and how much of it is over, into an open file."""

    def __init__(self, file: int) -> None:
        self._file = file
        self._step, self._next = "", 0.0

    def __call__(self, step: str, share: float) -> None:
        """Write a step and the share of it that is done, 0 to 1; not more often than anybody could read it."""
        if step == self._step and monotonic() < self._next:
            return
        self._step, self._next = step, monotonic() + EVERY
        os.pwrite(self._file, f"{step} {share:.3f}".ljust(WIDTH).encode(), 0)


def read_progress(file: int) -> tuple[str, float]:
    """Read what was written last; an empty step when nothing was."""
    step, _, share = os.pread(file, WIDTH, 0).decode().strip().partition(" ")
    return step, float(share or 0)
