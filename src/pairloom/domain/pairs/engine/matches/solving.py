"""Let a child process solve a match, while the worker does other things."""

import sys
from os import getpid

from pairloom.domain.pairs.engine.children import TOLD, Child
from pairloom.domain.pairs.engine.matches.answers import Answer, unpack_answer
from pairloom.domain.pairs.engine.matches.progress import read_progress

COMMAND = (sys.executable, "-m", "pairloom.domain.pairs.engine.matches.child")
LONGEST = 3_700.0
REFUSED = 3


class MatchSolving(Child):
    """A match that is being solved in a child process."""

    def __init__(self, snapshot: bytes) -> None:
        """Start the child with a packed problem."""
        command = (*COMMAND, str(getpid()), TOLD)
        super().__init__(command, snapshot, seconds=LONGEST, refused=REFUSED)

    def read_progress(self) -> tuple[str, float]:
        """Read what the child is doing, and how much of it is done; nothing once it has been ended."""
        return ("", 0.0) if self.told.closed else read_progress(self.told.fileno())

    def finish(self) -> Answer:
        """Read what was found, once the end has come. Raises SolvingError."""
        return unpack_answer(self.read_answer())
