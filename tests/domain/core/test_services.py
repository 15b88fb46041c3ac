"""The journal, heartbeats, daily marks, and the permit to send."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pairloom.domain.core import queries, services
from pairloom.domain.core.models import Heartbeat, JournalEntry, SendingPermit
from pairloom.domain.core.queries import Sending
from tests.makers import NOW, make_person

LATER = NOW + timedelta(hours=1)
SITE = "https://pairs.example.org"


def test_a_line_of_the_journal_says_who_did_what_to_what_and_when(db: None) -> None:
    person, other = make_person(), make_person()
    services.write_journal("person.renamed", about=person, by=other, at=NOW, count=2)
    assert list(JournalEntry.objects.values_list("act", "about", "by", "at", "details")) == [
        ("person.renamed", f"person:{person.pk}", other.pk, NOW, {"count": 2})
    ]


def test_a_worker_is_one_row_however_often_it_beats(db: None) -> None:
    services.beat(worker="w", job="worker", doing="letters", now=NOW)
    services.beat(worker="w", job="worker", doing="incoming", now=LATER)
    assert list(Heartbeat.objects.values_list("worker", "started_at", "seen_at", "doing")) == [
        ("w", NOW, LATER, "incoming")
    ]
    services.leave_work("w")
    assert not Heartbeat.objects.exists()


def test_workers_that_fell_silent_long_ago_are_forgotten(db: None) -> None:
    services.beat(worker="old", job="worker", now=NOW)
    services.beat(worker="new", job="worker", now=LATER)
    assert services.clear_heartbeats(now=LATER, older_than=timedelta(minutes=30)) == 1
    assert [heart.worker for heart in queries.list_heartbeats()] == ["new"]


def test_a_day_is_done_until_the_next_one(db: None) -> None:
    today, tomorrow = NOW.date(), NOW.date() + timedelta(days=1)
    services.note_day_done("backup", today=today)
    assert [queries.is_done_today("backup", today=day) for day in (today, tomorrow)] == [True, False]
    services.note_day_done("backup", today=tomorrow)
    assert queries.is_done_today("backup", today=tomorrow)


def test_letters_may_leave_from_the_permitted_site_and_database_alone(db: None) -> None:
    assert queries.check_sending(SITE) == Sending.NEVER_ALLOWED
    services.allow_sending(site=SITE, now=NOW)
    assert queries.check_sending(SITE) == Sending.ALLOWED
    assert queries.check_sending("https://staging.example.org") == Sending.OTHER_SITE
    SendingPermit.objects.update(place="the place where the copy came from")
    assert queries.check_sending(SITE) == Sending.OTHER_DATABASE


def test_a_permit_can_be_given_anew_and_taken_back_once(db: None) -> None:
    services.allow_sending(site="https://old.example.org", now=NOW)
    services.allow_sending(site=SITE, now=LATER)
    assert [services.forbid_sending(now=LATER) for _ in range(2)] == [True, False]
    assert queries.check_sending(SITE) == Sending.NEVER_ALLOWED
    assert [entry.act for entry in JournalEntry.objects.order_by("id")] == [
        "mail.allowed",
        "mail.allowed",
        "mail.forbidden",
    ]


def test_lines_of_the_journal_are_written_together_in_their_order(db: None) -> None:
    person = make_person()
    lines = [services.make_line(act, about=person, at=NOW, count=1) for act in ("person.registered", "person.renamed")]
    assert JournalEntry.objects.count() == 0
    with CaptureQueriesContext(connection) as asked:
        services.write_lines(lines)
    assert len([one for one in asked if "INSERT" in one["sql"]]) == 1
    assert list(JournalEntry.objects.order_by("id").values_list("act", "about", "details")) == [
        ("person.registered", f"person:{person.pk}", {"count": 1}),
        ("person.renamed", f"person:{person.pk}", {"count": 1}),
    ]


def count_tries(*seconds: int, key: str = "a", most: int = 2) -> list[bool]:
    """Count tries at some seconds, of which so many are let in within a minute."""
    minute = timedelta(minutes=1)
    return [services.count_try(key, most=most, within=minute, now=NOW + timedelta(seconds=at)) for at in seconds]


def test_in_any_stretch_of_time_no_more_tries_are_counted_than_the_most(db: None) -> None:
    assert count_tries(0, 50, 51, 59, 60, 61, 109, 110, 120) == [
        True,
        True,
        False,
        False,
        True,
        False,
        False,
        True,
        True,
    ]


def test_tries_are_counted_under_each_key_for_itself(db: None) -> None:
    assert [count_tries(0, key=key, most=1) for key in ("a", "b", "a")] == [[True], [True], [False]]


def test_where_none_is_allowed_none_is_counted(db: None) -> None:
    assert count_tries(0, most=0) == [False]


def test_counting_a_try_is_one_statement_and_leaves_one_row(db: None) -> None:
    with CaptureQueriesContext(connection) as asked:
        count_tries(0, 1, 2)
    assert len(asked) == 3
    with connection.cursor() as cursor:
        cursor.execute("SELECT length(value) FROM core_cache WHERE cache_key = 'a'")
        assert cursor.fetchall() == [(2 * services.DIGITS,)]


def test_of_many_tries_at_the_same_moment_as_many_are_let_in_as_may_be(transactional_db: None) -> None:
    start = Barrier(6)

    def press(_number: int) -> bool:
        start.wait(timeout=10)
        try:
            return services.count_try("at once", most=3, within=timedelta(minutes=1), now=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as threads:
        assert sum(threads.map(press, range(6))) == 3


def test_the_cache_throws_tries_away_when_their_time_is_over(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        services.count_try(f"old {number}", most=1, within=timedelta(minutes=1), now=NOW - timedelta(days=400))
    monkeypatch.setattr(caches["default"], "_max_entries", 2)
    caches["default"].set("new", 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM core_cache WHERE cache_key LIKE 'old %'")
        assert cursor.fetchone() == (0,)
