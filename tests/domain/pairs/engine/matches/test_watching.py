"""A child ends when the process that started it is gone."""

import subprocess
import sys
import time

from tests.doors.jobs.test_worker import wait_for

CHILD = (
    "import sys, time; from pairloom.domain.pairs.engine.matches.watching import end_with;"
    "end_with(int(sys.argv[1])); time.sleep(60)"
)
PARENT = (
    "import os, subprocess, sys, time\n"
    f"child = subprocess.Popen([sys.executable, '-c', {CHILD!r}, str(os.getpid())])\n"
    "print(child.pid, flush=True)\n"
    "time.sleep(60)\n"
)


def is_alive(process: int) -> bool:
    """Tell whether a process is there."""
    asked = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
    return asked.stdout.strip()[:1] not in {"", "Z"}


def test_a_child_ends_soon_after_its_parent_was_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    time.sleep(1.0)
    assert is_alive(child)
    parent.kill()
    parent.communicate()
    assert wait_for(lambda: not is_alive(child), seconds=10)
