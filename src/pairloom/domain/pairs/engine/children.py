"""Start a child process, give it one thing to read, and read its answer when it has ended."""

import subprocess
import tempfile
import weakref
from collections.abc import Iterable, Sequence
from time import monotonic
from typing import IO

MOST_WORDS = 2_000
TOLD = "TOLD"
"""Stands in a command for the number of the file into which the child writes what it is doing."""


class SolvingError(RuntimeError):
    """Say that the child has failed, or took too long; holds the last it has said."""

    def __init__(self, words: str, *, is_final: bool = False) -> None:
        """Take the last words, and whether another try would end in the same way."""
        super().__init__(words)
        self.is_final = is_final


class Child:
    """A child process at work. It ends at the latest when this object is forgotten."""

    def __init__(self, command: Sequence[str], content: bytes, *, seconds: float, refused: int = -1) -> None:
        """Start a command that reads the content; it may take so many seconds, and says no with an exit code."""
        self._until = monotonic() + seconds
        self._refused = refused
        self.asked, self.answer, self.words, self.told = (_open_file() for _ in range(4))
        self.asked.write(content)
        self.asked.seek(0)
        told = str(self.told.fileno())
        self._child = subprocess.Popen(  # noqa: S603 - our own modules
            [told if part == TOLD else part for part in command],
            stdin=self.asked,
            stdout=self.answer,
            stderr=self.words,
            pass_fds=[self.told.fileno()],
        )
        files = (self.asked, self.answer, self.words, self.told)
        self._end = weakref.finalize(self, _end_child, self._child, files)

    def wait(self, seconds: float) -> bool:
        """Wait so long at most for the end; tells whether it has come."""
        try:
            self._child.wait(seconds)
        except subprocess.TimeoutExpired:
            return monotonic() > self._until
        return True

    def read_answer(self) -> bytes:
        """Read the answer once the end has come. Raises SolvingError when the child failed or took too long."""
        is_late = self._child.poll() is None
        code = self._child.returncode
        try:
            if is_late or code:
                raise SolvingError("took too long" if is_late else self._read_words(), is_final=code == self._refused)
            return _read(self.answer)
        finally:
            self.end()

    def end(self) -> None:
        """End the child, whatever it is doing."""
        self._end()

    def _read_words(self) -> str:
        return f"ended with {self._child.returncode}: {_read(self.words).decode(errors='replace')[-MOST_WORDS:]}"


def _end_child(child: subprocess.Popen[bytes], files: Iterable[IO[bytes]]) -> None:
    if child.poll() is None:
        child.kill()
    child.wait()
    for file in files:
        file.close()


def _open_file() -> IO[bytes]:
    return tempfile.TemporaryFile()


def _read(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()
