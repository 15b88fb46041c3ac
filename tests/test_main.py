"""Tests of `python -m pairloom`."""

import subprocess
import sys


def test_the_module_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "pairloom", "--help"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("usage: pairloom")
