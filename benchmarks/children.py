"""Run one measurement in a process of its own, so that its peak memory is its own; this module loads nothing large."""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pairloom import clock

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("numpy", "numba", "rustworkx", "networkx")


def measure(
    task: str, *arguments: str | Path, seconds: float = 900, environment: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Run a task of `benchmarks.tasks` in a new process; {"failed": why} when it breaks or takes over ``seconds``."""
    command = [sys.executable, "-m", "benchmarks.tasks", task, *map(str, arguments)]
    return run_measurement(command, seconds=seconds, environment=environment)


def run_measurement(
    command: list[str], *, seconds: float, environment: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Run a command whose last line is JSON; {"failed": why} when it breaks or takes over ``seconds``."""
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"failed": f"over {seconds:,.0f} s"}
    if done.returncode:
        return {"failed": "".join(done.stderr.splitlines()[-1:]) or f"exit code {done.returncode}"}
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def describe_machine() -> dict[str, Any]:
    """Describe what was measured on: cores, processor, releases."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {
        "cores": cores,
        "processor": read_processor(),
        "memory_gb": read_memory(),
        "system": platform.system(),
        "python": platform.python_version(),
        **{name: version(name) for name in PACKAGES},
    }


def read_processor() -> str:
    """Read the processor's name, where the system tells it."""
    listing = Path("/proc/cpuinfo")
    if listing.exists():
        names = [line.split(":", 1)[1].strip() for line in listing.read_text().splitlines() if "model name" in line]
        if names:
            return names[0]
    return platform.processor() or platform.machine()


def read_memory() -> float | None:
    """Read how many gigabytes of memory the machine has, where the system tells it."""
    if not hasattr(os, "sysconf"):
        return None
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1)


def read_day() -> str:
    """Read today's date."""
    return clock.now().date().isoformat()
