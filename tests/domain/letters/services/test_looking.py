"""Tests of noting what an organiser has looked at."""

from datetime import timedelta

import pytest

from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.services import put_mail_aside
from tests.domain.letters.outbox import make_mail
from tests.makers import NOW, make_person

LATER = NOW + timedelta(days=1)


@pytest.mark.django_db
def test_an_answer_is_seen_once_by_the_first_who_looked() -> None:
    answer = make_mail(kind="reply", state="read", is_flagged=False)
    for now in (NOW, LATER):
        put_mail_aside(answer, by=make_person(), now=now)
    answer.refresh_from_db()
    assert (answer.seen_at, JournalEntry.objects.count()) == (NOW, 1)


@pytest.mark.django_db
def test_a_mail_is_put_aside_once_and_kept() -> None:
    mail, person = make_mail(), make_person()
    for _ in range(2):
        put_mail_aside(mail, by=person, now=NOW)
    mail.refresh_from_db()
    assert (mail.is_flagged, mail.state, mail.seen_at) == (False, "quarantined", NOW)
    noted = list(JournalEntry.objects.values_list("act", "about", "by", "at"))
    assert noted == [("mail.looked-at", f"incomingmail:{mail.pk}", person.pk, NOW)]
