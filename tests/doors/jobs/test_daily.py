"""The daily list: each piece once a day, one failure leaves the others alone."""

from datetime import datetime, timedelta

import pytest

from pairloom.domain.applications.models import Draft
from pairloom.domain.applications.services import begin_draft, raise_doubt
from pairloom.domain.applications.states import ApplicationState, DoubtKind
from pairloom.domain.core.models import DayDone, Heartbeat
from pairloom.domain.core.services import beat
from pairloom.domain.letters.models import Letter
from pairloom.domain.outreach.models import NotifyMe
from pairloom.domain.programs.queries import read_round_times
from pairloom.doors.jobs import daily
from tests.domain.applications.intake import make_application, open_round
from tests.makers import NOW, make_program


def test_the_second_run_of_a_day_does_nothing(db: None) -> None:
    assert [daily.do_daily_work(now=NOW) for _ in range(2)] == [len(daily.DAILY), 0]
    assert daily.do_daily_work(now=NOW + timedelta(days=1)) == len(daily.DAILY)


def test_a_piece_that_fails_is_tried_again_and_leaves_the_others_alone(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_now: datetime) -> None:
        raise RuntimeError("no")

    done: list[datetime] = []
    monkeypatch.setattr(daily, "DAILY", {"bad": fail, "good": done.append})
    assert [daily.do_daily_work(now=NOW) for _ in range(2)] == [1, 0]
    assert (done, list(DayDone.objects.values_list("name", flat=True))) == ([NOW], ["good"])


def test_workers_that_were_lost_days_ago_are_forgotten(db: None) -> None:
    beat(worker="lost", job="worker", now=NOW - timedelta(days=3))
    daily.do_daily_work(now=NOW)
    assert not Heartbeat.objects.exists()


def test_addresses_that_were_never_confirmed_are_forgotten(db: None) -> None:
    NotifyMe.objects.create(program=make_program(), address="a@example.org", asked_at=NOW - timedelta(days=8))
    daily.do_daily_work(now=NOW)
    assert not NotifyMe.objects.exists()


def test_people_are_asked_five_days_and_reminded_two_days_before_closing(db: None) -> None:
    round_ = open_round()
    closes_at = read_round_times(round_).closes_at
    raise_doubt(make_application(round_), kind=DoubtKind.ZONE_UNSURE, about="zone", choices=["UTC"], now=NOW)
    make_application(round_, state=ApplicationState.RECEIVED)
    found = []
    for days in (6, 5, 4, 2, 1):
        daily.ask_before_closing(closes_at - timedelta(days=days))
        found.append(sorted(Letter.objects.values_list("kind", flat=True)))
    both = ["application-question", "please-confirm"]
    assert found == [[], both[:1], both[:1], both, both]


def test_after_days_of_standstill_the_first_run_still_asks_and_reminds(db: None) -> None:
    round_ = open_round()
    closes_at = read_round_times(round_).closes_at
    raise_doubt(make_application(round_), kind=DoubtKind.ZONE_UNSURE, about="zone", choices=["UTC"], now=NOW)
    make_application(round_, state=ApplicationState.RECEIVED)
    daily.do_daily_work(now=closes_at - timedelta(days=9))
    assert not Letter.objects.exists()
    for minutes in (30, 20):
        daily.do_daily_work(now=closes_at - timedelta(minutes=minutes))
        assert set(Letter.objects.values_list("kind", flat=True)) >= {"application-question", "please-confirm"}
    assert Letter.objects.filter(kind__in=("application-question", "please-confirm")).count() == 2


def test_drafts_of_rounds_that_closed_long_ago_are_deleted(db: None) -> None:
    round_ = open_round()
    begin_draft(round_, language="en", now=NOW + timedelta(days=1))
    daily.clear_drafts(read_round_times(round_).closes_at + timedelta(days=31))
    assert not Draft.objects.exists()
