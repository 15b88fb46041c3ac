"""The doctor: plain words about what is wrong, and what helps."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from pairloom.domain.core.models import SendingPermit
from pairloom.domain.core.services import allow_sending, beat
from pairloom.domain.letters.models import Letter, Relay
from pairloom.domain.letters.queries.office.counting import Count
from pairloom.domain.letters.services.queueing import queue
from pairloom.domain.people.states import Role
from pairloom.doors.jobs import backup, doctor
from pairloom.doors.jobs.doctor import Finding, Health
from tests.makers import NOW, make_person, make_program, make_role

PAGE = {"link": "https://pairs.example.org/me/"}


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Settings) -> None:
    settings.DATA_FOLDER = tmp_path


def list_sentences(findings: Iterator[Finding]) -> list[tuple[Health, str]]:
    return [(finding.health, finding.sentence) for finding in findings]


def test_a_fresh_site_hears_that_no_worker_is_there_and_what_to_run(db: None) -> None:
    findings = doctor.examine(NOW)
    wrong = [finding for finding in findings if finding.health == Health.WRONG]
    assert [(finding.sentence, finding.help) for finding in wrong] == [
        (
            "Workers: none is at work, so no letter leaves.",
            "Run: pairloom worker (or: systemctl start pairloom-worker)",
        )
    ]


def test_workers_are_told_apart_by_when_they_were_seen(db: None) -> None:
    beat(worker="well", job="worker", now=NOW)
    beat(worker="lost", job="worker", doing="letters", now=NOW - timedelta(hours=3))
    assert list_sentences(doctor.look_at_workers(NOW)) == [
        (Health.WELL, "Workers: 1 at work, seen 0 seconds ago."),
        (Health.WATCH, "Workers: lost fell silent 3 hours ago while busy with letters."),
    ]


def test_mail_that_waits_for_long_is_wrong_and_says_since_when(db: None) -> None:
    queue("welcome", key="welcome:1", values=PAGE, to=make_person(), now=NOW)
    soon, later = (next(doctor.look_at_mail(NOW + timedelta(minutes=minutes))) for minutes in (1, 90))
    assert (soon.health, soon.sentence) == (Health.WELL, "Mail: 1 letter waits, none for long.")
    assert (later.health, later.sentence) == (Health.WRONG, "Mail: 1 letter waits, the oldest for 1 hour.")


def test_a_letter_whose_arrival_is_unsure_is_named(db: None) -> None:
    letter = queue("welcome", key="welcome:1", values=PAGE, to=make_person(), now=NOW)
    Letter.objects.filter(pk=letter.pk).update(state="unsure", handed_at=NOW)
    assert (Health.WATCH, "Mail: 1 letter may have arrived or not.") in list_sentences(doctor.look_at_mail(NOW))


def test_a_broken_relay_is_our_fault_and_blames_nobody(db: None) -> None:
    Relay.objects.create(name="main", broken_since=NOW - timedelta(minutes=40), fault="535 authentication failed")
    [finding] = doctor.look_at_sending(NOW)
    assert finding == Finding(
        Health.WRONG,
        (
            "Mail: our relay has refused us for 40 minutes (535 authentication failed). "
            "Nobody's address is blamed; letters wait."
        ),
        "Mend the relay or its settings; sending goes on by itself.",
    )


def test_sending_stopped_by_hand_is_said(db: None) -> None:
    Relay.objects.create(name="main", is_stopped=True)
    assert list_sentences(doctor.look_at_sending(NOW)) == [(Health.WATCH, "Mail: sending was stopped by hand.")]


def test_a_copy_of_production_hears_why_nothing_leaves(db: None, settings: Settings) -> None:
    settings.IS_PRODUCTION, settings.MAIL_SENDING, settings.SITE_URL = True, "smtp", "https://pairs.example.org"
    answers = list_sentences(doctor.look_at_sending(NOW))
    allow_sending(site="https://pairs.example.org", now=NOW)
    answers += list_sentences(doctor.look_at_sending(NOW))
    SendingPermit.objects.update(place="elsewhere")
    answers += list_sentences(doctor.look_at_sending(NOW))
    assert answers == [
        (Health.WRONG, "Mail: nothing leaves, because letters have never been allowed to leave from here."),
        (Health.WELL, "Mail: letters may leave from here."),
        (Health.WRONG, "Mail: nothing leaves, because this database is a copy, or was restored or moved."),
    ]


def test_a_missing_migration_is_wrong_and_says_what_to_run(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'programs'")
    [finding] = doctor.look_at_database()
    assert (finding.health, finding.help) == (Health.WRONG, "Run: pairloom manage migrate")


def test_an_old_backup_is_wrong_in_production(transactional_db: None, settings: Settings) -> None:
    settings.IS_PRODUCTION = True
    if connection.vendor == "postgresql":
        assert [finding.health for finding in doctor.look_at_backups(NOW)] == [Health.WATCH]
        return
    answers = list_sentences(doctor.look_at_backups(NOW))
    backup.back_up(now=NOW)
    for days in (1, 3):
        answers += list_sentences(doctor.look_at_backups(NOW + timedelta(days=days)))
    assert answers == [
        (Health.WRONG, "Backups: there is none."),
        (Health.WELL, "Backups: the newest is 1 day old and was opened to check it."),
        (Health.WRONG, "Backups: the newest is 3 days old."),
    ]


def test_a_moved_clock_is_named(clock_file: Path) -> None:
    assert [finding.health for finding in doctor.look_at_clock(NOW)] == [Health.WATCH]


def test_a_program_with_one_director_is_warned(db: None) -> None:
    program = make_program(slug="isle")
    make_role(make_person(), Role.DIRECTOR, program=program)
    assert list_sentences(doctor.look_at_people(NOW)) == [
        (Health.WATCH, "People: the program isle has fewer than two directors or deputies.")
    ]
    make_role(make_person(), Role.DEPUTY, program=program)
    assert list_sentences(doctor.look_at_people(NOW)) == []


@pytest.mark.parametrize(
    ("age", "said"),
    [
        (timedelta(seconds=-5), "0 seconds"),
        (timedelta(seconds=1), "1 second"),
        (timedelta(minutes=2), "2 minutes"),
        (timedelta(hours=1, minutes=59), "1 hour"),
        (timedelta(days=3), "3 days"),
    ],
)
def test_an_age_is_said_in_its_largest_unit(age: timedelta, said: str) -> None:
    assert doctor.say_age(age) == said


def test_a_count_that_ends_at_a_thousand_says_so() -> None:
    counts = [Count(1), Count(2), Count(1_000, is_more=True)]
    said = [doctor.say_count(count, "letter waits", "letters wait") for count in counts]
    assert said == ["1 letter waits", "2 letters wait", "more than 1,000 letters wait"]
