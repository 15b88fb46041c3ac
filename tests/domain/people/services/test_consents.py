"""Consent: given, renewed, taken back."""

from datetime import timedelta

from pairloom.domain.core.models import JournalEntry
from pairloom.domain.people import services
from pairloom.domain.people.queries import has_consented
from pairloom.domain.people.states import Consent
from tests.makers import NOW, make_person

LATER = NOW + timedelta(days=1)


def test_the_same_consent_twice_is_one(db: None) -> None:
    person = make_person()
    first = services.give_consent(person, kind=Consent.CONDUCT, text_version="2026-1", now=NOW)
    again = services.give_consent(person, kind=Consent.CONDUCT, text_version="2026-1", now=LATER)
    assert (first, person.consents.count(), JournalEntry.objects.count()) == (again, 1, 1)


def test_a_newer_text_takes_the_place_of_the_older_one(db: None) -> None:
    person = make_person()
    services.give_consent(person, kind=Consent.CONDUCT, text_version="2026-1", now=NOW)
    services.give_consent(person, kind=Consent.CONDUCT, text_version="2026-2", now=LATER)
    stored = list(person.consents.order_by("id").values_list("text_version", "given_at", "withdrawn_at"))
    assert stored == [("2026-1", NOW, LATER), ("2026-2", LATER, None)]


def test_a_consent_can_be_taken_back_once_and_given_again(db: None) -> None:
    person = make_person()
    services.give_consent(person, kind=Consent.NEWS, text_version="1", now=NOW)
    assert [services.withdraw_consent(person, kind=Consent.NEWS, now=LATER) for _ in range(2)] == [True, False]
    assert not has_consented(person, Consent.NEWS)
    services.give_consent(person, kind=Consent.NEWS, text_version="1", now=LATER)
    assert has_consented(person, Consent.NEWS)
    assert list(JournalEntry.objects.order_by("id").values_list("act", flat=True)) == [
        *("consent.given", "consent.withdrawn", "consent.given"),
    ]
