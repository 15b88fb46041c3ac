"""The daily list: each piece once a day, one failure leaves the others alone."""

from datetime import datetime, timedelta

import pytest

from pairloom.domain.core.models import DayDone, Heartbeat
from pairloom.domain.core.services import beat
from pairloom.doors.jobs import daily
from tests.makers import NOW


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
