"""Answers are changed until closing, all or none, and nobody overwrites a newer version."""

from datetime import timedelta

import pytest

from pairloom.domain.applications.services import change_answers, raise_doubt
from pairloom.domain.applications.states import ApplicationState, DoubtKind
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.programs.queries import read_round_times
from tests.domain.applications.intake import ALL, OPEN, make_application, open_round

pytestmark = pytest.mark.django_db


def test_what_is_named_is_changed_and_the_rest_stays() -> None:
    application = make_application(open_round())
    found = change_answers(application, {"country": "no", "city": "Oslo"}, version=1, now=OPEN)
    application.refresh_from_db()
    assert found.faults == {}
    assert application.answers == ALL | {"country": "NO", "city": "Oslo"}
    assert (application.country, application.version, application.changed_at) == ("NO", 2, OPEN)
    assert application.person.country == "NO"
    assert JournalEntry.objects.filter(act="application.changed").count() == 1


def test_the_same_answers_change_nothing() -> None:
    application = make_application(open_round())
    change_answers(application, {"city": "Umeå"}, version=1, now=OPEN)
    application.refresh_from_db()
    assert (application.version, JournalEntry.objects.filter(act="application.changed").count()) == (1, 0)


def test_one_fault_keeps_all_as_it_was() -> None:
    application = make_application(open_round())
    found = change_answers(application, {"city": "Oslo", "sector": ""}, version=1, now=OPEN)
    application.refresh_from_db()
    assert {name: fault.reason for name, fault in found.faults.items()} == {"sector": Reason.ANSWER_MISSING}
    assert (application.answers["city"], application.version) == ("Umeå", 1)


def test_an_older_version_is_refused() -> None:
    application = make_application(open_round())
    change_answers(application, {"city": "Oslo"}, version=1, now=OPEN)
    with pytest.raises(Refused) as refusal:
        change_answers(application, {"city": "Bergen"}, version=1, now=OPEN)
    assert refusal.value.reason == Reason.ANSWERS_CHANGED_MEANWHILE


def test_an_application_that_is_not_confirmed_says_nothing_about_the_account_yet() -> None:
    application = make_application(open_round(), state=ApplicationState.RECEIVED)
    change_answers(application, {"country": "NO"}, version=1, now=OPEN)
    application.person.refresh_from_db()
    assert application.person.country == ""


def test_after_the_grace_and_once_withdrawn_answers_stay() -> None:
    round_ = open_round()
    application = make_application(round_)
    withdrawn = make_application(round_, state=ApplicationState.WITHDRAWN)
    end = read_round_times(round_).grace_ends_at
    change_answers(application, {"city": "Oslo"}, version=1, now=end)
    for one, now, reason in [
        (application, end + timedelta(seconds=1), Reason.ROUND_CLOSED),
        (withdrawn, OPEN, Reason.APPLICATION_WITHDRAWN),
    ]:
        with pytest.raises(Refused) as refusal:
            change_answers(one, {"city": "Bergen"}, version=2, now=now)
        assert refusal.value.reason == reason


def test_what_was_asked_about_a_changed_answer_is_not_asked_any_more() -> None:
    application = make_application(open_round(), answers=ALL | {"wish_interests": "same", "interests": []})
    raise_doubt(application, kind=DoubtKind.CONTRADICTION, about="wish_interests", choices=["any"], now=OPEN)
    raise_doubt(application, kind=DoubtKind.WISH_IMPOSSIBLE, about="wish_stage", choices=["any"], now=OPEN)
    change_answers(application, {"interests": ["reading"]}, version=1, now=OPEN)
    assert [doubt.kind for doubt in application.doubts.all()] == [DoubtKind.WISH_IMPOSSIBLE]
    change_answers(application, {"wish_stage": "any", "country": "US"}, version=2, now=OPEN)
    assert [doubt.kind for doubt in application.doubts.all()] == [DoubtKind.ZONE_UNSURE, DoubtKind.WISH_IMPOSSIBLE][:1]
