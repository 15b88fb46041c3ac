"""A database that goes away, is locked, or has no room: letters wait, and go once when it is back."""

import resource
import time

import pytest

from tests.letters_faults.databases import PostgresDatabase
from tests.letters_faults.kills import name_letters, press_all_unsure
from tests.letters_faults.stage import Stage


def check_all_arrived_once(stage: Stage) -> None:
    """Bring everything to its end and look at the server's log."""
    stage.settle()
    press_all_unsure(stage)
    rows = stage.settle()

    assert {row.state for row in rows} == {"sent"}
    assert {stage.count_taken()[name] for name in stage.queued} == {1}
    assert stage.judge().is_clean
    assert stage.database.is_whole()


@pytest.mark.parametrize("stage", ["postgresql"], indirect=True)
def test_connections_cut_again_and_again_lose_and_double_nothing(stage: Stage) -> None:
    assert isinstance(stage.database, PostgresDatabase)
    cuts = 0
    with stage.workers("one", "two") as workers:
        for _ in range(15):
            stage.queue(*name_letters("cut", 6))
            cuts += stage.database.cut_others()
        alive = [stage.wait(worker, 0) for worker in workers]

    assert cuts >= 10
    assert alive == [None, None]
    check_all_arrived_once(stage)


@pytest.mark.parametrize("stage", ["sqlite"], indirect=True)
def test_a_file_locked_for_longer_than_workers_wait_delays_letters_only(stage: Stage) -> None:
    stage.queue(*name_letters("locked", 10))
    workers = [stage.start_worker(name, patience=1) for name in ("one", "two")]
    stage.until(lambda: stage.count_taken().total() >= 2, 10, "nothing was sent")
    with stage.database.hold():
        time.sleep(1.6)
        alive = [stage.wait(worker, 0) for worker in workers]
    stage.queue(*name_letters("unlocked", 2))
    stage.until(lambda: {row.state for row in stage.read()} <= {"sent", "unsure"}, 10, "they never went on")
    ends = [stage.end_worker(worker) for worker in workers]

    assert alive == [None, None]
    assert ends == [0, 0]
    check_all_arrived_once(stage)


@pytest.mark.parametrize("stage", ["postgresql"], indirect=True)
def test_a_table_locked_for_a_while_delays_letters_only(stage: Stage) -> None:
    stage.queue(*name_letters("locked", 10))
    with stage.workers("one", "two"):
        stage.until(lambda: stage.count_taken().total() >= 2, 10, "nothing was sent")
        with stage.database.hold():
            time.sleep(1.2)
        stage.queue(*name_letters("unlocked", 2))
        stage.until(lambda: {row.state for row in stage.read()} <= {"sent", "unsure"}, 10, "they never went on")

    check_all_arrived_once(stage)


@pytest.mark.parametrize("stage", ["sqlite"], indirect=True)
def test_a_worker_with_no_room_on_disk_waits_and_goes_on_by_itself(stage: Stage) -> None:
    stage.queue(*name_letters("full", 20))
    with stage.workers("one") as (worker,):
        stage.until(lambda: stage.count_taken().total() >= 2, 10, "nothing was sent")
        resource.prlimit(worker, resource.RLIMIT_FSIZE, (4_096, resource.RLIM_INFINITY))
        time.sleep(0.5)
        while_full = stage.count_taken().total()
        time.sleep(1)
        still_full = stage.count_taken().total()
        alive = stage.wait(worker, 0)
        resource.prlimit(worker, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        stage.queue(*name_letters("room", 2))
        stage.until(lambda: {row.state for row in stage.read()} <= {"sent", "unsure"}, 20, "it never went on")

    assert still_full == while_full
    assert alive is None
    check_all_arrived_once(stage)
