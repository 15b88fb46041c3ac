"""Reads of the work on match runs."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.applications.models import Application
from pairloom.domain.pairs.models import MatchRun, RunFile
from pairloom.domain.pairs.queries.working import (
    KEPT_RUNS,
    RUN_LEASE,
    has_active_run,
    has_other_done,
    has_places,
    keep_known,
    read_groups_of,
    read_persons_of,
    read_result_files,
    read_run_file,
    rounds_to_match,
    runs_to_empty,
    runs_waiting,
)
from pairloom.domain.pairs.states import FileKind, RunState
from tests.domain.pairs.matches import make_closed_round, make_run
from tests.domain.pairs.scenes import OPENED, answer, apply, make_open_round


def test_rounds_to_match_have_closed_with_places_and_no_run(db: None) -> None:
    apply(make_open_round(), [answer("SE")])
    make_closed_round(0)
    make_run(make_closed_round(2), state=RunState.FAILED)
    wanted = make_closed_round(2)
    assert rounds_to_match() == [wanted]
    assert (has_places(wanted), has_places(make_closed_round(0))) == (True, False)


@pytest.mark.parametrize(("state", "is_active"), [(RunState.WAITING, True), (RunState.SOLVING, True), ("done", False)])
def test_a_run_that_waits_or_is_solved_is_active(db: None, state: str, is_active: bool) -> None:
    round_ = make_closed_round(2)
    make_run(round_, state=state)
    assert has_active_run(round_) is is_active


def test_runs_wait_until_a_worker_has_them_and_again_when_it_is_gone(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    waiting = make_run(make_closed_round(2), state=RunState.WAITING, ordered_at=OPENED + timedelta(minutes=1))
    lost = make_run(make_closed_round(2), state=RunState.SOLVING, seen_at=OPENED - RUN_LEASE)
    make_run(make_closed_round(2), state=RunState.SOLVING, seen_at=OPENED)
    make_run(make_closed_round(2))
    with django_assert_num_queries(1):
        runs = list(runs_waiting(OPENED))
        assert [run.round.program.slug for run in runs] != []
    assert runs == [lost, waiting]


def test_files_are_read_by_their_kind(db: None, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    run = make_run(make_closed_round(2))
    RunFile.objects.create(run=run, kind=FileKind.SNAPSHOT, content=b"one")
    assert (read_run_file(run, FileKind.SNAPSHOT), read_run_file(run, FileKind.PROOF)) == (b"one", None)
    assert read_result_files(run.pk) is None
    RunFile.objects.create(run=run, kind=FileKind.RESULT, content=b"two")
    with django_assert_num_queries(1):
        assert read_result_files(run.pk) == (b"one", b"two")


def test_groups_and_people_are_read_at_once(db: None, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    round_ = make_closed_round(5)
    run = make_run(round_)
    applications = list(Application.objects.filter(round=round_).order_by("pk"))
    one, two, three, four, five = (each.pk for each in applications)
    with django_assert_num_queries(2):
        assert read_groups_of(run) == {1: frozenset({one, two}), 2: frozenset({three, four})}
        assert read_persons_of(round_) == {each.pk: each.person_id for each in applications}
    seats = [{"application": five}, {"application": 987_654}]
    assert keep_known(round_, seats) == seats[:1]


def test_the_newest_runs_that_are_done_and_the_confirmed_one_are_kept(db: None) -> None:
    round_ = make_closed_round(2)
    states = [RunState.CONFIRMED, *[RunState.DONE] * (KEPT_RUNS + 1), RunState.FAILED, RunState.DROPPED]
    runs = [make_run(round_, state=state) for state in states]
    make_run(round_, state=RunState.WAITING)
    assert list(runs_to_empty(round_)) == [runs[1], *runs[-2:]]


def test_another_run_that_is_done_is_seen(db: None) -> None:
    round_ = make_closed_round(2)
    first = make_run(round_)
    assert not has_other_done(first)
    make_run(round_, state=RunState.FAILED)
    assert not has_other_done(first)
    assert has_other_done(make_run(round_))
    assert MatchRun.objects.count() == 3
