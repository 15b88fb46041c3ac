"""Kill workers at named steps, and make the scene in which each step is reached."""

import itertools
import time
from collections.abc import Callable

from tests.letters_faults.mail_server import act
from tests.letters_faults.stage import KILLED, Stage

_numbers = itertools.count(1)
LEASE = 1.0
PATIENCE = 60.0
"""How long a step may take to be reached: only a busy machine needs more than some seconds."""


def name_letters(about: str, count: int = 3) -> list[str]:
    """Name letters that no test has had before."""
    return [f"{about}-{next(_numbers)}" for _ in range(count)]


def kill_at(stage: Stage, step: str, nth: int = 1) -> None:
    """Kill a worker when it comes to a step for the nth time, while another worker lives on."""
    feed = SCENES.get(step, feed_plainly)
    survivor = stage.start_worker("survivor") if step not in ALONE else 0
    victim = stage.start_worker("victim", PAIRLOOM_CRASH_AT=f"{step}:{nth}")
    status, end = None, time.monotonic() + PATIENCE
    while status is None and time.monotonic() < end:
        feed(stage, step)
        status = stage.wait(victim, 0.15)
    assert status == KILLED, f"no worker was ever killed at {step}:{nth} ({status}): {stage.describe()}"
    if survivor:
        stage.end_worker(survivor)


def feed_plainly(stage: Stage, step: str) -> None:
    """Queue letters that nothing stands against."""
    stage.queue(*name_letters(step))


def feed_leases_that_ran_out(stage: Stage, step: str) -> None:
    """Let a worker die with a letter in its hands, so that the next one finds its lease."""
    stage.queue(*name_letters(step, 1))
    holder = stage.start_worker("holder", PAIRLOOM_CRASH_AT="claimed")
    stage.wait(holder, LEASE + 0.2)


def feed_letters_out_of_date(stage: Stage, step: str) -> None:
    """Queue sign-in codes and let an hour pass before anybody can send them."""
    stage.queue(*name_letters(step), kind="sign-in-code", hours_ago=1)


def feed_refused(stage: Stage, step: str) -> None:
    """Queue letters that the server does not want now, and takes later."""
    names = name_letters(step)
    stage.server.play(*(act("RCPT", reply="451 4.7.1 later", about=name, times=1) for name in names))
    stage.queue(*names)


SCENES: dict[str, Callable[[Stage, str], None]] = {
    "recovery-written": feed_leases_that_ran_out,
    "recovery-done": feed_leases_that_ran_out,
    "drop-written": feed_letters_out_of_date,
    "dropped": feed_letters_out_of_date,
    "refusal-read": feed_refused,
    "refusal-written": feed_refused,
    "refusal-done": feed_refused,
}
ALONE = {"recovery-written", "recovery-done"}


def press_all_unsure(stage: Stage) -> int:
    """Look every unsure letter up in the server's log, as an organiser asks the reader, and press the right button."""
    taken, unsure = stage.count_taken(), stage.judge().unsure
    for name in unsure:
        stage.press(name, arrived=taken[name] > 0)
    return len(unsure)
