"""The list of work, and how one piece of it rests after errors."""

from datetime import timedelta

import pytest
from pytest_django import Settings

from pairloom.domain.applications.models import ImportRun
from pairloom.doors.jobs.daily import clear_uploads
from pairloom.doors.jobs.work import LONGEST_REST, Job, Turn, find_rest, list_jobs, run_job
from tests.domain.applications.sheets import bring_in, make_row, make_taking_round, upload
from tests.makers import NOW

TURN = Turn("w", lambda: NOW, lambda: False)


class Seconds:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Tell the seconds."""
        return self.now


def test_letters_come_first_and_every_job_has_a_name_of_its_own() -> None:
    names = [job.name for job in list_jobs()]
    assert (names[0], len(set(names))) == ("letters", len(names))


@pytest.mark.parametrize(("is_demo", "most"), [(True, timedelta(seconds=30)), (False, timedelta(minutes=5))])
def test_in_a_demo_the_daily_work_is_looked_for_within_half_a_minute(
    settings: Settings, is_demo: bool, most: timedelta
) -> None:
    settings.IS_DEMO = is_demo
    daily = next(job for job in list_jobs() if job.name == "daily")
    assert timedelta() < daily.every <= most


def test_a_job_runs_again_when_its_time_has_come() -> None:
    clock = Seconds()
    job = Job("rounds", lambda _turn: 1, every=timedelta(seconds=30))
    done = []
    for _ in range(3):
        done.append(run_job(job, TURN, clock=clock))
        clock.now += 20
    assert done == [1, 0, 1]


def test_a_job_that_fails_rests_longer_each_time_and_recovers(db: None) -> None:
    clock = Seconds()
    faults = [True, True, False]

    def work(_turn: Turn) -> int:
        if faults.pop(0):
            raise RuntimeError("no")
        return 1

    job = Job("letters", work)
    answers = []
    for seconds in (0.0, 1.0, 1.0, 3.0, 1.0):
        clock.now += seconds
        answers.append((run_job(job, TURN, clock=clock), job.errors))
    assert answers == [(0, 1), (0, 1), (0, 2), (0, 2), (1, 0)]


def test_no_rest_is_longer_than_five_minutes() -> None:
    assert [find_rest(errors) for errors in (1, 2, 3)] == [timedelta(seconds=seconds) for seconds in (2, 4, 8)]
    assert find_rest(10_000) == LONGEST_REST


def test_people_who_were_brought_in_are_written_to_and_files_that_wait_are_forgotten(db: None) -> None:
    round_ = make_taking_round()
    bring_in(round_, make_row("ana@example.org"))
    upload(round_, make_row("bo@example.org"))
    jobs = {job.name: job for job in list_jobs()}
    assert [run_job(jobs["imports"], TURN, clock=Seconds()) for _ in range(2)] == [1, 0]
    clear_uploads(NOW + timedelta(days=1))
    assert [run.added for run in ImportRun.objects.all()] == [1]
