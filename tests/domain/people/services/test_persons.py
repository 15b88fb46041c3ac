"""Registering people, and changing what is known of them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.people import services
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Level
from tests.makers import NOW, make_person

LATER = NOW + timedelta(days=1)


def list_acts() -> list[str]:
    return list(JournalEntry.objects.order_by("id").values_list("act", flat=True))


def test_a_person_is_registered_as_they_write_themselves(db: None) -> None:
    person = services.register_person(
        address="Zoë@Example.ORG", name=" Zoe\u0308  ", language="fr", country="CI", time_zone="Africa/Abidjan", now=NOW
    )
    stored = Person.objects.get()
    assert (stored.email, stored.name, stored.language) == ("Zoë@example.org", "Zoë", "fr")
    assert (stored.country, stored.time_zone, stored.joined_at) == ("CI", "Africa/Abidjan", NOW)
    assert (stored.address_confirmed_at, stored.has_usable_password()) == (None, False)
    assert list(JournalEntry.objects.values_list("act", "about", "details")) == [
        ("person.registered", f"person:{person.pk}", {})
    ]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ({"address": "ana"}, Reason.ADDRESS_WRONG),
        ({"address": "TAKEN@example.org"}, Reason.ADDRESS_TAKEN),
        ({"name": "\u200b"}, Reason.NAME_EMPTY),
        ({"language": "tlh"}, Reason.LANGUAGE_UNKNOWN),
        ({"country": "XX"}, Reason.COUNTRY_UNKNOWN),
        ({"time_zone": "Moon"}, Reason.ZONE_UNKNOWN),
    ],
)
def test_a_person_who_cannot_be_registered_leaves_nothing_behind(
    db: None, words: dict[str, str], reason: Reason
) -> None:
    make_person(email="taken@example.org")
    with pytest.raises(Refused) as refused:
        services.register_person(**{"address": "ana@example.org", "now": NOW, **words})  # type: ignore[arg-type]
    assert (refused.value.reason, Person.objects.count(), list_acts()) == (reason, 1, [])


def test_of_two_registrations_at_once_with_one_address_one_is_refused(transactional_db: None) -> None:
    start = Barrier(2)

    def register(address: str) -> Reason | None:
        start.wait(timeout=10)
        try:
            services.register_person(address=address, now=NOW)
        except Refused as refused:
            return refused.reason
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(2) as threads:
        answers = set(threads.map(register, ["ana@example.org", "ANA@example.org"]))
    assert answers == {None, Reason.ADDRESS_TAKEN}
    assert Person.objects.count() == 1


def test_a_new_name_is_kept_and_the_same_again_changes_nothing(db: None) -> None:
    person = make_person(name="Ana")
    for _ in range(2):
        services.rename(person, name="Ana  María", by=person, now=LATER)
    assert (Person.objects.get().name, list_acts()) == ("Ana María", ["person.renamed"])


def test_a_new_address_gives_the_old_one_and_ends_all_sessions(db: None) -> None:
    person = make_person(email="old@example.org", unreachable_since=NOW)
    before = person.get_session_auth_hash()
    old = services.change_address(person, address="new@example.org", by=person, now=LATER)
    stored = Person.objects.get()
    assert (old, stored.email, stored.address_confirmed_at) == ("old@example.org", "new@example.org", LATER)
    assert stored.unreachable_since is None
    assert stored.get_session_auth_hash() != before
    assert list_acts() == ["person.address-changed"]


def test_the_same_address_again_ends_no_session(db: None) -> None:
    person = make_person(email="ana@example.org")
    services.change_address(person, address="ana@example.org", by=person, now=LATER)
    assert (Person.objects.get().session_number, list_acts()) == (0, [])


def test_other_capitals_of_ones_own_address_are_no_others_address(db: None) -> None:
    person = make_person(email="ana@example.org")
    services.change_address(person, address="Ana@example.org", by=person, now=LATER)
    assert Person.objects.get().email == "Ana@example.org"


def test_somebody_elses_address_is_refused_and_sessions_go_on(db: None) -> None:
    make_person(email="bea@example.org")
    person = make_person(email="ana@example.org")
    with pytest.raises(Refused) as refused:
        services.change_address(person, address="Bea@Example.org", by=person, now=LATER)
    person.refresh_from_db()
    assert (refused.value.reason, person.email, person.session_number) == (Reason.ADDRESS_TAKEN, "ana@example.org", 0)


def test_the_first_confirmation_of_an_address_counts(db: None) -> None:
    person = make_person(address_confirmed_at=None)
    services.confirm_address(person, now=NOW)
    services.confirm_address(person, now=LATER)
    assert (Person.objects.get().address_confirmed_at, list_acts()) == (NOW, ["person.address-confirmed"])


def test_language_and_place_are_chosen_once_and_journalled_once(db: None) -> None:
    person = make_person()
    for _ in range(2):
        services.choose_language(person, language="ar", now=LATER)
        services.choose_place(person, country="EG", time_zone="Africa/Cairo", now=LATER)
    stored = Person.objects.get()
    assert (stored.language, stored.country, stored.time_zone) == ("ar", "EG", "Africa/Cairo")
    assert list_acts() == ["person.language-chosen", "person.place-chosen"]


def test_languages_are_set_whole_and_the_same_again_changes_nothing(db: None) -> None:
    person = make_person()
    services.set_languages(person, {"en": Level.GOOD, "pt": Level.NATIVE}, now=NOW)
    for _ in range(2):
        services.set_languages(person, {"en": Level.FLUENT, "es": Level.BASIC}, now=LATER)
    assert dict(person.languages.values_list("code", "level")) == {"en": "fluent", "es": "basic"}
    assert list_acts() == ["person.languages-set"] * 2


def test_one_unknown_language_leaves_all_as_they_were(db: None) -> None:
    person = make_person()
    services.set_languages(person, {"en": Level.GOOD}, now=NOW)
    with pytest.raises(Refused):
        services.set_languages(person, {"fr": Level.GOOD, "nope": Level.GOOD}, now=LATER)
    assert dict(person.languages.values_list("code", "level")) == {"en": "good"}


def test_a_person_is_unreachable_from_the_first_time_until_reachable(db: None) -> None:
    person = make_person()
    services.mark_unreachable(person, now=NOW)
    services.mark_unreachable(person, now=LATER)
    assert Person.objects.get().unreachable_since == NOW
    services.mark_reachable(person, now=LATER)
    services.mark_reachable(person, now=LATER)
    assert (Person.objects.get().unreachable_since, list_acts()) == (None, ["person.unreachable", "person.reachable"])


def test_a_newcomer_is_registered_in_one_statement_and_the_journal_is_left_to_the_caller(db: None) -> None:
    with CaptureQueriesContext(connection) as asked:
        person = services.register_newcomer(address="Ana@Example.ORG", name=" Ana ", language="fr", now=NOW)
    stored = Person.objects.get(pk=person.pk)
    assert (stored.email, stored.name, stored.language, stored.joined_at) == ("Ana@example.org", "Ana", "fr", NOW)
    assert (stored.has_usable_password(), len(asked), list_acts()) == (False, 1, [])


def test_a_newcomer_whose_address_somebody_has_is_not_stored(db: None) -> None:
    make_person(email="ana@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        services.register_newcomer(address="ANA@example.org", name="Ana", language="en", now=NOW)
    assert Person.objects.count() == 1
