"""A worker that freezes for longer than its lease and then wakes up does no harm."""

import os
import signal
import time

import pytest

from tests.letters_faults.dealing import deal
from tests.letters_faults.kills import LEASE, name_letters, press_all_unsure
from tests.letters_faults.stage import Stage

OUTSIDE_TRANSACTIONS = (
    *("claimed", "message-built", "connection-opening", "connection-open", "sender-accepted", "recipient-accepted"),
    *("data-accepted", "body-half-sent", "body-sent", "marked", "dot-sent", "dot-answered"),
)
INSIDE_TRANSACTIONS = ("claim-written", "mark-written", "sent-written")


def is_frozen(process: int) -> bool:
    """Tell whether the system has stopped a process."""
    with open(f"/proc/{process}/stat") as file:  # noqa: PTH123 - a file of the system
        return file.read().rpartition(")")[2].split()[0] == "T"


def freeze_at(stage: Stage, step: str) -> int:
    """Start a worker and wait until it is frozen at a step."""
    sleeper = stage.start_worker("sleeper", PAIRLOOM_FREEZE_AT=step)
    stage.until(lambda: is_frozen(sleeper), 10, f"no worker froze at {step}")
    return sleeper


@deal("step", *OUTSIDE_TRANSACTIONS)
def test_a_worker_frozen_past_its_lease_stops_when_it_wakes(stage: Stage, step: str) -> None:
    stage.queue(*name_letters("frozen"))
    sleeper = freeze_at(stage, step)
    time.sleep(LEASE + 0.1)
    meanwhile = stage.settle()

    os.kill(sleeper, signal.SIGCONT)
    stage.queue(*name_letters("after", 1))
    stage.settle()
    ended = stage.end_worker(sleeper)
    press_all_unsure(stage)
    rows = stage.settle()

    assert {row.state for row in meanwhile} <= {"sent", "unsure"}
    assert ended == 0
    assert {row.state for row in rows} == {"sent"}
    assert {stage.count_taken()[name] for name in stage.queued} == {1}
    assert stage.judge().is_clean


@pytest.mark.parametrize("step", INSIDE_TRANSACTIONS)
def test_a_worker_frozen_inside_a_transaction_holds_others_up_but_doubles_nothing(stage: Stage, step: str) -> None:
    stage.queue(*name_letters("frozen"))
    sleeper = freeze_at(stage, step)
    with stage.workers("one"):
        time.sleep(LEASE + 0.5)
        os.kill(sleeper, signal.SIGCONT)
        stage.until(lambda: stage.count_taken().total() >= 3, 15, "the others never went on")
    ended = stage.end_worker(sleeper)

    stage.settle()
    press_all_unsure(stage)
    rows = stage.settle()

    assert ended == 0
    assert {row.state for row in rows} == {"sent"}
    assert {stage.count_taken()[name] for name in stage.queued} == {1}
    assert stage.judge().is_clean
