"""Tests of whose letters are in the way of introductions: named with the way to the application, and what is wrong."""

import pytest
from django.test import Client
from django.utils.html import strip_tags

from pairloom import clock
from pairloom.domain.core.errors import Reason
from pairloom.domain.pairs.models import Pair
from pairloom.domain.pairs.queries import Trouble
from pairloom.domain.pairs.services import introduce_due_rounds
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.doors.backoffice.match.troubles import FAULTS, say_fault, show_troubles
from tests.doors.backoffice.match.matched import match_round, people_of

pytestmark = pytest.mark.django_db
CONFIRM = "/office/rounds/spring/match/confirm/"


@pytest.mark.parametrize("page", ["/office/", "/office/rounds/spring/", CONFIRM])
def test_every_page_that_speaks_of_it_names_the_person_the_letter_and_the_fault(
    led: Client, spring: Round, page: str
) -> None:
    match_round(spring)
    led.post(CONFIRM, {"run": "1"})
    first = people_of(spring)[0]
    Person.objects.filter(pk=first.person_id).update(email="broken")
    assert introduce_due_rounds(now=clock.now()) == 0
    shown = led.get(page).content.decode()
    assert f'href="/office/rounds/spring/applications/{first.key}/"' in shown
    words = f"{first.name}: the letter “Meet your partner”. The e-mail address of this person is not whole."
    assert words in strip_tags(shown)
    Person.objects.filter(pk=first.person_id).update(email="well@example.org")
    introduce_due_rounds(now=clock.now())
    assert Pair.objects.filter(state="meeting").count() == 3
    assert words not in strip_tags(led.get(page).content.decode())


def test_a_press_says_that_the_page_names_them(led: Client, spring: Round) -> None:
    match_round(spring)
    led.post(CONFIRM, {"run": "1"})
    Person.objects.filter(pk=people_of(spring)[0].person_id).update(email="broken")
    shown = led.post("/office/rounds/spring/match/introduce/", follow=True).content.decode()
    assert "Some letters cannot be written, so nobody was told anything. Below you read whose letters" in shown


@pytest.mark.parametrize("fault", [*FAULTS, "another-one"])
def test_every_fault_is_said_in_a_sentence(fault: str) -> None:
    said = say_fault(Trouble(1, "introduction", fault, "why"))
    assert said.endswith(".")
    with_name = {Reason.PLACEHOLDER_MISSING, Reason.PLACEHOLDER_UNKNOWN, Reason.LETTER_INVALID}
    assert ("{why}" in said) == (fault in with_name)
    assert "%" not in said


def test_who_was_erased_since_is_left_out(led: Client, spring: Round) -> None:
    match_round(spring)
    led.post(CONFIRM, {"run": "1"})
    first = people_of(spring)[0]
    Person.objects.filter(pk=first.person_id).update(email="broken")
    introduce_due_rounds(now=clock.now())
    assert [one.application for one in show_troubles(spring)] == [first]
    first.person.delete()
    assert show_troubles(spring) == []
