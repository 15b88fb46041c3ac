"""Tests of registering many people at once, and of forgetting those who never came."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.people.models import Person
from pairloom.domain.people.services import Newcomer, forget_newcomers, register_people
from pairloom.domain.people.states import Role
from tests.makers import NOW, make_person, make_role

LATER = NOW + timedelta(days=1)


def test_who_is_here_stays_as_they_are_and_others_are_registered(db: None) -> None:
    known = make_person(email="Ana@example.org", name="Ana")
    newcomers = [Newcomer("ana@example.org", "Anna", "PE"), Newcomer("Bo@example.org", "Bo", "SE", "Europe/Stockholm")]
    found = register_people(newcomers, language="es", now=LATER)
    assert (found["ana@example.org"], Person.objects.get(pk=known.pk).name) == (known, "Ana")
    bo = Person.objects.get(pk=found["bo@example.org"].pk)
    assert (bo.email, bo.name, bo.country, bo.time_zone, bo.language) == (
        *("Bo@example.org", "Bo", "SE", "Europe/Stockholm", "es"),
    )
    assert (bo.joined_at, bo.address_confirmed_at, bo.has_usable_password()) == (LATER, None, False)
    assert list(JournalEntry.objects.values_list("act", "about")) == [("person.registered", f"person:{bo.pk}")]


@pytest.mark.parametrize("address", ["ÄnA@example.org", "Ж@приклад.укр"])
def test_an_address_in_any_alphabet_is_known_again(db: None, address: str) -> None:
    first = register_people([Newcomer(address)], language="en", now=NOW)
    again = register_people([Newcomer(address)], language="en", now=LATER)
    assert list(first.values()) == list(again.values())
    assert Person.objects.count() == 1


def test_many_people_cost_few_queries(db: None, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(30):
        found = register_people([Newcomer(f"p{number}@example.org") for number in range(900)], language="en", now=NOW)
    assert len(found) == Person.objects.count() == 900


def test_a_country_or_a_language_that_is_none_is_refused(db: None) -> None:
    with pytest.raises(Refused) as refusal:
        register_people([Newcomer("ana@example.org", country="XX")], language="en", now=NOW)
    assert refusal.value.reason is Reason.COUNTRY_UNKNOWN
    with pytest.raises(Refused):
        register_people([], language="tlh", now=NOW)


def test_only_who_never_came_is_forgotten(db: None) -> None:
    found = register_people([Newcomer(f"{name}@example.org") for name in "abcd"], language="en", now=NOW)
    make_role(found["b@example.org"], Role.EDITOR)
    Person.objects.filter(email="c@example.org").update(address_confirmed_at=LATER)
    older = make_person(joined_at=LATER, address_confirmed_at=None)
    numbers = {person.pk for person in found.values()} | {older.pk}
    assert forget_newcomers(numbers, joined_at=NOW, now=LATER) == 2
    assert sorted(Person.objects.values_list("email", flat=True)) == sorted(
        ["b@example.org", "c@example.org", older.email]
    )
    assert forget_newcomers(numbers, joined_at=NOW, now=LATER) == 0
