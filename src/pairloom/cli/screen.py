"""Write to the screen: plain sentences, tables, and a bar while the engine works."""

import os
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

STEPS = {
    "compile": "Getting ready",
    "score": "Scoring every possible pair",
    "place": "Placing as many people as possible",
    "threshold": "Raising the person served least",
    "tiers": "Leaving few people far behind",
    "sum": "Serving everybody as well as possible",
    "trio": "Choosing the group of three",
    "lot": "Drawing the lot between equals",
    "check": "Letting the referee check every pair",
}
LONG_WAIT = "On a new machine the first run takes a minute or two longer."
Progress = Callable[[str, float], None]


def say(text: str = "") -> None:
    """Write one line, free of signs that would steer a terminal; what cannot be written is an error with a name."""
    with _name_screen():
        sys.stdout.write(f"{make_printable(text)}\n")


def flush() -> None:
    """Write what waits to be shown; what cannot be written is given up, so that the end of the program is quiet."""
    try:
        with _name_screen():
            sys.stdout.flush()
    except OSError:
        close_quietly()
        raise


def close_quietly() -> None:
    """Send what is left to nowhere: whoever read the output has gone, or its disk is full."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _name_screen() -> Iterator[None]:
    """Say of an error that it is about what is shown, which may go to a file on a full disk."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OSError(error.errno, error.strerror, "What is shown") from error


def say_list(lines: Sequence[str]) -> None:
    """Write lines with a dash before each."""
    for line in lines:
        say(f"  - {line}")


def complain(sentence: str) -> None:
    """Write one sentence about what is wrong."""
    sys.stderr.write(f"{make_printable(sentence)}\n")


def make_printable(text: str) -> str:
    """Leave out what steers a terminal or turns the direction of a line; other signs stay."""
    steering = ("Cc", "Cs")
    turning = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    kept = (sign if unicodedata.category(sign) not in steering and sign not in turning else " " for sign in text)
    return "".join(kept)


@contextmanager
def show_progress() -> Iterator[Progress]:
    """Show a bar with what is being done; on anything but a terminal nothing is shown."""
    if not sys.stderr.isatty():
        yield _stay_quiet
        return
    from rich.console import Console  # noqa: PLC0415 - lazy: only terminals need it
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415 - lazy

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(f"{STEPS['compile']}. {LONG_WAIT}", total=None)

        def tell(step: str, done: float) -> None:
            bars.update(task, description=STEPS.get(step, step), completed=done, total=1.0)

        yield tell


def _stay_quiet(_step: str, _done: float) -> None:
    """Show nothing."""
