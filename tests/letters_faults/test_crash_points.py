"""A worker that dies at any step of a letter's way loses nothing and doubles nothing."""

import pytest

from pairloom.domain.letters.delivery.steps import STEPS
from tests.letters_faults.dealing import deal
from tests.letters_faults.kills import kill_at, press_all_unsure
from tests.letters_faults.stage import Stage

HANDS = 4
"""The steps are dealt to so many tests, so that they can run beside each other."""
CASES = [(hand, 1 + (hand + turn) % 2) for hand in range(HANDS) for turn in range(2)]
"""Each step is reached for the first and for the second time, and on both databases."""


def test_at_least_twenty_steps_are_named() -> None:
    assert len(set(STEPS)) == len(STEPS) >= 20


@pytest.mark.slow
@deal("hand nth", *CASES)
def test_a_worker_killed_at_each_step_loses_and_doubles_nothing(stage: Stage, hand: int, nth: int) -> None:
    steps = STEPS[hand::HANDS]

    for step in steps:
        kill_at(stage, step, nth)
    stage.settle()
    first = stage.judge()
    pressed = press_all_unsure(stage)
    rows = stage.settle()

    assert first.is_clean, (first, stage.describe())
    assert pressed <= len(steps)
    assert stage.judge().is_clean, stage.judge()
    assert stage.judge().unsure == []
    assert {row.state for row in rows} <= {"sent", "dropped"}
    assert {row.key for row in rows if row.state == "dropped"} == {
        name for name in stage.queued if name.startswith("drop")
    }
    assert stage.database.is_whole()


def test_every_unsure_letter_is_listed_and_one_kill_makes_at_most_one(stage: Stage) -> None:
    kill_at(stage, "dot-sent")

    stage.settle()

    assert len(stage.judge().unsure) == 1
    assert stage.run("list_unsure") == stage.judge().unsure
