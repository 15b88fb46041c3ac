"""End a child process when the one that started it is gone, also when that was killed and could say nothing."""

import os
from threading import Thread
from time import sleep

EVERY = 0.5
"""How many seconds may pass until it is seen."""
GONE = 4


def end_with(parent: int) -> None:
    """End this process, whatever it is doing, soon after the parent with this number has ended."""
    Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        sleep(EVERY)
    os._exit(GONE)
