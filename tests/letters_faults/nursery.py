"""Fork processes quickly: one process that has everything loaded, and makes a child for each worker and each task.

Orders come as lines of JSON on the standard input, each is answered by one line. It ends with its input, and takes its
children along.
"""

import contextlib
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from importlib import import_module
from typing import IO, Any

import django

Task = Callable[..., "Value"]
Value = str | int | float | bool | list[str] | dict[str, object] | None
Order = dict[str, Any]


class Nursery:
    """Look after the children."""

    def __init__(self, answers: IO[str], tasks: dict[str, Task]) -> None:
        self.answers, self.tasks = answers, tasks
        self.children: set[int] = set()

    def serve(self, orders: IO[str]) -> None:
        """Follow orders until there are no more; then end the children."""
        for line in orders:
            self.answers.write(json.dumps(self.obey(json.loads(line))) + "\n")
            self.answers.flush()
        for child in self.children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)

    def obey(self, order: Order) -> Value:
        """Follow one order."""
        if order["ask"] == "start":
            return self.start(order)
        if order["ask"] == "wait":
            return self.wait(order["child"], order["seconds"])
        return self.run(order)

    def start(self, order: Order) -> int:
        """Start a child and go on."""
        child = os.fork()
        if child == 0:
            live(lambda: self.tasks[order["task"]](**order["arguments"]), order["environment"])
        self.children.add(child)
        return child

    def run(self, order: Order) -> Value:
        """Start a child and give back what it returns."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            live(lambda: tell(writing, self.tasks[order["task"]](**order["arguments"])), order["environment"])
        os.close(writing)
        with os.fdopen(reading) as pipe:
            answer = pipe.read()
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return {"status": status, "answer": json.loads(answer) if answer else None}

    def wait(self, child: int, seconds: float) -> int | None:
        """Wait for a child's end: its exit code, minus the signal that killed it, or nothing if it lives on."""
        end = time.monotonic() + seconds
        while True:
            found, status = os.waitpid(child, os.WNOHANG)
            if found:
                self.children.discard(child)
                return os.waitstatus_to_exitcode(status)
            if time.monotonic() >= end:
                return None
            time.sleep(0.005)


def live(work: Callable[[], Any], environment: dict[str, str]) -> None:
    """Be a child: do the work and end, without ever going back to what the mother does."""
    status = 1
    try:
        os.environ.update(environment)
        work()
        status = 0
    except BaseException:  # noqa: BLE001 - the end of a process: everything is told, and the exit code says it failed
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def tell(pipe: int, answer: Value) -> None:
    """Give an answer to the mother."""
    with os.fdopen(pipe, "w") as file:
        json.dump(answer, file)


def main() -> None:
    """Load everything once, then serve; what children print goes to the errors, never between the answers."""
    django.setup()
    tasks: dict[str, Task] = import_module("tests.letters_faults.tasks").TASKS
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    Nursery(answers, tasks).serve(sys.stdin)


if __name__ == "__main__":
    main()
