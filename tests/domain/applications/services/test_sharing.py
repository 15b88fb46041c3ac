"""Tests of agreeing later that the partner sees name, address and answers, and of taking it back."""

from datetime import timedelta

import pytest

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.services import agree_to_share, change_answers, stop_sharing
from pairloom.domain.core.errors import Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.people.services import withdraw_consent
from pairloom.domain.people.states import Consent
from tests.domain.applications.intake import OPEN, make_application, open_round
from tests.domain.pairs.matches import make_closed_round
from tests.domain.pairs.scenes import OPENED, answer

pytestmark = pytest.mark.django_db


def make_one() -> Application:
    """Make somebody who has a place and agreed to nothing."""
    return make_closed_round([answer("AU")]).applications.get()


def count_given(application: Application) -> int:
    """Count what was noted in the journal."""
    return JournalEntry.objects.filter(act="consent.given").count()


def test_one_press_is_enough_and_a_second_changes_nothing() -> None:
    one = make_one()
    assert [agree_to_share(one, version="2026-1", now=OPENED) for _ in range(2)] == [True, False]
    one.refresh_from_db()
    assert (one.answers["share"], count_given(one), one.person.consents.count()) == ("2026-1", 1, 1)


def test_who_took_it_back_can_share_again() -> None:
    one = make_one()
    agree_to_share(one, version="2026-1", now=OPENED)
    withdraw_consent(one.person, kind=Consent.SHARE_WITH_PARTNER, now=OPENED)
    assert agree_to_share(one, version="2026-1", now=OPENED)
    assert one.person.consents.filter(withdrawn_at=None).count() == 1


def test_without_a_text_there_is_nothing_to_agree_to() -> None:
    with pytest.raises(Refused):
        agree_to_share(make_one(), version="", now=OPENED)


def list_acts() -> list[str]:
    """List what the journal says of consents and changes, oldest first."""
    acts = ("consent.given", "consent.withdrawn", "application.changed")
    return list(JournalEntry.objects.filter(act__in=acts).order_by("id").values_list("act", flat=True))


def test_it_can_be_taken_back_and_a_second_press_changes_nothing() -> None:
    one = make_one()
    agree_to_share(one, version="2026-1", now=OPENED)
    before = Application.objects.get()
    assert [stop_sharing(one.person, now=OPENED + timedelta(days=1)) for _ in range(2)] == [True, False]
    one.refresh_from_db()
    assert (one.answers["share"], one.changed_at, one.version) == ("", before.changed_at, before.version + 1)
    assert one.person.consents.filter(withdrawn_at=None).count() == 0
    assert list_acts() == ["application.changed", "consent.given", "application.changed", "consent.withdrawn"]


def test_who_stopped_can_share_again_and_who_never_shared_has_nothing_to_stop() -> None:
    one = make_one()
    assert not stop_sharing(one.person, now=OPENED)
    agree_to_share(one, version="2026-1", now=OPENED)
    stop_sharing(one.person, now=OPENED)
    assert agree_to_share(one, version="2026-1", now=OPENED)
    one.refresh_from_db()
    assert one.answers["share"] == "2026-1"


def test_nobody_elses_answers_are_touched() -> None:
    one, other = make_closed_round([answer("AU"), answer("SE")]).applications.order_by("pk")
    for each in (one, other):
        agree_to_share(each, version="2026-1", now=OPENED)
    stop_sharing(one.person, now=OPENED)
    other.refresh_from_db()
    assert (other.answers["share"], other.person.consents.filter(withdrawn_at=None).count()) == ("2026-1", 1)


def test_another_answer_that_is_changed_later_does_not_give_the_consent_anew() -> None:
    one = make_application(open_round())
    assert one.answers["share"]
    stop_sharing(one.person, now=OPEN)
    changed = change_answers(one, {"city": "Oslo"}, version=2, now=OPEN)
    assert (changed.faults, changed.application.answers["city"]) == ({}, "Oslo")
    given = one.person.consents.filter(withdrawn_at=None).values_list("kind", flat=True)
    assert set(given) == {Consent.CONDUCT, Consent.CONFIDENTIALITY}
