"""A clock that jumps, or a night in which the hour changes, loses nothing and doubles nothing."""

from datetime import UTC, datetime

import pytest

from pairloom import clock
from tests.letters_faults.kills import name_letters, press_all_unsure
from tests.letters_faults.mail_server import act
from tests.letters_faults.stage import Stage

HOUR = 3_600.0


@pytest.mark.parametrize("jump", [HOUR, -HOUR])
def test_a_jump_of_an_hour_in_the_middle_of_the_stream_does_no_harm(stage: Stage, jump: float) -> None:
    stage.move_clock(2 * HOUR)
    with stage.workers("one", "two"):
        stage.queue(*name_letters("jump", 30))
        stage.until(lambda: stage.count_taken().total() >= 5, 10, "nothing was sent")
        stage.move_clock(jump)
        stage.queue(*name_letters("jump", 5))

    stage.settle()
    rows = stage.settle()

    assert {row.state for row in rows} == {"sent"}
    assert {stage.count_taken()[name] for name in stage.queued} == {1}
    assert stage.judge().is_clean


@pytest.mark.parametrize("jump", [HOUR, -HOUR])
def test_a_jump_does_not_move_leases(stage: Stage, jump: float) -> None:
    stage.queue(*name_letters("lease", 1))
    stage.server.play(act("MAIL", "slow", times=1, seconds=0.03))
    with stage.workers("one", "two"):
        stage.until(lambda: stage.server.count()["acted"], 10, "nobody came to the server")
        stage.move_clock(jump)
        stage.until(lambda: stage.read()[0].state == "sent", 10, "the letter was not sent")

    assert stage.server.count()["seen"]["MAIL"] == 1
    assert stage.judge().is_clean


@pytest.mark.parametrize(
    "moment", [datetime(2026, 3, 29, 0, 59, 59, 500_000, UTC), datetime(2026, 10, 25, 0, 59, 59, 500_000, UTC)]
)
def test_the_night_in_which_the_hour_changes_is_a_night_like_any_other(stage: Stage, moment: datetime) -> None:
    stage.move_clock((moment - clock.now()).total_seconds())
    stage.server.play(act("RCPT", reply="451 4.3.0 later", times=3))
    stage.queue(*name_letters("night", 10))
    with stage.workers("one", "two", TZ="Europe/Paris"):
        stage.until(lambda: stage.count_taken().total() >= 7, 10, "nothing was sent")
        stage.queue(*name_letters("night", 10))
        stage.until(lambda: stage.count_taken().total() >= 17, 10, "nothing was sent after the change")

    stage.settle()
    press_all_unsure(stage)
    rows = stage.settle()

    assert {row.state for row in rows} == {"sent"}
    assert sorted(row.attempts for row in rows)[-3:] == [2, 2, 2]
    assert stage.judge().is_clean
