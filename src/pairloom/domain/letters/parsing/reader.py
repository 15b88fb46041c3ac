"""Read mails in a child process that is killed and replaced when it hangs, swells or falls over."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import IO, Any, Self

from pairloom.domain.letters.parsing.child import FRAME, LENGTH
from pairloom.domain.letters.parsing.reading import ReadMail
from pairloom.domain.letters.states import IncomingKind

LONGEST_READING = 2.0
LONGEST_START = 60.0
MAILS_A_CHILD = 20_000


class UnreadableError(Exception):
    """A mail cannot be read; the text says why, in words for organisers."""


class MailReader:
    """A pool of one child: started with the first mail, used again, replaced when it fails. One mail at a time."""

    def __init__(self, *, longest: float = LONGEST_READING) -> None:
        self._longest = longest
        self._child: subprocess.Popen[bytes] | None = None
        self._used = 0
        self._lock = threading.Lock()
        self.replaced = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, raw: bytes, *, envelope_from: str) -> ReadMail:
        """Read one mail within two seconds. Raises UnreadableError where that is not possible."""
        with self._lock:
            child = self._find_child()
            answered = self._ask(child, raw, envelope_from)
            self._used += 1
        if "fault" in answered:
            raise UnreadableError(answered["fault"])
        return ReadMail(**{**answered["read"], "kind": IncomingKind(answered["read"]["kind"])})

    def close(self) -> None:
        """End the child."""
        child, self._child, self._used = self._child, None, 0
        if child is not None:
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    close_quietly(pipe)

    def _find_child(self) -> subprocess.Popen[bytes]:
        """Give the child that is there, or start one; an old one is replaced so that memory stays flat."""
        if self._child is not None and (self._used >= MAILS_A_CHILD or self._child.poll() is not None):
            self.close()
        if self._child is None:
            self._child = start_child()
            limited(self._child, LONGEST_START, receive_answer)
        return self._child

    def _ask(self, child: subprocess.Popen[bytes], raw: bytes, envelope_from: str) -> dict[str, Any]:
        """Hand one mail over and wait for what it says; a child that does not answer in time is replaced."""
        try:
            return limited(child, self._longest, lambda asked: converse(asked, raw, envelope_from))
        except TimeoutError:
            fault = f"reading it took longer than {self._longest:g} seconds"
        except (EOFError, OSError):
            fault = "reading it ended the process that read it"
        self.close()
        self.replaced += 1
        return {"fault": fault}


def start_child() -> subprocess.Popen[bytes]:
    """Start the process that reads; what it complains about is nobody's mail and goes nowhere."""
    command = [sys.executable, "-m", "pairloom.domain.letters.parsing.child"]
    return subprocess.Popen(  # noqa: S603 - our own module
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def limited(
    child: subprocess.Popen[bytes], seconds: float, ask: Callable[[subprocess.Popen[bytes]], dict[str, Any]]
) -> dict[str, Any]:
    """Ask a child, and kill it when it takes longer: TimeoutError then, EOFError or OSError when it ended by itself."""
    expired = threading.Event()
    watch = threading.Timer(seconds, end_child, (child, expired))
    watch.daemon = True
    watch.start()
    try:
        answered = ask(child)
    except (EOFError, OSError) as error:
        if expired.is_set():
            raise TimeoutError from error
        raise
    finally:
        watch.cancel()
    return answered


def end_child(child: subprocess.Popen[bytes], expired: threading.Event) -> None:
    """End a child whose time is over."""
    expired.set()
    child.kill()


def converse(child: subprocess.Popen[bytes], raw: bytes, envelope_from: str) -> dict[str, Any]:
    """Send one mail and take the answer."""
    if child.stdin is None:
        raise EOFError
    envelope = envelope_from.encode("utf-8", "replace")
    child.stdin.write(FRAME.pack(len(envelope), len(raw)) + envelope)
    child.stdin.write(raw)
    child.stdin.flush()
    return receive_answer(child)


def receive_answer(child: subprocess.Popen[bytes]) -> dict[str, Any]:
    """Take one answer of a child; EOFError when it ended in the middle."""
    if child.stdout is None:
        raise EOFError
    head = child.stdout.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    (length,) = LENGTH.unpack(head)
    body = child.stdout.read(length)
    if len(body) < length:
        raise EOFError
    answered: dict[str, Any] = json.loads(body)
    return answered


def close_quietly(pipe: IO[bytes]) -> None:
    """Close a pipe whose other end is gone."""
    with suppress(OSError):
        pipe.close()
