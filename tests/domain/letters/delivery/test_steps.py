"""A process can be ended at each named step, in test mode only."""

import os
import signal
import subprocess
import sys

import pytest
from pytest_django import Settings

from pairloom.domain.letters.delivery.steps import STEPS, reach

PROGRAM = (
    "import django; django.setup()\n"
    "from pairloom.domain.letters.delivery.steps import reach\n"
    "for _ in range(3):\n"
    "    reach('claimed'); print('passed', flush=True)\n"
)


def test_there_are_at_least_twenty_steps_each_with_a_name_of_its_own() -> None:
    assert len(set(STEPS)) == len(STEPS) >= 20


def test_a_process_ends_as_by_kill_when_it_reaches_its_step_for_the_named_time() -> None:
    surroundings = {**os.environ, "DJANGO_SETTINGS_MODULE": "pairloom.settings", "PAIRLOOM_CRASH_AT": "claimed:3"}
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=surroundings, capture_output=True, check=False)
    assert (done.returncode, done.stdout.split()) == (-signal.SIGKILL, [b"passed", b"passed"])


def test_outside_of_tests_no_step_ends_anything(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.IS_TEST = False
    monkeypatch.setenv("PAIRLOOM_CRASH_AT", "claimed")
    for _ in range(3):
        reach("claimed")
