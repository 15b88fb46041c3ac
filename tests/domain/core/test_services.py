"""The journal, heartbeats, daily marks, and the permit to send."""

from datetime import timedelta

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
