"""Thousands of kills at random: lost none, doubled none."""

import os
import random
import signal
import time

import pytest

from pairloom.domain.letters.delivery.steps import STEPS
from tests.letters_faults.kills import name_letters, press_all_unsure
from tests.letters_faults.stage import KILLED, Stage

KILLS = int(os.environ.get("PAIRLOOM_SOAK_KILLS", "1250"))
"""For each database; two databases make 2,500."""


def start_doomed(stage: Stage, lots: random.Random) -> tuple[int, float]:
    """Start a worker that dies at a random step, or at a random moment."""
    if lots.random() < 0.7:
        step = f"{lots.choice(STEPS)}:{lots.randint(1, 6)}"
        return stage.start_worker(f"doomed-{step}", PAIRLOOM_CRASH_AT=step), 0.6
    return stage.start_worker("doomed"), lots.uniform(0.0, 0.4)


@pytest.mark.soak
def test_thousands_of_workers_killed_at_random_lose_and_double_nothing(stage: Stage) -> None:
    lots, killed, pressed = random.Random(29), 0, 0
    with stage.workers("survivor"):
        while killed < KILLS:
            stage.queue(*name_letters("soak", lots.randint(2, 12)))
            pairs = [start_doomed(stage, lots) for _ in range(2)]
            for worker, patience in pairs:
                killed += end_hard(stage, worker, patience) == KILLED
            if not lots.randrange(40):
                stage.move_clock(lots.choice([3_600.0, 60.0]))
                pressed += press_all_unsure(stage)

    stage.settle(seconds=120)
    verdict = stage.judge()
    pressed += press_all_unsure(stage)
    rows = stage.settle(seconds=120)

    assert verdict.is_clean, verdict
    assert pressed <= killed
    assert {row.state for row in rows} == {"sent"}
    assert stage.judge().is_clean, stage.judge()
    assert stage.database.is_whole()


def end_hard(stage: Stage, worker: int, patience: float) -> int | None:
    """Wait until a doomed worker has died, and kill it when its step does not come."""
    end = time.monotonic() + patience
    while (status := stage.wait(worker, 0.02)) is None:
        if time.monotonic() > end:
            os.kill(worker, signal.SIGKILL)
    return status
