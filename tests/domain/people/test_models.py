"""Tables of people."""

import pytest
from django.db import IntegrityError, transaction

from pairloom.domain.people.models import Person
from tests.makers import make_person

pytestmark = pytest.mark.django_db


def test_an_address_belongs_to_one_person_whatever_its_capitals() -> None:
    make_person(email="ana@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_person(email="ANA@Example.org")


def test_a_person_is_found_by_address_whatever_its_capitals() -> None:
    person = make_person(email="ana@example.org")
    assert Person.objects.get_by_natural_key("Ana@Example.ORG") == person
